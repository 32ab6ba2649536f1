import type { Definition } from '../core/definition.ts';
import { MeanMetric, type Values, valuesOf } from '../core/mean-metric.ts';
import { classIndex } from '../core/options.ts';
import type { ArrayInput } from '../core/input.ts';
import { differs, isArgmax, labels, scores } from '../core/verbs.ts';

export interface SparseCategoricalAccuracyOptions {
  /** Samples with this label weigh nothing: padding, or "unknown" (-1 and -100 are common). */
  readonly ignoreClass?: number | undefined;
}

const definition: Definition<SparseCategoricalAccuracyOptions> = {
  className: 'SparseCategoricalAccuracy',
  name: 'sparse_categorical_accuracy',
  direction: 'up',
  range: [0, 1],
  options: { ignoreClass: classIndex },
  value: () => isArgmax(labels('yTrue'), scores('yPred')),
  counted: ({ ignoreClass }) =>
    ignoreClass === undefined ? undefined : differs(labels('yTrue'), ignoreClass),
};

/**
 * How often the highest score is that of the true class. `yTrue` holds class indexes, one a sample (or samples × 1); `yPred` scores,
 * samples × classes: probabilities or logits. Of equal scores the first is the highest. A label that no class has is not right.
 *
 * `updateState` throws RangeError for a label that is not whole or where the shapes do not fit.
 * Source: `keras.metrics.SparseCategoricalAccuracy`; `ignoreClass` is ours, as in Keras's sparse cross-entropy.
 *
 * ```ts
 * import { SparseCategoricalAccuracy } from 'rightly';
 *
 * const m = new SparseCategoricalAccuracy();
 * m.updateState([[2], [1]], [[0.1, 0.6, 0.3], [0.05, 0.95, 0]]);
 * m.result(); // 0.5
 *
 * m.resetState();
 * m.updateState([[2], [1]], [[0.1, 0.6, 0.3], [0.05, 0.95, 0]], { sampleWeight: [0.7, 0.3] });
 * m.result(); // 0.3
 * ```
 */
export class SparseCategoricalAccuracy extends MeanMetric<SparseCategoricalAccuracyOptions> {
  static readonly definition: Definition<SparseCategoricalAccuracyOptions> = definition;
}

/**
 * 1 where the highest score is that of the true class, else 0, for each sample.
 * Source: `keras.metrics.sparse_categorical_accuracy`.
 *
 * ```ts
 * import { sparseCategoricalAccuracy } from 'rightly';
 *
 * sparseCategoricalAccuracy([2, 1], [[0.1, 0.6, 0.3], [0.05, 0.95, 0]]).data; // [0, 1]
 * ```
 */
export const sparseCategoricalAccuracy = (yTrue: ArrayInput, yPred: ArrayInput): Values =>
  valuesOf(definition, yTrue, yPred);
