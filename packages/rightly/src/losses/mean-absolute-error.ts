import type { Definition } from '../core/definition.ts';
import { lossDefinition } from '../core/loss.ts';
import { DeclaredMean } from '../core/declared-mean.ts';
import { type Values, valuesOf } from '../core/values-of.ts';
import type { ArrayInput } from '../core/input.ts';
import { abs, mean, minus, vectors } from '../core/verbs.ts';

const definition = lossDefinition<object>({
  className: 'MeanAbsoluteError',
  name: 'mean_absolute_error',
  range: [0, Infinity],
  options: {},
  value: () => mean(abs(minus(vectors('yTrue'), vectors('yPred')))),
});

/**
 * The mean of absolute differences. `yTrue` and `yPred` have the same shape. The last axis is the vector of a sample. With shape (N), each number is a sample.
 *
 * `updateState` throws RangeError for different shapes, and for a sample whose loss is not finite.
 *
 * Source: `keras.metrics.MeanAbsoluteError`.
 *
 * ```ts
 * import { MeanAbsoluteError } from 'rightly';
 *
 * const m = new MeanAbsoluteError();
 * m.updateState([[0, 1], [0, 0]], [[1, 1], [0, 0]]);
 * m.result().toFixed(4); // 0.2500
 *
 * m.resetState();
 * m.updateState([[0, 1], [0, 0]], [[1, 1], [0, 0]], { sampleWeight: [1, 0] });
 * m.result().toFixed(4); // 0.5000
 * ```
 */
export class MeanAbsoluteError extends DeclaredMean {
  static readonly definition: Definition<object> = definition;
}

/**
 * The mean of the absolute differences, for each sample.
 * Source: `keras.losses.mean_absolute_error`.
 *
 * ```ts
 * import { meanAbsoluteError } from 'rightly';
 *
 * const { data } = meanAbsoluteError([[0, 1], [0, 0]], [[1, 1], [0, 0]]);
 * Array.from(data, (x) => x.toFixed(4)).join(' '); // 0.5000 0.0000
 * ```
 */
export const meanAbsoluteError = (yTrue: ArrayInput, yPred: ArrayInput): Values =>
  valuesOf(definition, yTrue, yPred);
