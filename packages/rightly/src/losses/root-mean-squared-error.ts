import type { Definition } from '../core/definition.ts';
import { lossDefinition } from '../core/loss.ts';
import { mean, type MeanState } from '../core/mean.ts';
import { DeclaredMean } from '../core/declared-mean.ts';
import { minus, reals, square } from '../core/verbs.ts';

const definition = lossDefinition<object>({
  className: 'RootMeanSquaredError',
  name: 'root_mean_squared_error',
  range: [0, Infinity],
  options: {},
  loss: undefined,
  formula: 'sqrt',
  value: () => square(minus(reals('yTrue'), reals('yPred'))),
});

/**
 * The square root of the mean of squared differences. `yTrue` and `yPred` have the same shape. Each number counts. Weights may have that
 * shape too.
 *
 * `updateState` throws RangeError for different shapes, and for a sample whose loss is not finite.
 *
 * Source: `keras.metrics.RootMeanSquaredError`.
 *
 * ```ts
 * import { RootMeanSquaredError } from 'rightly';
 *
 * const m = new RootMeanSquaredError();
 * m.updateState([[0, 1], [0, 0]], [[1, 1], [0, 0]]);
 * m.result().toFixed(4); // 0.5000
 *
 * m.resetState();
 * m.updateState([[0, 1], [0, 0]], [[1, 1], [0, 0]], { sampleWeight: [1, 0] });
 * m.result().toFixed(4); // 0.7071
 * ```
 */
export class RootMeanSquaredError extends DeclaredMean {
  static readonly definition: Definition<object> = definition;

  protected override formula(state: MeanState): number {
    return Math.sqrt(Math.max(mean(state), 0));
  }
}
