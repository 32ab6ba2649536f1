import type { SumsDefinition } from '../core/definition.ts';
import type { NameOptions } from '../core/options.ts';
import { DeclaredSums } from '../core/declared-sums.ts';
import type { Averaged } from './shared/averages.ts';
import { fDefinition } from './shared/f-definition.ts';
import type { F1Options } from './shared/f-options.ts';

/**
 * The harmonic mean of precision and recall, for each class. `yTrue` (one-hot, or any number for each class) and `yPred` (scores)
 * are samples × classes. The class with the highest score is predicted. Among equal scores it is the first. With `threshold`, every class
 * with a greater score is predicted. With `sparseYTrue` the truth holds a class index for each sample. A label that no class has is
 * wrong. With `classes` the sparse truth and sparse predictions hold names, and `keys()` and the state have names. With
 * `average: 'binary'` the result is only the score of the class `posLabel`, by default class 1.
 *
 * The constructor throws RangeError for options out of range. `updateState` throws RangeError for shapes that do not fit, for
 * NaN in `yTrue`, for another number of classes than before, and for a name that no class has. `updateState` throws TypeError for an index
 * instead of a name.
 * Source: `keras.metrics.F1Score`. The sparse flags, `'binary'`, `posLabel`, `classes`, `numClasses` and `ignoreClass` are extensions.
 *
 * ```ts
 * import { F1Score } from 'rightly';
 *
 * const m = new F1Score({ threshold: 0.5 });
 * m.updateState([[1, 1, 1], [1, 0, 0], [1, 1, 0]], [[0.2, 0.6, 0.7], [0.2, 0.6, 0.6], [0.6, 0.8, 0]]);
 * m.result().map((f) => f.toFixed(4)).join(); // 0.5000,0.8000,0.6667
 *
 * const macro = new F1Score({ average: 'macro', sparseYTrue: true });
 * macro.updateState([2, 1], [[0.1, 0.6, 0.3], [0.05, 0.95, 0]]);
 * macro.result().toFixed(4); // 0.2222
 *
 * const spam = new F1Score({ average: 'binary', posLabel: 'spam', sparseYTrue: true, sparseYPred: true });
 * spam.updateState(['ham', 'ham', 'spam', 'spam'], ['ham', 'spam', 'spam', 'spam']);
 * spam.result().toFixed(4); // 0.8000
 *
 * const named = new F1Score({ classes: ['cat', 'dog'], sparseYTrue: true });
 * named.updateState(['cat', 'dog', 'dog'], [[0.9, 0.1], [0.2, 0.8], [0.6, 0.4]]);
 * named.keys().join(); // cat,dog
 * named.state; // { classes: 2, hits: { cat: 1, dog: 1 }, truths: { cat: 1, dog: 2 }, calls: { cat: 2, dog: 1 } }
 * ```
 */
export class F1Score<const O extends F1Options & NameOptions = object> extends DeclaredSums<
  O,
  Averaged<O>,
  number | bigint | boolean | string,
  F1Options
> {
  static readonly definition: SumsDefinition<F1Options, number | number[]> = fDefinition(
    'F1Score',
    'f1_score',
    {},
  );
}
