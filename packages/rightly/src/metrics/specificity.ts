import type { SumsDefinition } from '../core/definition.ts';
import type { NameOptions } from '../core/options.ts';
import { DeclaredSums } from '../core/declared-sums.ts';
import {
  type AverageOptions,
  averageDefinition,
  type ByAverage,
} from './words/average-definition.ts';
import { type RatioOptions, ratioDefinition } from './words/ratio-definition.ts';
import { keysOfMisses, negativesByClass, specificitySums } from './words/negatives.ts';
import { ratio } from './words/thresholds.ts';

export type SpecificityOptions = Omit<RatioOptions, 'topK'> & AverageOptions;

/** The options but `topK`: what is not among the highest would nearly always be right. */
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
 * How many of the negative elements are predicted as negative: true negatives / (true negatives + false positives). It is 0 where no
 * element is negative. `yTrue` and `yPred` have one shape, and each element counts, times its weight. A truth is positive where it is
 * not 0. A prediction is positive where it is greater than the threshold. A list of thresholds gives an array of results. With `classId`,
 * only the element at that place of each vector counts.
 *
 * With `average`, it is that of classes: of the samples of other classes, how many are not predicted as this one. Then `yTrue` holds
 * class indexes, and `yPred` samples × classes; the highest score decides. With `sparseYPred`, both hold class indexes or names. With
 * `thresholds`, one number then, every class with a greater score is predicted, and `yTrue` is samples × classes too.
 *
 * The constructor throws RangeError for options out of range, or for options that do not fit each other. `updateState` throws
 * RangeError for shapes that do not fit, or for NaN in `yTrue`. Keras has no such class; scikit-learn has it as the recall of the
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
