import type { Definition } from '../core/definition.ts';
import { lossDefinition } from '../core/loss.ts';
import { classAxis, labelSmoothing, yesOrNo } from './shared/options.ts';
import { clipped, costsOf, expected, expectedOfLogits, normalized } from './shared/probability.ts';
import { DeclaredMean } from '../core/declared-mean.ts';
import { type Values, valuesOf } from '../core/values-of.ts';
import type { ArrayInput } from '../core/input.ts';
import { perClass } from '../core/verbs.ts';

export interface CategoricalCrossentropyOptions {
  /** `yPred` holds logits, not probabilities. */
  readonly fromLogits?: boolean | undefined;
  /** The part of the truth that is spread evenly over all classes; 0 by default. */
  readonly labelSmoothing?: number | undefined;
  /** The axis of the classes; by default the last. */
  readonly axis?: number | undefined;
}

const definition = lossDefinition<CategoricalCrossentropyOptions>({
  className: 'CategoricalCrossentropy',
  name: 'categorical_crossentropy',
  options: { fromLogits: yesOrNo, labelSmoothing, axis: classAxis },
  value: ({ fromLogits, labelSmoothing: smoothing, axis }) => {
    const [truth, predicted] = [perClass('yTrue', axis), perClass('yPred', axis)];
    return fromLogits
      ? expectedOfLogits(truth, predicted, smoothing!)
      : expected(truth, costsOf(clipped(normalized(predicted))), smoothing!);
  },
});

/**
 * The mean of −log of the probability of the true class. `yTrue` and `yPred` have the same shape, samples × classes. The truth is one-hot or
 * soft. `yPred` holds probabilities or logits. Probabilities are scaled to a sum of 1, and then clipped to 1e-7 … 1 − 1e-7.
 *
 * `updateState` throws RangeError for different shapes, and for a sample whose loss is not finite.
 *
 * Source: `keras.metrics.CategoricalCrossentropy`.
 *
 * ```ts
 * import { CategoricalCrossentropy } from 'rightly';
 *
 * const m = new CategoricalCrossentropy();
 * m.updateState([[0, 1, 0], [0, 0, 1]], [[0.05, 0.95, 0], [0.1, 0.8, 0.1]]);
 * m.result().toFixed(4); // 1.1769
 *
 * m.resetState();
 * m.updateState([[0, 1, 0], [0, 0, 1]], [[0.05, 0.95, 0], [0.1, 0.8, 0.1]], { sampleWeight: [0.3, 0.7] });
 * m.result().toFixed(4); // 1.6272
 * ```
 */
export class CategoricalCrossentropy extends DeclaredMean<CategoricalCrossentropyOptions> {
  static readonly definition: Definition<CategoricalCrossentropyOptions> = definition;
}

/**
 * −log of the probability of the true class, for each sample.
 * Source: `keras.losses.categorical_crossentropy`.
 *
 * ```ts
 * import { categoricalCrossentropy } from 'rightly';
 *
 * const { data } = categoricalCrossentropy([[0, 1, 0], [0, 0, 1]], [[0.05, 0.95, 0], [0.1, 0.8, 0.1]], { labelSmoothing: 0.1 });
 * Array.from(data, (x) => x.toFixed(4)).join(' '); // 0.6850 2.2333
 * ```
 */
export const categoricalCrossentropy = (
  yTrue: ArrayInput,
  yPred: ArrayInput,
  options?: CategoricalCrossentropyOptions,
): Values => valuesOf(definition, yTrue, yPred, options);
