import type { SumsDefinition } from '../core/definition.ts';
import type { Option } from '../core/options.ts';
import { DeclaredSums } from '../core/declared-sums.ts';
import { outcomeDefinition } from './shared/outcome-definition.ts';
import type { Forms, OutcomeOptions } from './shared/outcome-options.ts';
import { sum } from './shared/outcomes.ts';
import { checkClasses, matrixOf, pairKernels, pairKeys, pairSums } from './shared/pairs.ts';
import { ratio } from './shared/thresholds.ts';

export type Normalize = 'true' | 'pred' | 'all' | null;

export interface ConfusionMatrixOptions extends OutcomeOptions {
  /** `'true'`: each row sums to 1. `'pred'`: each column sums to 1. `'all'`: the matrix sums to 1. null, the default: counts. */
  readonly normalize?: Normalize | undefined;
}

const ways: ReadonlySet<unknown> = new Set(['true', 'pred', 'all']);

const normalize: Option<Normalize> = {
  default: null,
  expected: "be 'true', 'pred', 'all' or null",
  accepts: (how) => ways.has(how),
  kinds: ['string'],
};

/**
 * The number of samples, or the sum of their weights, for each pair of a true and a predicted class. The result is an array of rows. Each
 * true class has a row, and each predicted class a column. `keys()` lists the classes. `yTrue` holds class indexes, and `yPred` is samples ×
 * classes. The class with the highest score is predicted. With `sparseYPred`, both hold class indexes or names. With `threshold`, there are
 * two classes, and `yPred` holds one score for each sample.
 *
 * Where the number of classes is known (scores, `numClasses`), there is a row for each class, and for other labels that occur. Otherwise
 * there is a row for each label that occurs in truth or predictions. There are at most 4096 classes.
 *
 * The constructor throws RangeError for options that contradict each other. `updateState` throws RangeError for shapes that do not fit, and
 * `result` for more than 4096 classes. A NaN prediction counts as the first class that is not the truth. Source: `confusion_matrix` of scikit-learn.
 *
 * ```ts
 * import { ConfusionMatrix } from 'rightly';
 *
 * const m = new ConfusionMatrix({ sparseYPred: true });
 * m.updateState(['cat', 'cat', 'dog', 'cow'], ['cat', 'dog', 'dog', 'dog']);
 * m.keys().join(); // cat,cow,dog
 * m.result(); // [[1, 0, 1], [0, 0, 1], [0, 0, 1]]
 *
 * const rates = new ConfusionMatrix({ threshold: 0.5, normalize: 'true' });
 * rates.updateState([0, 0, 1, 1], [0.1, 0.6, 0.7, 0.8]);
 * rates.result(); // [[0.5, 0.5], [0, 1]]
 * ```
 */
export class ConfusionMatrix extends DeclaredSums<
  ConfusionMatrixOptions,
  number[][],
  number | bigint | boolean | string
> {
  static readonly definition: SumsDefinition<ConfusionMatrixOptions, number[][]> =
    outcomeDefinition({
      className: 'ConfusionMatrix',
      name: 'confusion_matrix',
      range: [0, Infinity],
      options: { normalize },
      check: ({ numClasses }, what) => checkClasses(numClasses, `${what} numClasses`),
      sums: (given) => pairSums(given as Forms),
      kernels: (given) => pairKernels(given as Forms),
      result(found, given) {
        const cells = matrixOf(found, given as Forms, labelsOf);
        return normalized(cells, given.normalize as Normalize);
      },
      keys: (found, given) => given.classes ?? pairKeys(found, given as Forms, labelsOf),
    });
}

const labelsOf = 'ConfusionMatrix.result: the classes';

function normalized(cells: number[][], how: Normalize): number[][] {
  if (how === null) return cells;
  const rows = cells.map(sum);
  const columns = cells.map((_, guess) => sum(cells.map((row) => row[guess]!)));
  const all = sum(rows);
  const wholes = {
    true: (truth: number) => rows[truth]!,
    pred: (_: number, guess: number) => columns[guess]!,
    all: () => all,
  }[how];
  return cells.map((row, truth) => row.map((cell, guess) => ratio(cell, wholes(truth, guess))));
}
