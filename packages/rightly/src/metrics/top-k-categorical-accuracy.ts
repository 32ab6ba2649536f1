import type { Definition } from '../core/definition.ts';
import { DeclaredMean } from '../core/declared-mean.ts';
import { type Values, valuesOf } from '../core/values-of.ts';
import { atLeastOne } from '../core/options.ts';
import type { ArrayInput } from '../core/input.ts';
import { argmax, inTopK, oneHot, scores } from '../core/verbs.ts';

export interface TopKCategoricalAccuracyOptions {
  /** The number of highest scores that count as right; 5 by default. */
  readonly k?: number | undefined;
}

const definition: Definition<TopKCategoricalAccuracyOptions> = {
  className: 'TopKCategoricalAccuracy',
  name: 'top_k_categorical_accuracy',
  direction: 'up',
  range: [0, 1],
  options: { k: atLeastOne(5) },
  value: ({ k }) => inTopK(argmax(oneHot('yTrue')), scores('yPred'), k!),
};

/**
 * How often the true class is among the `k` highest scores. `yTrue` is one-hot, with the shape of `yPred`: samples × classes.
 * The true class also counts if its score equals the k-th highest score.
 *
 * `updateState` throws RangeError where the shapes differ, or for NaN in `yTrue`. Source: `keras.metrics.TopKCategoricalAccuracy`.
 *
 * ```ts
 * import { TopKCategoricalAccuracy } from 'rightly';
 *
 * const m = new TopKCategoricalAccuracy({ k: 1 });
 * m.updateState([[0, 0, 1], [0, 1, 0]], [[0.1, 0.9, 0.8], [0.05, 0.95, 0]]);
 * m.result(); // 0.5
 *
 * m.resetState();
 * m.updateState([[0, 0, 1], [0, 1, 0]], [[0.1, 0.9, 0.8], [0.05, 0.95, 0]], { sampleWeight: [0.7, 0.3] });
 * m.result(); // 0.3
 * ```
 */
export class TopKCategoricalAccuracy extends DeclaredMean<TopKCategoricalAccuracyOptions> {
  static readonly definition: Definition<TopKCategoricalAccuracyOptions> = definition;
}

/**
 * 1 where the true class is among the `k` highest scores, else 0, for each sample.
 * Source: `keras.metrics.top_k_categorical_accuracy`.
 *
 * ```ts
 * import { topKCategoricalAccuracy } from 'rightly';
 *
 * topKCategoricalAccuracy([[0, 0, 1], [0, 1, 0]], [[0.1, 0.9, 0.8], [0.05, 0.95, 0]], { k: 2 }).data; // [1, 1]
 * ```
 */
export const topKCategoricalAccuracy = (
  yTrue: ArrayInput,
  yPred: ArrayInput,
  options?: TopKCategoricalAccuracyOptions,
): Values => valuesOf(definition, yTrue, yPred, options);
