import type { SumsDefinition } from '../core/definition.ts';
import type { NameOptions } from '../core/options.ts';
import { DeclaredSums } from '../core/declared-sums.ts';
import { countDefinition } from './shared/count-definition.ts';
import type { ByThreshold, ThresholdOptions } from './shared/threshold-options.ts';

/**
 * The number of positives that are predicted as positive. `yTrue` and `yPred` have the same shape. Each element counts with its weight. A truth
 * is positive where it is not 0. A prediction is positive where it is greater than the threshold. A list of thresholds gives an array
 * of results.
 *
 * The constructor throws RangeError for thresholds that are not finite. `updateState` throws RangeError for shapes that differ, or
 * for NaN in `yTrue`. Source: `keras.metrics.TruePositives`.
 *
 * ```ts
 * import { TruePositives } from 'rightly';
 *
 * const m = new TruePositives();
 * m.updateState([0, 1, 1, 1], [1, 0, 1, 1]);
 * m.result(); // 2
 *
 * m.resetState();
 * m.updateState([0, 1, 1, 1], [1, 0, 1, 1], { sampleWeight: [0, 0, 1, 0] });
 * m.result(); // 1
 * ```
 */
export class TruePositives<
  const O extends ThresholdOptions & NameOptions = object,
> extends DeclaredSums<O, ByThreshold<O>, number | bigint | boolean, ThresholdOptions> {
  static readonly definition: SumsDefinition<ThresholdOptions, number | number[]> = countDefinition(
    'TruePositives',
    'true_positives',
    'tp',
  );
}
