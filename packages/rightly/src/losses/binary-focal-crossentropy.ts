import type { Definition } from '../core/definition.ts';
import { lossDefinition } from '../core/loss.ts';
import { atLeastZero, classAxis, labelSmoothing, yesOrNo } from './shared/options.ts';
import { along, binaryCost, binaryCostOfLogits, softened } from './shared/binary.ts';
import { DeclaredMean } from '../core/declared-mean.ts';
import { type Values, valuesOf } from '../core/values-of.ts';
import type { ArrayInput } from '../core/input.ts';
import { exp, mean, minus, plus, power, softplus, times, type Rows } from '../core/verbs.ts';

export interface BinaryFocalCrossentropyOptions {
  /** Labels of 1 weigh `alpha`, labels of 0 weigh 1 − `alpha`. */
  readonly applyClassBalancing?: boolean | undefined;
  /** 0.25 by default. */
  readonly alpha?: number | undefined;
  /** The focusing exponent. With a higher exponent, samples that are predicted well count less. 2 by default. */
  readonly gamma?: number | undefined;
  /** `yPred` holds logits, not probabilities. */
  readonly fromLogits?: boolean | undefined;
  /** Moves labels of 0 and 1 towards one half: with 0.2 they become 0.1 and 0.9. 0 by default. */
  readonly labelSmoothing?: number | undefined;
  /** The axis of a sample's vector; by default the last. */
  readonly axis?: number | undefined;
}

/** The probabilities of 1 and of 0. Each is computed without the other, so that small ones are not lost. */
const sigmoids = (logits: Rows): [yes: Rows, no: Rows] => [
  exp(times(softplus(times(logits, -1)), -1)),
  exp(times(softplus(logits), -1)),
];

const definition = lossDefinition<BinaryFocalCrossentropyOptions>({
  className: 'BinaryFocalCrossentropy',
  name: 'binary_focal_crossentropy',
  options: {
    applyClassBalancing: yesOrNo,
    alpha: atLeastZero(0.25),
    gamma: atLeastZero(2),
    fromLogits: yesOrNo,
    labelSmoothing,
    axis: classAxis,
  },
  value: ({ applyClassBalancing, alpha, gamma, fromLogits, labelSmoothing: smoothing, axis }) => {
    const truth = softened(along('yTrue', axis!), smoothing!);
    const predicted = along('yPred', axis!);
    const not = minus(1, truth);
    const [yes, no] = fromLogits ? sigmoids(predicted) : [predicted, minus(1, predicted)];
    const missed = plus(times(truth, no), times(not, yes));
    const cost = fromLogits ? binaryCostOfLogits(truth, predicted) : binaryCost(truth, predicted);
    const focal = times(power(missed, gamma!), cost);
    const balance = plus(times(truth, alpha!), times(not, 1 - alpha!));
    return mean(applyClassBalancing ? times(balance, focal) : focal);
  },
});

/**
 * Binary cross-entropy times (1 − predicted probability of the truth)^γ. Samples that are already right count less.
 * `yTrue` and `yPred` have the same shape. The last axis is the vector of a sample. With shape (N), each number is a sample.
 *
 * `updateState` throws RangeError for different shapes, and for a sample whose loss is not finite.
 *
 * Source: `keras.losses.BinaryFocalCrossentropy`. The metric is an extension.
 *
 * ```ts
 * import { BinaryFocalCrossentropy } from 'rightly';
 *
 * const m = new BinaryFocalCrossentropy();
 * m.updateState([[0, 1], [0, 0]], [[0.6, 0.4], [0.4, 0.6]]);
 * m.result().toFixed(4); // 0.2678
 *
 * m.resetState();
 * m.updateState([[0, 1], [0, 0]], [[0.6, 0.4], [0.4, 0.6]], { sampleWeight: [1, 0] });
 * m.result().toFixed(4); // 0.3299
 * ```
 */
export class BinaryFocalCrossentropy extends DeclaredMean<BinaryFocalCrossentropyOptions> {
  static readonly definition: Definition<BinaryFocalCrossentropyOptions> = definition;
}

/**
 * The focal binary cross-entropy, for each sample.
 * Source: `keras.losses.binary_focal_crossentropy`.
 *
 * ```ts
 * import { binaryFocalCrossentropy } from 'rightly';
 *
 * const { data } = binaryFocalCrossentropy([[0, 1], [0, 0]], [[0.6, 0.4], [0.4, 0.6]], { gamma: 3 });
 * Array.from(data, (x) => x.toFixed(4)).join(' '); // 0.1979 0.1153
 * ```
 */
export const binaryFocalCrossentropy = (
  yTrue: ArrayInput,
  yPred: ArrayInput,
  options?: BinaryFocalCrossentropyOptions,
): Values => valuesOf(definition, yTrue, yPred, options);
