import type { Definition } from '../core/definition.ts';
import { lossDefinition } from '../core/loss.ts';
import { DeclaredMean } from '../core/declared-mean.ts';
import { logCosh, mean, minus, vectors } from '../core/verbs.ts';

const definition = lossDefinition<object>({
  className: 'LogCoshError',
  name: 'logcosh',
  range: [0, Infinity],
  options: {},
  value: () => mean(logCosh(minus(vectors('yPred'), vectors('yTrue')))),
});

/**
 * The mean of log(cosh x), where x is the difference. `yTrue` and `yPred` have the same shape. The last axis is the vector of a sample. With shape (N), each number is a sample.
 *
 * `updateState` throws RangeError for different shapes, and for a sample whose loss is not finite.
 *
 * Source: `keras.metrics.LogCoshError`.
 *
 * ```ts
 * import { LogCoshError } from 'rightly';
 *
 * const m = new LogCoshError();
 * m.updateState([[0, 1], [0, 0]], [[1, 1], [0, 0]]);
 * m.result().toFixed(4); // 0.1084
 *
 * m.resetState();
 * m.updateState([[0, 1], [0, 0]], [[1, 1], [0, 0]], { sampleWeight: [1, 0] });
 * m.result().toFixed(4); // 0.2169
 * ```
 */
export class LogCoshError extends DeclaredMean {
  static readonly definition: Definition<object> = definition;
}
