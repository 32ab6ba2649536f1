import type { SumsDefinition } from '../core/definition.ts';
import { DeclaredSums } from '../core/declared-sums.ts';
import { atDefinition, type AtOptions } from './shared/at-definition.ts';

export interface SpecificityAtSensitivityOptions extends AtOptions {
  /** The lowest accepted sensitivity, from 0 to 1. */
  readonly sensitivity: number;
}

/**
 * The highest specificity (true negatives / negatives) among the thresholds at which the sensitivity (true positives / positives) is
 * at least `sensitivity`, and 0 where there is no such threshold. `yTrue` and `yPred` have the same shape. Each element counts with its weight. A
 * truth is positive where it is not 0. Predictions are numbers from 0 to 1.
 *
 * The constructor throws TypeError or RangeError for options out of range. `updateState` throws RangeError for shapes that differ,
 * for NaN in `yTrue`, or for predictions below 0 or above 1. Source: `keras.metrics.SpecificityAtSensitivity`.
 *
 * ```ts
 * import { SpecificityAtSensitivity } from 'rightly';
 *
 * const m = new SpecificityAtSensitivity({ sensitivity: 0.5 });
 * m.updateState([0, 0, 0, 1, 1], [0, 0.3, 0.8, 0.3, 0.8]);
 * m.result().toFixed(4); // 0.6667
 *
 * m.resetState();
 * m.updateState([0, 0, 0, 1, 1], [0, 0.3, 0.8, 0.3, 0.8], { sampleWeight: [1, 1, 2, 2, 2] });
 * m.result().toFixed(4); // 0.5000
 * ```
 */
export class SpecificityAtSensitivity extends DeclaredSums<SpecificityAtSensitivityOptions> {
  static readonly definition: SumsDefinition<SpecificityAtSensitivityOptions, number> =
    atDefinition(
      'SpecificityAtSensitivity',
      'specificity_at_sensitivity',
      'specificity',
      'sensitivity',
    );
}
