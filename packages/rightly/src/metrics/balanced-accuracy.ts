import type { SumsDefinition } from '../core/definition.ts';
import { oneOf } from '../core/options.ts';
import { DeclaredSums } from '../core/declared-sums.ts';
import { outcomeDefinition } from './shared/outcome-definition.ts';
import type { Forms, OutcomeOptions } from './shared/outcome-options.ts';
import { outcomeKernels, outcomesOf, outcomeSums, sum } from './shared/outcomes.ts';
import { ratio } from './shared/thresholds.ts';

export interface BalancedAccuracyOptions extends OutcomeOptions {
  /** Rescales the result, so that random guesses have 0 and perfect predictions 1; false by default. */
  readonly adjusted?: boolean | undefined;
}

/**
 * The mean recall of the classes that occur in the truth. `yTrue` holds class indexes, and `yPred` is samples × classes. The class with the
 * highest score is predicted. With `sparseYPred`, both hold class indexes or names. With `threshold`, there are two classes, and `yPred`
 * holds one score for each sample. With `adjusted`, the result is (mean − 1/n) / (1 − 1/n) for n classes that occur, and 0 for one class.
 *
 * The constructor throws RangeError for options that contradict each other. `updateState` throws RangeError for shapes that do not fit.
 * A label that no class has counts as a class without right predictions, and lowers the result. Source: `balanced_accuracy_score` of
 * scikit-learn.
 *
 * ```ts
 * import { BalancedAccuracy } from 'rightly';
 *
 * const m = new BalancedAccuracy({ sparseYPred: true });
 * m.updateState(['cat', 'cat', 'cat', 'dog'], ['cat', 'cat', 'cat', 'cat']);
 * m.result(); // 0.5
 *
 * const two = new BalancedAccuracy({ threshold: 0.5 });
 * two.updateState([0, 0, 1, 1], [0.2, 0.6, 0.7, 0.9]);
 * two.result(); // 0.75
 * ```
 */
export class BalancedAccuracy extends DeclaredSums<
  BalancedAccuracyOptions,
  number,
  number | bigint | boolean | string
> {
  static readonly definition: SumsDefinition<BalancedAccuracyOptions, number> = outcomeDefinition({
    className: 'BalancedAccuracy',
    name: 'balanced_accuracy',
    direction: 'up',
    range: [-1, 1],
    options: { adjusted: oneOf([false, true]) },
    sums(given) {
      // The sum of wrong predictions is not needed. It would add classes that do not occur in the truth.
      const { hits, truths } = outcomeSums(given as Forms);
      return { hits: hits!, truths: truths! };
    },
    kernels: (given) => outcomeKernels(given as Forms),
    result(found, given) {
      const recalls = outcomesOf(found)
        .filter(({ truths }) => truths > 0)
        .map(({ hits, truths }) => hits / truths);
      const n = recalls.length;
      const mean = ratio(sum(recalls), n);
      if (!given.adjusted) return mean;
      return n < 2 ? 0 : (n * mean - 1) / (n - 1);
    },
  });
}
