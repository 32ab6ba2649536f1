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
 * max(highest score of the other classes − score of the true class + 1, 0). `yTrue` (one-hot) and `yPred` (scores) have the same shape, samples × classes.
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
 * max(highest score of the other classes − score of the true class + 1, 0), for each sample.
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
