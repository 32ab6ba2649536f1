import type { Definition } from '../core/definition.ts';
import { lossDefinition } from '../core/loss.ts';
import { DeclaredMean } from '../core/declared-mean.ts';
import { type Values, valuesOf } from '../core/values-of.ts';
import type { ArrayInput } from '../core/input.ts';
import { mean, minus, square, vectors } from '../core/verbs.ts';

const definition = lossDefinition<object>({
  className: 'MeanSquaredError',
  name: 'mean_squared_error',
  range: [0, Infinity],
  options: {},
  value: () => mean(square(minus(vectors('yTrue'), vectors('yPred')))),
});

/**
 * The mean of squared differences. `yTrue` and `yPred` have the same shape. The last axis is the vector of a sample. With shape (N), each number is a sample.
 *
 * `updateState` throws RangeError for different shapes, and for a sample whose loss is not finite.
 *
 * Source: `keras.metrics.MeanSquaredError`.
 *
 * ```ts
 * import { MeanSquaredError } from 'rightly';
 *
 * const m = new MeanSquaredError();
 * m.updateState([[0, 1], [0, 0]], [[1, 1], [0, 0]]);
 * m.result().toFixed(4); // 0.2500
 *
 * m.resetState();
 * m.updateState([[0, 1], [0, 0]], [[1, 1], [0, 0]], { sampleWeight: [1, 0] });
 * m.result().toFixed(4); // 0.5000
 * ```
 */
export class MeanSquaredError extends DeclaredMean {
  static readonly definition: Definition<object> = definition;
}

/**
 * The mean of the squared differences, for each sample.
 * Source: `keras.losses.mean_squared_error`.
 *
 * ```ts
 * import { meanSquaredError } from 'rightly';
 *
 * const { data } = meanSquaredError([[0, 1], [0, 0]], [[1, 1], [0, 0]]);
 * Array.from(data, (x) => x.toFixed(4)).join(' '); // 0.5000 0.0000
 * ```
 */
export const meanSquaredError = (yTrue: ArrayInput, yPred: ArrayInput): Values =>
  valuesOf(definition, yTrue, yPred);
