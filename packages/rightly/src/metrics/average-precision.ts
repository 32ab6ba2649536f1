import type { SumsDefinition } from '../core/definition.ts';
import { ScoreSums } from '../core/score-sums.ts';
import { exactArea, exactKernels, refuseMany, scoreSums } from './shared/exact-area.ts';

/**
 * The area under the curve of precision over recall, as a sum of steps: Σ (Rₙ − Rₙ₋₁)·Pₙ over all distinct scores. `yTrue` and `yPred` have
 * the same shape. Each element counts with its weight. A truth is positive where it is not 0. Predictions are any numbers. The result is
 * that of `AUC` with `exact` and the curve PR.
 *
 * `updateState` throws RangeError for different shapes, for NaN in `yTrue`, and for more than 67,108,864 distinct scores. `state` and
 * `toJSON` throw RangeError for more than 4,194,304 distinct scores. Source: `sklearn.metrics.average_precision_score`.
 *
 * ```ts
 * import { AveragePrecision } from 'rightly';
 *
 * const m = new AveragePrecision();
 * m.updateState([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8]);
 * m.result().toFixed(4); // 0.8333
 * m.state; // { positives: { 0.35: 1, 0.8: 1 }, negatives: { 0.1: 1, 0.4: 1 } }
 * ```
 */
export class AveragePrecision extends ScoreSums {
  static readonly definition: SumsDefinition<object, number> = {
    className: 'AveragePrecision',
    name: 'average_precision',
    direction: 'up',
    options: {},
    sums: scoreSums,
    kernels: () => exactKernels,
    refuse: (found, _, what, isSaved) => refuseMany(found, what, isSaved),
    curve: () => 'PR',
    result: (found) => exactArea(found, 'PR'),
  };
}
