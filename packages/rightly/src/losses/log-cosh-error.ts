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
 * The mean of log(cosh x), where x is the difference. `yTrue` and `yPred` have one shape, and the last axis is a sample's vector; of vectors (N) each number is a sample.
 *
 * `updateState` throws RangeError where the shapes differ, or for a sample whose loss is not a finite number.
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
