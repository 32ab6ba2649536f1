import type { SumsDefinition } from '../core/definition.ts';
import { DeclaredSums } from '../core/declared-sums.ts';
import { outcomeDefinition } from './shared/outcome-definition.ts';
import type { OutcomeOptions } from './shared/outcome-options.ts';
import { outcomeKernels, outcomesOf, outcomeSums, othersOf, sum } from './shared/outcomes.ts';
import { ratio } from './shared/thresholds.ts';

export type MatthewsCorrelationOptions = OutcomeOptions;

/**
 * Matthews's correlation coefficient of true and predicted classes, of two or more. The result is 1 for perfect predictions, 0 for predictions
 * without information, and at least −1. `yTrue` holds class indexes, and `yPred` is samples × classes. The class with the highest score is
 * predicted. With `sparseYPred`, both hold class indexes or names. With `threshold`, there are two classes, and `yPred` holds one score for
 * each sample. The coefficient is 0 where the truth or the predictions are all of one class.
 *
 * The constructor throws RangeError for options that contradict each other. `updateState` throws RangeError for shapes that do not fit.
 * Source: `matthews_corrcoef` of scikit-learn.
 *
 * ```ts
 * import { MatthewsCorrelation } from 'rightly';
 *
 * const m = new MatthewsCorrelation({ sparseYPred: true });
 * m.updateState([1, 1, 1, 0], [1, 0, 1, 1]);
 * m.result().toFixed(4); // -0.3333
 * ```
 */
export class MatthewsCorrelation extends DeclaredSums<
  MatthewsCorrelationOptions,
  number,
  number | bigint | boolean | string
> {
  static readonly definition: SumsDefinition<MatthewsCorrelationOptions, number> =
    outcomeDefinition({
      className: 'MatthewsCorrelation',
      name: 'matthews_correlation',
      direction: 'up',
      range: [-1, 1],
      options: {},
      sums: (given) => outcomeSums(given),
      kernels: (given) => outcomeKernels(given),
      result(found) {
        const all = outcomesOf(found);
        const truths = all.map((one) => one.truths);
        const calls = all.map(({ hits, misses }) => hits + misses);
        const otherTruths = othersOf(truths);
        // Σ hits · all − truths · calls. The difference all − truths is not computed: `otherTruths` is its own sum.
        const covariance = sum(
          all.map(({ hits, misses }, i) => hits * otherTruths[i]! - truths[i]! * misses),
        );
        const [own, other] = [products(truths, otherTruths), products(calls, othersOf(calls))];
        // Math.sqrt of a square would be rounded.
        return ratio(covariance, own === other ? own : Math.sqrt(own) * Math.sqrt(other));
      },
    });
}

const products = (a: readonly number[], b: readonly number[]): number =>
  sum(a.map((x, i) => x * b[i]!));
