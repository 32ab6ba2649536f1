import type { Definition } from '../core/definition.ts';
import { lossDefinition } from '../core/loss.ts';
import { classAxis, labelSmoothing, yesOrNo } from './shared/options.ts';
import { along, binaryCost, binaryCostOfLogits, softened } from './shared/binary.ts';
import { DeclaredMean } from '../core/declared-mean.ts';
import { type Values, valuesOf } from '../core/values-of.ts';
import type { ArrayInput } from '../core/input.ts';
import { mean } from '../core/verbs.ts';

export interface BinaryCrossentropyOptions {
  /** `yPred` holds logits, not probabilities. */
  readonly fromLogits?: boolean | undefined;
  /** Moves labels of 0 and 1 towards one half: with 0.2 they become 0.1 and 0.9. 0 by default. */
  readonly labelSmoothing?: number | undefined;
  /** The axis of a sample's vector; by default the last. */
  readonly axis?: number | undefined;
}

const definition = lossDefinition<BinaryCrossentropyOptions>({
  className: 'BinaryCrossentropy',
  name: 'binary_crossentropy',
  options: { fromLogits: yesOrNo, labelSmoothing, axis: { ...classAxis, extension: true } },
  value: ({ fromLogits, labelSmoothing: smoothing, axis }) => {
    const truth = softened(along('yTrue', axis!), smoothing!);
    const predicted = along('yPred', axis!);
    return mean((fromLogits ? binaryCostOfLogits : binaryCost)(truth, predicted));
  },
});

/**
 * The mean of −log of the predicted probability of the truth: ŷ where a label is 1, 1 − ŷ where it is 0. Labels between 0 and 1 mix the two.
 * Probabilities are clipped to 1e-7 … 1 − 1e-7. `yTrue` and `yPred` have the same shape. The last axis is the vector of a sample. With shape (N),
 * each number is a sample.
 *
 * `updateState` throws RangeError for different shapes, and for a sample whose loss is not finite.
 *
 * Source: `keras.metrics.BinaryCrossentropy`.
 *
 * ```ts
 * import { BinaryCrossentropy } from 'rightly';
 *
 * const m = new BinaryCrossentropy();
 * m.updateState([[0, 1], [0, 0]], [[0.6, 0.4], [0.4, 0.6]]);
 * m.result().toFixed(4); // 0.8149
 *
 * m.resetState();
 * m.updateState([[0, 1], [0, 0]], [[0.6, 0.4], [0.4, 0.6]], { sampleWeight: [1, 0] });
 * m.result().toFixed(4); // 0.9163
 * ```
 */
export class BinaryCrossentropy extends DeclaredMean<BinaryCrossentropyOptions> {
  static readonly definition: Definition<BinaryCrossentropyOptions> = definition;
}

/**
 * The mean of −log of the predicted probability of the truth, for each sample.
 * Source: `keras.losses.binary_crossentropy`.
 *
 * ```ts
 * import { binaryCrossentropy } from 'rightly';
 *
 * const { data } = binaryCrossentropy([[0, 1], [0, 0]], [[0.6, 0.4], [0.4, 0.6]], { fromLogits: true });
 * Array.from(data, (x) => x.toFixed(4)).join(' '); // 0.7753 0.9753
 * ```
 */
export const binaryCrossentropy = (
  yTrue: ArrayInput,
  yPred: ArrayInput,
  options?: BinaryCrossentropyOptions,
): Values => valuesOf(definition, yTrue, yPred, options);
