import type { Definition } from '../core/definition.ts';
import { lossDefinition } from '../core/loss.ts';
import { atLeastZero, classAxis, classWeights, labelSmoothing, yesOrNo } from './shared/options.ts';
import {
  clipped,
  boundedCosts,
  costsOf,
  costsOfLogits,
  expected,
  normalized,
} from './shared/probability.ts';
import { DeclaredMean } from '../core/declared-mean.ts';
import { type Values, valuesOf } from '../core/values-of.ts';
import type { ArrayInput } from '../core/input.ts';
import { exp, minus, perClass, power, times, timesEach } from '../core/verbs.ts';

export interface CategoricalFocalCrossentropyOptions {
  /** The weights of the classes: one number for all, or one for each; 0.25 by default. */
  readonly alpha?: number | readonly number[] | undefined;
  /** The focusing exponent. With a higher exponent, samples that are predicted well count less. 2 by default. */
  readonly gamma?: number | undefined;
  /** `yPred` holds logits, not probabilities. */
  readonly fromLogits?: boolean | undefined;
  /** The part of the truth that is spread evenly over all classes; 0 by default. */
  readonly labelSmoothing?: number | undefined;
  /** The axis of the classes; by default the last. */
  readonly axis?: number | undefined;
}

const definition = lossDefinition<CategoricalFocalCrossentropyOptions>({
  className: 'CategoricalFocalCrossentropy',
  name: 'categorical_focal_crossentropy',
  options: {
    alpha: classWeights,
    gamma: atLeastZero(2),
    fromLogits: yesOrNo,
    labelSmoothing,
    axis: classAxis,
  },
  value: ({ alpha, gamma, fromLogits, labelSmoothing: smoothing, axis }) => {
    const predicted = perClass('yPred', axis);
    const costs = fromLogits
      ? boundedCosts(costsOfLogits(predicted))
      : costsOf(clipped(normalized(predicted)));
    const missed = minus(1, exp(times(costs, -1)));
    const focal = times(power(missed, gamma!), costs);
    const balanced = typeof alpha === 'number' ? times(focal, alpha) : timesEach(focal, alpha!);
    return expected(perClass('yTrue', axis), balanced, smoothing!);
  },
});

/**
 * Cross-entropy times α·(1 − probability of the class)^γ. Samples that are already right count less. `yTrue` and `yPred` have the same shape,
 * samples × classes. The truth is one-hot or soft, and `yPred` holds probabilities or logits.
 *
 * `updateState` throws RangeError for different shapes, and for a sample whose loss is not finite.
 *
 * Source: `keras.losses.CategoricalFocalCrossentropy`. The metric is an extension.
 *
 * ```ts
 * import { CategoricalFocalCrossentropy } from 'rightly';
 *
 * const m = new CategoricalFocalCrossentropy();
 * m.updateState([[0, 1, 0], [0, 0, 1]], [[0.05, 0.9, 0.05], [0.1, 0.85, 0.05]]);
 * m.result().toFixed(4); // 0.3381
 *
 * m.resetState();
 * m.updateState([[0, 1, 0], [0, 0, 1]], [[0.05, 0.9, 0.05], [0.1, 0.85, 0.05]], { sampleWeight: [0.3, 0.7] });
 * m.result().toFixed(4); // 0.4732
 * ```
 */
export class CategoricalFocalCrossentropy extends DeclaredMean<CategoricalFocalCrossentropyOptions> {
  static readonly definition: Definition<CategoricalFocalCrossentropyOptions> = definition;
}

/**
 * The focal cross-entropy, for each sample.
 * Source: `keras.losses.categorical_focal_crossentropy`.
 *
 * ```ts
 * import { categoricalFocalCrossentropy } from 'rightly';
 *
 * const { data } = categoricalFocalCrossentropy([[0, 1, 0], [0, 0, 1]], [[0.05, 0.9, 0.05], [0.1, 0.85, 0.05]], { alpha: 1 });
 * Array.from(data, (x) => x.toFixed(4)).join(' '); // 0.0011 2.7036
 * ```
 */
export const categoricalFocalCrossentropy = (
  yTrue: ArrayInput,
  yPred: ArrayInput,
  options?: CategoricalFocalCrossentropyOptions,
): Values => valuesOf(definition, yTrue, yPred, options);
