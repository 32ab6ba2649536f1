import type { Definition } from '../core/definition.ts';
import { lossDefinition } from '../core/loss.ts';
import { DeclaredMean } from '../core/declared-mean.ts';
import { type Values, valuesOf } from '../core/values-of.ts';
import type { ArrayInput } from '../core/input.ts';
import { atLeast, max, minus, perClass, plus, sum, times } from '../core/verbs.ts';

const definition = lossDefinition<object>({
  className: 'CategoricalHinge',
  name: 'categorical_hinge',
  range: [0, Infinity],
  options: {},
  value: () => {
    const [truth, predicted] = [perClass('yTrue'), perClass('yPred')];
    const own = sum(times(truth, predicted));
    const others = max(times(minus(1, truth), predicted));
    return atLeast(plus(minus(others, own), 1), 0);
  },
});

/**
 * How far the highest score of the other classes comes up to that of the true class less 1, and 0 where it does not. `yTrue` and `yPred` have the same shape, samples × classes: one-hot, and scores.
 *
 * `updateState` throws RangeError for different shapes, and for a sample whose loss is not finite.
 *
 * Source: `keras.metrics.CategoricalHinge`.
 *
 * ```ts
 * import { CategoricalHinge } from 'rightly';
 *
 * const m = new CategoricalHinge();
 * m.updateState([[0, 1], [0, 0]], [[0.6, 0.4], [0.4, 0.6]]);
 * m.result().toFixed(4); // 1.4000
 *
 * m.resetState();
 * m.updateState([[0, 1], [0, 0]], [[0.6, 0.4], [0.4, 0.6]], { sampleWeight: [1, 0] });
 * m.result().toFixed(4); // 1.2000
 * ```
 */
export class CategoricalHinge extends DeclaredMean {
  static readonly definition: Definition<object> = definition;
}

/**
 * max(highest of the others − own + 1, 0), for each sample.
 * Source: `keras.losses.categorical_hinge`.
 *
 * ```ts
 * import { categoricalHinge } from 'rightly';
 *
 * const { data } = categoricalHinge([[0, 1], [0, 0]], [[0.6, 0.4], [0.4, 0.6]]);
 * Array.from(data, (x) => x.toFixed(4)).join(' '); // 1.2000 1.6000
 * ```
 */
export const categoricalHinge = (yTrue: ArrayInput, yPred: ArrayInput): Values =>
  valuesOf(definition, yTrue, yPred);
