import type { SumsDefinition } from '../core/definition.ts';
import { DeclaredSums } from '../core/declared-sums.ts';
import { atLeast, dividedBy, sqrt, square, sum, times } from '../core/verbs.ts';
import {
  centred,
  correlationDefinition,
  type CorrelationOptions,
} from './shared/correlation-definition.ts';
import { ratio } from './shared/thresholds.ts';

/**
 * The Pearson correlation between truth and prediction. Each sample has a correlation along its last axis, or along `axis`. The
 * result is the mean of these correlations. With `axis: null` there is one correlation over all numbers of all samples. Then the result
 * does not depend on the batches. `yTrue` and `yPred` have the same shape. A batch with one axis is one sample. The correlation is 0 where
 * the truth or the prediction does not vary.
 *
 * The constructor throws RangeError for an axis that is not valid. `updateState` throws RangeError for shapes that do not fit, or for
 * numbers that are not finite. Source: `keras.metrics.PearsonCorrelation`. `axis: null` is an extension.
 *
 * ```ts
 * import { PearsonCorrelation } from 'rightly';
 *
 * const m = new PearsonCorrelation();
 * m.updateState([[0, 1, 0.5], [1, 1, 0.2]], [[0.1, 0.9, 0.5], [1, 0.9, 0.2]]);
 * m.result().toFixed(4); // 0.9967
 *
 * const all = new PearsonCorrelation({ axis: null });
 * all.updateState([0, 1], [0.1, 0.9]);
 * all.updateState([0.5, 0.2], [0.5, 0.3]);
 * all.result().toFixed(4); // 0.9985
 * ```
 */
export class PearsonCorrelation extends DeclaredSums<CorrelationOptions> {
  static readonly definition: SumsDefinition<CorrelationOptions, number> = correlationDefinition(
    'PearsonCorrelation',
    'pearson_correlation',
    (truth, guess) => {
      const [x, y] = [centred(truth), centred(guess)];
      const product = times(sqrt(sum(square(x))), sqrt(sum(square(y))));
      return dividedBy(sum(times(x, y)), atLeast(product, Number.MIN_VALUE));
    },
    ({ xx, yy, xy }) => ratio(xy, Math.sqrt(xx) * Math.sqrt(yy)),
  );
}
