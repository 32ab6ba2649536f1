import type { SumsDefinition } from '../core/definition.ts';
import type { NameOptions } from '../core/options.ts';
import { DeclaredSums } from '../core/declared-sums.ts';
import type { AverageOptions, ByAverage } from './shared/average-definition.ts';
import { positiveRatio } from './shared/positive-ratio.ts';
import type { RatioOptions } from './shared/ratio-definition.ts';

/**
 * The share of the positive elements that are predicted as positive: true positives / (true positives + false negatives).
 * Recall is 0 where no element is positive. `yTrue` and `yPred` have the same shape. Each element counts with its weight. A truth is
 * positive where it is not 0. A prediction is positive where it is greater than the threshold. A list of thresholds gives an array
 * of results.
 *
 * With `topK`, only the `topK` highest predictions of each vector (the last axis) can be positive. Without `thresholds`, all of them
 * are positive. With `classId`, only that element of each vector counts.
 *
 * With `average`, the metric counts classes. The class with the highest score is predicted. With one number as `thresholds`, every class
 * with a greater score is predicted. `yTrue` and `yPred` are samples × classes. With `sparseYTrue`, `yTrue` holds class indexes, and with
 * `sparseYPred` both inputs hold class indexes or names.
 *
 * The constructor throws RangeError for options out of range, and for options that contradict each other. `updateState` throws RangeError
 * for different shapes, and for NaN in `yTrue`. Source: `keras.metrics.Recall`. `average` is an extension, with the numbers of
 * scikit-learn.
 *
 * ```ts
 * import { Recall } from 'rightly';
 *
 * const m = new Recall();
 * m.updateState([0, 1, 1, 1], [1, 0, 1, 1]);
 * m.result().toFixed(4); // 0.6667
 *
 * m.resetState();
 * m.updateState([0, 1, 1, 1], [1, 0, 1, 1], { sampleWeight: [0, 0, 1, 0] });
 * m.result(); // 1
 *
 * const top = new Recall({ topK: 2 });
 * top.updateState([0, 0, 1, 1], [1, 1, 1, 1]);
 * top.result(); // 0
 *
 * const each = new Recall({ average: null, sparseYTrue: true, sparseYPred: true });
 * each.updateState(['cat', 'cat', 'dog'], ['cat', 'dog', 'dog']);
 * each.result(); // [0.5, 1]
 * each.keys().join(); // cat,dog
 * ```
 */
export class Recall<
  const O extends RatioOptions & AverageOptions & NameOptions = object,
> extends DeclaredSums<
  O,
  ByAverage<O>,
  number | bigint | boolean | string,
  RatioOptions & AverageOptions
> {
  static readonly definition: SumsDefinition<RatioOptions & AverageOptions, number | number[]> =
    positiveRatio('Recall', 'recall', 'truths');
}
