import type { SumsDefinition } from '../core/definition.ts';
import { DeclaredSums } from '../core/declared-sums.ts';
import { atDefinition, type AtOptions } from './shared/at-definition.ts';

export interface RecallAtPrecisionOptions extends AtOptions {
  /** The lowest accepted precision, from 0 to 1. */
  readonly precision: number;
}

/**
 * The highest recall among the thresholds at which the precision is at least `precision`, and 0 where there is no such threshold.
 * `yTrue` and `yPred` have the same shape. Each element counts with its weight. A truth is positive where it is not 0. Predictions
 * are numbers from 0 to 1.
 *
 * The constructor throws TypeError or RangeError for options out of range. `updateState` throws RangeError for shapes that differ,
 * for NaN in `yTrue`, or for predictions below 0 or above 1. Source: `keras.metrics.RecallAtPrecision`.
 *
 * ```ts
 * import { RecallAtPrecision } from 'rightly';
 *
 * const m = new RecallAtPrecision({ precision: 0.8 });
 * m.updateState([0, 0, 1, 1], [0, 0.5, 0.3, 0.9]);
 * m.result().toFixed(4); // 0.5000
 *
 * m.resetState();
 * m.updateState([0, 0, 1, 1], [0, 0.5, 0.3, 0.9], { sampleWeight: [1, 0, 0, 1] });
 * m.result().toFixed(4); // 1.0000
 * ```
 */
export class RecallAtPrecision extends DeclaredSums<RecallAtPrecisionOptions> {
  static readonly definition: SumsDefinition<RecallAtPrecisionOptions, number> = atDefinition(
    'RecallAtPrecision',
    'recall_at_precision',
    'recall',
    'precision',
  );
}
