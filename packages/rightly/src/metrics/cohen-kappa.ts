import type { Found, SumsDefinition } from '../core/definition.ts';
import { oneOf, type Option } from '../core/options.ts';
import { DeclaredSums } from '../core/declared-sums.ts';
import { outcomeDefinition } from './shared/outcome-definition.ts';
import type { Forms, OutcomeOptions } from './shared/outcome-options.ts';
import { outcomeKernels, outcomesOf, outcomeSums, othersOf, sum } from './shared/outcomes.ts';
import { checkClasses, matrixOf, pairKernels, pairSums } from './shared/pairs.ts';

export type KappaWeights = 'linear' | 'quadratic' | null;

export interface CohenKappaOptions extends OutcomeOptions {
  /**
   * The cost of a wrong prediction: `'linear'` is the distance between the indexes of the two classes, `'quadratic'` its square. With
   * null, the default, all wrong predictions cost the same. At most 4096 classes.
   */
  readonly weights?: KappaWeights | undefined;
}

const weights: Option<KappaWeights> = {
  ...oneOf([null, 'linear', 'quadratic']),
  expected: "be 'linear', 'quadratic' or null",
  kinds: ['string'],
};

type All = Required<CohenKappaOptions> & Forms;

/**
 * Cohen's kappa: the agreement of true and predicted classes beyond chance. Kappa is 1 for perfect predictions, and 0 for chance. `yTrue` holds
 * class indexes, and `yPred` is samples × classes. The class with the highest score is predicted. With `sparseYPred`, both hold class indexes
 * or names. With `threshold`, there are two classes, and `yPred` holds one score for each sample. Kappa is 0 where all truth and all
 * predictions are of one class.
 *
 * `weights` depend on the order of the classes. If the number of classes is known, the order is that of all classes. Otherwise it is that of the
 * classes that occur.
 *
 * The constructor throws RangeError for options that contradict each other. `updateState` throws RangeError for shapes that do not fit.
 * Source: `cohen_kappa_score` of scikit-learn.
 *
 * ```ts
 * import { CohenKappa } from 'rightly';
 *
 * const m = new CohenKappa({ sparseYPred: true });
 * m.updateState(['negative', 'positive', 'negative', 'neutral', 'positive'], ['negative', 'positive', 'negative', 'neutral', 'negative']);
 * m.result().toFixed(4); // 0.6875
 *
 * const linear = new CohenKappa({ weights: 'linear', sparseYPred: true });
 * linear.updateState([0, 1, 2, 2], [0, 1, 1, 2]);
 * linear.result().toFixed(4); // 0.7143
 * ```
 */
export class CohenKappa extends DeclaredSums<
  CohenKappaOptions,
  number,
  number | bigint | boolean | string
> {
  static readonly definition: SumsDefinition<CohenKappaOptions, number> = outcomeDefinition({
    className: 'CohenKappa',
    name: 'cohen_kappa',
    direction: 'up',
    range: [-1, 1],
    options: { weights },
    check({ weights: how, numClasses }, what) {
      if (how !== null) checkClasses(numClasses, `${what} numClasses`);
    },
    sums: (given) =>
      given.weights === null ? outcomeSums(given as Forms) : pairSums(given as Forms),
    kernels: (given) =>
      given.weights === null ? outcomeKernels(given as Forms) : pairKernels(given as Forms),
    result: (found, given) =>
      given.weights === null ? plain(found) : weighted(found, given as All),
  });
}

/** 1 − wrong / wrong by chance. The quotient is computed without a difference, so a perfect kappa is exactly 1. */
function plain(found: Found): number {
  const all = outcomesOf(found);
  const others = othersOf(all.map(({ truths }) => truths));
  const wrong = sum(all.map(({ misses }) => misses));
  const chance = sum(all.map(({ hits, misses }, i) => (hits + misses) * others[i]!));
  return oneMinus(wrong, chance);
}

function weighted(found: Found, given: All): number {
  const cells = matrixOf(found, given, 'CohenKappa.result: the classes');
  const truths = cells.map(sum);
  const calls = cells.map((_, guess) => sum(cells.map((row) => row[guess]!)));
  const power = given.weights === 'linear' ? 1 : 2;
  let [wrong, chance] = [0, 0];
  cells.forEach((row, truth) =>
    row.forEach((cell, guess) => {
      const cost = Math.abs(truth - guess) ** power;
      wrong += cost * cell;
      chance += cost * truths[truth]! * calls[guess]!;
    }),
  );
  return oneMinus(wrong * sum(truths), chance);
}

const oneMinus = (wrong: number, chance: number): number => (chance > 0 ? 1 - wrong / chance : 0);
