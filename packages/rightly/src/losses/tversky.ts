import type { Definition } from '../core/definition.ts';
import { lossDefinition } from '../core/loss.ts';
import { atLeastZero, summedAxes } from './shared/options.ts';
import { EPSILON } from './shared/probability.ts';
import type { Axis } from '../core/layout.ts';
import { DeclaredMean } from '../core/declared-mean.ts';
import { type Values, valuesOf } from '../core/values-of.ts';
import type { ArrayInput } from '../core/input.ts';
import { dividedBy, minus, perClass, plus, sum, times } from '../core/verbs.ts';

export interface TverskyOptions {
  /** The weight of truth that is not predicted; 0.5 by default. */
  readonly alpha?: number | undefined;
  /** The weight of predictions that are not true; 0.5 by default. */
  readonly beta?: number | undefined;
  /** The axes to sum: one or several, but not the first. null, the default, sums all axes. */
  readonly axis?: Axis | undefined;
}

const definition = lossDefinition<TverskyOptions>({
  className: 'Tversky',
  name: 'tversky',
  options: {
    alpha: atLeastZero(0.5),
    beta: atLeastZero(0.5),
    axis: { ...summedAxes, extension: true },
  },
  value: ({ alpha, beta, axis }) => {
    const [truth, predicted] = [perClass('yTrue', axis), perClass('yPred', axis)];
    const both = sum(times(truth, predicted));
    const missed = times(sum(times(truth, minus(1, predicted))), alpha!);
    const added = times(sum(times(predicted, minus(1, truth))), beta!);
    return minus(1, dividedBy(both, plus(plus(plus(both, missed), added), EPSILON)));
  },
});

/**
 * 1 − Σ y·ŷ / (Σ y·ŷ + α·Σ y·(1 − ŷ) + β·Σ ŷ·(1 − y)). With α = β = 0.5 it is Dice's loss. `yTrue` and `yPred` have the same shape. By default a
 * batch has one value, and weighs as one sample. With `axis` (the axes to sum), each sample has its own value.
 *
 * `updateState` throws RangeError for different shapes, and for a sample whose loss is not finite.
 *
 * Source: `keras.losses.Tversky` (`axis` as in later versions). The metric is an extension.
 *
 * ```ts
 * import { Tversky } from 'rightly';
 *
 * const m = new Tversky();
 * m.updateState([[0, 1, 1], [1, 0, 0]], [[0.1, 0.9, 0.6], [0.8, 0.3, 0.1]]);
 * m.result().toFixed(4); // 0.2069
 * ```
 */
export class Tversky extends DeclaredMean<TverskyOptions> {
  static readonly definition: Definition<TverskyOptions> = definition;
}

/**
 * Tversky's loss, for the whole batch, or with `axis` for each sample.
 * Source: `keras.losses.tversky`.
 *
 * ```ts
 * import { tversky } from 'rightly';
 *
 * const { data } = tversky([[0, 1, 1], [1, 0, 0]], [[0.1, 0.9, 0.6], [0.8, 0.3, 0.1]], { alpha: 0.7, beta: 0.3 });
 * Array.from(data, (x) => x.toFixed(4)).join(' '); // 0.2177
 * ```
 */
export const tversky = (yTrue: ArrayInput, yPred: ArrayInput, options?: TverskyOptions): Values =>
  valuesOf(definition, yTrue, yPred, options);
