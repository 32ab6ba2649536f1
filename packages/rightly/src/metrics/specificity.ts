import type { SumsDefinition } from '../core/definition.ts';
import type { NameOptions } from '../core/options.ts';
import { DeclaredSums } from '../core/declared-sums.ts';
import {
  type AverageOptions,
  averageDefinition,
  type ByAverage,
} from './shared/average-definition.ts';
import { type RatioOptions, ratioDefinition } from './shared/ratio-definition.ts';
import { keysOfMisses, negativesByClass, specificitySums } from './shared/negatives.ts';
import { ratio } from './shared/thresholds.ts';

export type SpecificityOptions = Omit<RatioOptions, 'topK'> & AverageOptions;

/** All options but `topK`. With `topK`, elements outside the top k would be predicted as negative, and most would be right. */
function definition(): SumsDefinition<SpecificityOptions, number | number[]> {
  const own = averageDefinition({
    byElement: ratioDefinition('Specificity', 'specificity', { right: 'tn', wrong: 'fp' }),
    score: ({ hits, calls }) => ratio(hits, calls),
    isSparse: true,
    sums: specificitySums,
    countsOf: negativesByClass,
    keysOf: keysOfMisses,
    ofElements: ({ tp, fp, tn, fn }) => ({ hits: tn, truths: tp + fn, calls: tn + fp }),
  });
  const { topK: _, ...options } = own.options;
  return { ...own, options };
}

/**
 * The share of the negative elements that are predicted as negative: true negatives / (true negatives + false positives). The result is 0 where no
 * element is negative. `yTrue` and `yPred` have the same shape. Each element counts with its weight. A truth is positive where it is
 * not 0. A prediction is positive where it is greater than the threshold. A list of thresholds gives an array of results. With `classId`,
 * only that element of each vector counts.
 *
 * With `average`, the metric counts classes. The specificity of a class is the share of the samples of other classes that are not predicted as
 * this class. Then `yTrue` holds class indexes, and `yPred` is samples × classes. The class with the highest score is predicted. With
 * `sparseYPred`, both hold class indexes or names. With one number as `thresholds`, every class with a greater score is predicted, and `yTrue` is
 * samples × classes too.
 *
 * The constructor throws RangeError for options out of range, and for options that contradict each other. `updateState` throws
 * RangeError for shapes that do not fit, and for NaN in `yTrue`. Keras has no such class. In scikit-learn, it is the recall of the
 * negative class.
 *
 * ```ts
 * import { Specificity } from 'rightly';
 *
 * const m = new Specificity();
 * m.updateState([0, 0, 0, 1], [0.1, 0.7, 0.2, 0.9]);
 * m.result().toFixed(4); // 0.6667
 *
 * const each = new Specificity({ average: null, sparseYPred: true });
 * each.updateState(['cat', 'cat', 'dog'], ['cat', 'dog', 'dog']);
 * each.result(); // [1, 0.5]
 * ```
 */
export class Specificity<
  const O extends SpecificityOptions & NameOptions = object,
> extends DeclaredSums<O, ByAverage<O>, number | bigint | boolean | string, SpecificityOptions> {
  static readonly definition: SumsDefinition<SpecificityOptions, number | number[]> = definition();
}
