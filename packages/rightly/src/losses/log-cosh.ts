import type { Definition } from '../core/definition.ts';
import { lossDefinition } from '../core/loss.ts';
import { DeclaredMean } from '../core/declared-mean.ts';
import { type Values, valuesOf } from '../core/values-of.ts';
import type { ArrayInput } from '../core/input.ts';
import { logCosh as logCoshOf, mean, minus, vectors } from '../core/verbs.ts';

const definition = lossDefinition<object>({
  className: 'LogCosh',
  name: 'log_cosh',
  range: [0, Infinity],
  options: {},
  value: () => mean(logCoshOf(minus(vectors('yPred'), vectors('yTrue')))),
});

/**
 * The mean of log(cosh x), where x is the difference. log(cosh x) is near x² / 2 for small x, and near |x| − log 2 for large x.
 * `yTrue` and `yPred` have the same shape. The last axis is the vector of a sample. With shape (N), each number is a sample.
 *
 * `updateState` throws RangeError for different shapes, and for a sample whose loss is not finite.
 *
 * Source: `keras.losses.LogCosh`. As a metric it is `LogCoshError` in Keras.
 *
 * ```ts
 * import { LogCosh } from 'rightly';
 *
 * const m = new LogCosh();
 * m.updateState([[0, 1], [0, 0]], [[1, 1], [0, 0]]);
 * m.result().toFixed(4); // 0.1084
 *
 * m.resetState();
 * m.updateState([[0, 1], [0, 0]], [[1, 1], [0, 0]], { sampleWeight: [1, 0] });
 * m.result().toFixed(4); // 0.2169
 * ```
 */
export class LogCosh extends DeclaredMean {
  static readonly definition: Definition<object> = definition;
}

/**
 * The mean of log(cosh x) of the differences, for each sample.
 * Source: `keras.losses.log_cosh`.
 *
 * ```ts
 * import { logCosh } from 'rightly';
 *
 * const { data } = logCosh([[0, 1], [0, 0]], [[1, 1], [0, 0]]);
 * Array.from(data, (x) => x.toFixed(4)).join(' '); // 0.2169 0.0000
 * ```
 */
export const logCosh = (yTrue: ArrayInput, yPred: ArrayInput): Values =>
  valuesOf(definition, yTrue, yPred);
