import type { SumsDefinition } from '../core/definition.ts';
import type { NameOptions } from '../core/options.ts';
import { DeclaredSums } from '../core/declared-sums.ts';
import type { Averaged } from './shared/averages.ts';
import { fDefinition } from './shared/f-definition.ts';
import type { FOptions } from './shared/f-options.ts';

/**
 * A weighted harmonic mean of precision and recall, for each class: recall is `beta` times as important as precision. `yTrue`
 * (one-hot, or any number for each class) and `yPred` (scores) are samples × classes. The class with the highest score is predicted.
 * Among equal scores it is the first. With `threshold`, every class with a greater score is predicted. With `sparseYTrue` the truth holds
 * a class index for each sample. A label that no class has is wrong. With `classes` the sparse truth and sparse predictions hold
 * names, and `keys()` and the state have names.
 *
 * The constructor throws RangeError for options out of range. `updateState` throws RangeError for shapes that do not fit, for
 * NaN in `yTrue`, for another number of classes than before, or for a name that no class has.
 * Source: `keras.metrics.FBetaScore`. The sparse flags, `classes`, `numClasses` and `ignoreClass` are extensions.
 *
 * ```ts
 * import { FBetaScore } from 'rightly';
 *
 * const m = new FBetaScore({ beta: 2, threshold: 0.5 });
 * m.updateState([[1, 1, 1], [1, 0, 0], [1, 1, 0]], [[0.2, 0.6, 0.7], [0.2, 0.6, 0.6], [0.6, 0.8, 0]]);
 * m.result().map((f) => f.toFixed(4)).join(); // 0.3846,0.9091,0.8333
 * ```
 */
export class FBetaScore<const O extends FOptions & NameOptions = object> extends DeclaredSums<
  O,
  Averaged<O>,
  number | bigint | boolean | string,
  FOptions
> {
  static readonly definition: SumsDefinition<FOptions, number | number[]> = fDefinition(
    'FBetaScore',
    'fbeta_score',
    {
      beta: {
        default: 1,
        expected: 'be a finite number above 0',
        accepts: (beta: unknown) => Number.isFinite(beta) && Number(beta) > 0,
      },
    },
  );
}
