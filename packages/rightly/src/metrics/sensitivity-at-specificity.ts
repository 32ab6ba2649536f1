import type { SumsDefinition } from '../core/definition.ts';
import { DeclaredSums } from '../core/declared-sums.ts';
import { atDefinition, type AtOptions } from './shared/at-definition.ts';

export interface SensitivityAtSpecificityOptions extends AtOptions {
  /** The lowest accepted specificity, from 0 to 1. */
  readonly specificity: number;
}

/**
 * The highest sensitivity (true positives / positives) among the thresholds at which the specificity (true negatives / negatives) is
 * at least `specificity`, and 0 where there is no such threshold. `yTrue` and `yPred` have the same shape. Each element counts with its weight. A
 * truth is positive where it is not 0. Predictions are numbers from 0 to 1.
 *
 * The constructor throws TypeError or RangeError for options out of range. `updateState` throws RangeError for shapes that differ,
 * for NaN in `yTrue`, or for predictions below 0 or above 1. Source: `keras.metrics.SensitivityAtSpecificity`.
 *
 * ```ts
 * import { SensitivityAtSpecificity } from 'rightly';
 *
 * const m = new SensitivityAtSpecificity({ specificity: 0.5 });
 * m.updateState([0, 0, 0, 1, 1], [0, 0.3, 0.8, 0.3, 0.8]);
 * m.result().toFixed(4); // 0.5000
 *
 * m.resetState();
 * m.updateState([0, 0, 0, 1, 1], [0, 0.3, 0.8, 0.3, 0.8], { sampleWeight: [1, 1, 2, 2, 1] });
 * m.result().toFixed(4); // 0.3333
 * ```
 */
export class SensitivityAtSpecificity extends DeclaredSums<SensitivityAtSpecificityOptions> {
  static readonly definition: SumsDefinition<SensitivityAtSpecificityOptions, number> =
    atDefinition(
      'SensitivityAtSpecificity',
      'sensitivity_at_specificity',
      'sensitivity',
      'specificity',
    );
}
