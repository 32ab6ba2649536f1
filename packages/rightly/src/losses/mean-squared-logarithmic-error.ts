import type { Definition } from '../core/definition.ts';
import { lossDefinition } from '../core/loss.ts';
import { EPSILON } from './shared/probability.ts';
import { DeclaredMean } from '../core/declared-mean.ts';
import { type Values, valuesOf } from '../core/values-of.ts';
import type { ArrayInput } from '../core/input.ts';
import { atLeast, log1p, mean, minus, square, vectors } from '../core/verbs.ts';

const definition = lossDefinition<object>({
  className: 'MeanSquaredLogarithmicError',
  name: 'mean_squared_logarithmic_error',
  range: [0, Infinity],
  options: {},
  value: () =>
    mean(
      square(
        minus(log1p(atLeast(vectors('yPred'), EPSILON)), log1p(atLeast(vectors('yTrue'), EPSILON))),
      ),
    ),
});

/**
 * The mean of squared differences of log(1 + x). An x below 1e-7 counts as 1e-7.
 * `yTrue` and `yPred` have the same shape. The last axis is the vector of a sample. With shape (N), each number is a sample.
 *
 * `updateState` throws RangeError for different shapes, and for a sample whose loss is not finite.
 *
 * Source: `keras.metrics.MeanSquaredLogarithmicError`.
 *
 * ```ts
 * import { MeanSquaredLogarithmicError } from 'rightly';
 *
 * const m = new MeanSquaredLogarithmicError();
 * m.updateState([[0, 1], [0, 0]], [[1, 1], [0, 0]]);
 * m.result().toFixed(4); // 0.1201
 *
 * m.resetState();
 * m.updateState([[0, 1], [0, 0]], [[1, 1], [0, 0]], { sampleWeight: [1, 0] });
 * m.result().toFixed(4); // 0.2402
 * ```
 */
export class MeanSquaredLogarithmicError extends DeclaredMean {
  static readonly definition: Definition<object> = definition;
}

/**
 * The mean of the squared differences of log(1 + x), for each sample.
 * Source: `keras.losses.mean_squared_logarithmic_error`.
 *
 * ```ts
 * import { meanSquaredLogarithmicError } from 'rightly';
 *
 * const { data } = meanSquaredLogarithmicError([[0, 1], [0, 0]], [[1, 1], [0, 0]]);
 * Array.from(data, (x) => x.toFixed(4)).join(' '); // 0.2402 0.0000
 * ```
 */
export const meanSquaredLogarithmicError = (yTrue: ArrayInput, yPred: ArrayInput): Values =>
  valuesOf(definition, yTrue, yPred);
