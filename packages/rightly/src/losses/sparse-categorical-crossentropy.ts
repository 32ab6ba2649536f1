import type { Definition } from '../core/definition.ts';
import { lossDefinition } from '../core/loss.ts';
import { classAxis, yesOrNo } from './shared/options.ts';
import { classIndex } from '../core/options.ts';
import { clipped, costsOfLogits } from './shared/probability.ts';
import { DeclaredMean } from '../core/declared-mean.ts';
import { type Values, valuesOf } from '../core/values-of.ts';
import type { ArrayInput } from '../core/input.ts';
import { differs, labels, log, minus, perClass, pick, sum, weighted } from '../core/verbs.ts';

export interface SparseCategoricalCrossentropyOptions {
  /** `yPred` holds logits, not probabilities. */
  readonly fromLogits?: boolean | undefined;
  /** Samples with this label weigh nothing: padding, or "unknown" (-1 and -100 are common). */
  readonly ignoreClass?: number | undefined;
  /** The axis of the classes; by default the last. */
  readonly axis?: number | undefined;
}

const definition = lossDefinition<SparseCategoricalCrossentropyOptions>({
  className: 'SparseCategoricalCrossentropy',
  name: 'sparse_categorical_crossentropy',
  options: { fromLogits: yesOrNo, ignoreClass: { ...classIndex, weighs: false }, axis: classAxis },
  value: ({ fromLogits, ignoreClass, axis }) => {
    const truth = labels('yTrue');
    const predicted = perClass('yPred', axis);
    const p = clipped(predicted);
    const cost = fromLogits
      ? pick(truth, costsOfLogits(predicted))
      : minus(log(sum(p)), log(pick(truth, p)));
    return ignoreClass === undefined ? cost : weighted(differs(truth, ignoreClass), cost);
  },
  counted: ({ ignoreClass }) =>
    ignoreClass === undefined ? undefined : differs(labels('yTrue'), ignoreClass),
});

/**
 * The mean of −log of the probability of the true class. `yTrue` holds a class index for each sample, and may be samples × 1. `yPred` is
 * samples × classes. It holds probabilities or logits. Probabilities are clipped to 1e-7 … 1 − 1e-7, and then scaled to a sum of 1.
 *
 * `updateState` throws RangeError for a label that is not whole or that no class has, and for shapes that do not fit.
 *
 * Source: `keras.metrics.SparseCategoricalCrossentropy`.
 *
 * ```ts
 * import { SparseCategoricalCrossentropy } from 'rightly';
 *
 * const m = new SparseCategoricalCrossentropy();
 * m.updateState([1, 2], [[0.05, 0.95, 0], [0.1, 0.8, 0.1]]);
 * m.result().toFixed(4); // 1.1769
 *
 * m.resetState();
 * m.updateState([1, 2], [[0.05, 0.95, 0], [0.1, 0.8, 0.1]], { sampleWeight: [0.3, 0.7] });
 * m.result().toFixed(4); // 1.6272
 * ```
 */
export class SparseCategoricalCrossentropy extends DeclaredMean<SparseCategoricalCrossentropyOptions> {
  static readonly definition: Definition<SparseCategoricalCrossentropyOptions> = definition;
}

/**
 * −log of the probability of the true class, for each sample. It is 0 for the ignored class.
 * Source: `keras.losses.sparse_categorical_crossentropy`.
 *
 * ```ts
 * import { sparseCategoricalCrossentropy } from 'rightly';
 *
 * const { data } = sparseCategoricalCrossentropy([1, 2], [[0, 3, 0], [1, 2, 1]], { fromLogits: true });
 * Array.from(data, (x) => x.toFixed(4)).join(' '); // 0.0949 1.5514
 * ```
 */
export const sparseCategoricalCrossentropy = (
  yTrue: ArrayInput,
  yPred: ArrayInput,
  options?: SparseCategoricalCrossentropyOptions,
): Values => valuesOf(definition, yTrue, yPred, options);
