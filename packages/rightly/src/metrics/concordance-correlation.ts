import type { SumsDefinition } from '../core/definition.ts';
import { DeclaredSums } from '../core/declared-sums.ts';
import { atLeast, dividedBy, mean, minus, plus, square, times } from '../core/verbs.ts';
import {
  centred,
  correlationDefinition,
  type CorrelationOptions,
} from './shared/correlation-definition.ts';
import { ratio } from './shared/thresholds.ts';

/**
 * The concordance correlation between truth and prediction. The result is 1 where all predictions equal the truth. Unlike Pearson's correlation, it
 * is lower where truth and predictions differ only in mean or scale. Each sample has a correlation along its last axis, or along `axis`. The
 * result is the mean of these correlations. With `axis: null` there is one correlation over all numbers of all samples. Then the result does
 * not depend on the batches. `yTrue` and `yPred` have the same shape. A batch with one axis is one sample. Where all numbers of truth and
 * prediction are equal, the correlation is 0 (as in Keras).
 *
 * The constructor throws RangeError for an axis that is not valid. `updateState` throws RangeError for shapes that do not fit, or for
 * numbers that are not finite. Source: `keras.metrics.ConcordanceCorrelation`. `axis: null` is an extension.
 *
 * ```ts
 * import { ConcordanceCorrelation } from 'rightly';
 *
 * const m = new ConcordanceCorrelation();
 * m.updateState([[0, 1, 0.5], [1, 1, 0.2]], [[0.1, 0.9, 0.5], [1, 0.9, 0.2]]);
 * m.result().toFixed(4); // 0.9816
 *
 * const all = new ConcordanceCorrelation({ axis: null });
 * all.updateState([0, 1], [0.1, 0.9]);
 * all.updateState([0.5, 0.2], [0.5, 0.3]);
 * all.result().toFixed(4); // 0.9674
 * ```
 */
export class ConcordanceCorrelation extends DeclaredSums<CorrelationOptions> {
  static readonly definition: SumsDefinition<CorrelationOptions, number> = correlationDefinition(
    'ConcordanceCorrelation',
    'concordance_correlation',
    (truth, guess) => {
      const [x, y] = [centred(truth), centred(guess)];
      const apart = mean(minus(truth, guess));
      const spread = plus(plus(mean(square(x)), mean(square(y))), square(apart));
      return dividedBy(times(2, mean(times(x, y))), atLeast(spread, Number.MIN_VALUE));
    },
    ({ weight, meanX, meanY, xx, yy, xy }) =>
      ratio(2 * xy, xx + yy + weight * (meanX - meanY) ** 2),
  );
}
