import type { Definition } from '../core/definition.ts';
import { lossDefinition } from '../core/loss.ts';
import { EPSILON } from './shared/probability.ts';
import { DeclaredMean } from '../core/declared-mean.ts';
import { type Values, valuesOf } from '../core/values-of.ts';
import type { ArrayInput } from '../core/input.ts';
import { abs, atLeast, dividedBy, mean, minus, times, vectors } from '../core/verbs.ts';

const definition = lossDefinition<object>({
  className: 'MeanAbsolutePercentageError',
  name: 'mean_absolute_percentage_error',
  range: [0, Infinity],
  options: {},
  value: () => {
    const [truth, predicted] = [vectors('yTrue'), vectors('yPred')];
    return times(mean(abs(dividedBy(minus(truth, predicted), atLeast(abs(truth), EPSILON)))), 100);
  },
});

/**
 * The mean of absolute differences in percent of the truth. Where the absolute truth is below 1e-7, the divisor is 1e-7.
 * `yTrue` and `yPred` have the same shape. The last axis is the vector of a sample. With shape (N), each number is a sample.
 *
 * `updateState` throws RangeError for different shapes, and for a sample whose loss is not finite.
 *
 * Source: `keras.metrics.MeanAbsolutePercentageError`.
 *
 * ```ts
 * import { MeanAbsolutePercentageError } from 'rightly';
 *
 * const m = new MeanAbsolutePercentageError();
 * m.updateState([[2, 4], [5, 10]], [[1, 4], [5, 12]]);
 * m.result().toFixed(4); // 17.5000
 *
 * m.resetState();
 * m.updateState([[2, 4], [5, 10]], [[1, 4], [5, 12]], { sampleWeight: [1, 0] });
 * m.result().toFixed(4); // 25.0000
 * ```
 */
export class MeanAbsolutePercentageError extends DeclaredMean {
  static readonly definition: Definition<object> = definition;
}

/**
 * The mean of the absolute differences in percent of the truth, for each sample.
 * Source: `keras.losses.mean_absolute_percentage_error`.
 *
 * ```ts
 * import { meanAbsolutePercentageError } from 'rightly';
 *
 * const { data } = meanAbsolutePercentageError([[2, 4], [5, 10]], [[1, 4], [5, 12]]);
 * Array.from(data, (x) => x.toFixed(4)).join(' '); // 25.0000 10.0000
 * ```
 */
export const meanAbsolutePercentageError = (yTrue: ArrayInput, yPred: ArrayInput): Values =>
  valuesOf(definition, yTrue, yPred);
