import type { Definition } from '../core/definition.ts';
import { lossDefinition } from '../core/loss.ts';
import { summedAxes } from './words/options.ts';
import { EPSILON } from './words/probability.ts';
import type { Axis } from '../core/layout.ts';
import { DeclaredMean } from '../core/declared-mean.ts';
import { type Values, valuesOf } from '../core/values-of.ts';
import type { ArrayInput } from '../core/input.ts';
import { dividedBy, minus, perClass, plus, sum, times } from '../core/verbs.ts';

export interface DiceOptions {
  /** Axes that are summed: one or several, but not the first; null, the default, for all. */
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
 * 1 − 2·Σ y·ŷ / (Σ y + Σ ŷ): 0 where prediction and truth cover the same. `yTrue` and `yPred` have one shape. By default all elements of a batch make one value, and a batch weighs as one sample; with `axis`, the axes
 * that are summed, each sample has values of its own.
 *
 * `updateState` throws RangeError where the shapes differ, or for a sample whose loss is not a finite number.
 *
 * Source: `keras.losses.Dice`; as a metric it is ours.
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
 * 1 − 2·Σ y·ŷ / (Σ y + Σ ŷ), for all together, or with `axis` for each sample.
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
