import type { SumsDefinition } from '../core/definition.ts';
import { DeclaredSums } from '../core/declared-sums.ts';
import { atDefinition, type AtOptions } from './shared/at-definition.ts';

export interface PrecisionAtRecallOptions extends AtOptions {
  /** The lowest accepted recall, from 0 to 1. */
  readonly recall: number;
}

/**
 * The highest precision among the thresholds at which the recall is at least `recall`, and 0 where there is no such threshold.
 * `yTrue` and `yPred` have the same shape. Each element counts with its weight. A truth is positive where it is not 0. Predictions
 * are numbers from 0 to 1.
 *
 * The constructor throws TypeError or RangeError for options out of range. `updateState` throws RangeError for shapes that differ,
 * for NaN in `yTrue`, or for predictions below 0 or above 1. Source: `keras.metrics.PrecisionAtRecall`.
 *
 * ```ts
 * import { PrecisionAtRecall } from 'rightly';
 *
 * const m = new PrecisionAtRecall({ recall: 0.5 });
 * m.updateState([0, 0, 0, 1, 1], [0, 0.3, 0.8, 0.3, 0.8]);
 * m.result().toFixed(4); // 0.5000
 *
 * m.resetState();
 * m.updateState([0, 0, 0, 1, 1], [0, 0.3, 0.8, 0.3, 0.8], { sampleWeight: [2, 2, 2, 1, 1] });
 * m.result().toFixed(4); // 0.3333
 * ```
 */
export class PrecisionAtRecall extends DeclaredSums<PrecisionAtRecallOptions> {
  static readonly definition: SumsDefinition<PrecisionAtRecallOptions, number> = atDefinition(
    'PrecisionAtRecall',
    'precision_at_recall',
    'precision',
    'recall',
  );
}
