import type { Definition } from '../core/definition.ts';
import { lossDefinition } from '../core/loss.ts';
import { summedAxes } from './shared/options.ts';
import { EPSILON } from './shared/probability.ts';
import type { Axis } from '../core/layout.ts';
import { DeclaredMean } from '../core/declared-mean.ts';
import { type Values, valuesOf } from '../core/values-of.ts';
import type { ArrayInput } from '../core/input.ts';
import { dividedBy, minus, perClass, plus, sum, times } from '../core/verbs.ts';

export interface DiceOptions {
  /** The axes to sum: one or several, but not the first. null, the default, sums all axes. */
  readonly axis?: Axis | undefined;
}

const definition = lossDefinition<DiceOptions>({
  className: 'Dice',
  name: 'dice',
  options: { axis: summedAxes },
  value: ({ axis }) => {
    const [truth, predicted] = [perClass('yTrue', axis), perClass('yPred', axis)];
    const both = times(sum(times(truth, predicted)), 2);
    return minus(1, dividedBy(both, plus(plus(sum(truth), sum(predicted)), EPSILON)));
  },
});

/**
 * 1 − 2·Σ y·ŷ / (Σ y + Σ ŷ), which is 0 where prediction and truth are equal. `yTrue` and `yPred` have the same shape. By default a batch has one
 * value, and weighs as one sample. With `axis` (the axes to sum), each sample has its own value.
 *
 * `updateState` throws RangeError for different shapes, and for a sample whose loss is not finite.
 *
 * Source: `keras.losses.Dice`. The metric is an extension.
 *
 * ```ts
 * import { Dice } from 'rightly';
 *
 * const m = new Dice();
 * m.updateState([[0, 1, 1], [1, 0, 0]], [[0.1, 0.9, 0.6], [0.8, 0.3, 0.1]]);
 * m.result().toFixed(4); // 0.2069
 * ```
 */
export class Dice extends DeclaredMean<DiceOptions> {
  static readonly definition: Definition<DiceOptions> = definition;
}

/**
 * 1 − 2·Σ y·ŷ / (Σ y + Σ ŷ), for the whole batch, or with `axis` for each sample.
 * Source: `keras.losses.dice`.
 *
 * ```ts
 * import { dice } from 'rightly';
 *
 * const { data } = dice([[0, 1, 1], [1, 0, 0]], [[0.1, 0.9, 0.6], [0.8, 0.3, 0.1]], { axis: -1 });
 * Array.from(data, (x) => x.toFixed(4)).join(' '); // 0.1667 0.2727
 * ```
 */
export const dice = (yTrue: ArrayInput, yPred: ArrayInput, options?: DiceOptions): Values =>
  valuesOf(definition, yTrue, yPred, options);
