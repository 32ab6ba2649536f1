import type { Definition } from '../core/definition.ts';
import { classNames, ignoredClass, ignoredIn, type Naming } from '../core/class-names.ts';
import { DeclaredMean } from '../core/declared-mean.ts';
import { type Values, valuesOf } from '../core/values-of.ts';
import { atLeastOne, flag } from '../core/options.ts';
import type { ArrayInput } from '../core/input.ts';
import { named } from '../core/named.ts';
import { amongFirst, ids, inTopK, labels, scores } from '../core/verbs.ts';
import { unlessIgnored } from './shared/class-sums.ts';

export interface SparseTopKOptions extends Pick<Naming, 'classes'> {
  /** The number of highest scores that count as right; 5 by default. */
  readonly k?: number | undefined;
  /** `yPred` holds class ids, best first, instead of scores. */
  readonly fromSortedIds?: boolean | undefined;
}

export interface SparseTopKCategoricalAccuracyOptions extends SparseTopKOptions, Naming {}

const definition: Definition<SparseTopKCategoricalAccuracyOptions> = {
  className: 'SparseTopKCategoricalAccuracy',
  name: 'sparse_top_k_categorical_accuracy',
  direction: 'up',
  range: [0, 1],
  options: {
    k: atLeastOne(5),
    fromSortedIds: flag,
    classes: classNames,
    ignoreClass: ignoredClass,
  },
  value: ({ k, fromSortedIds, ...naming }) =>
    fromSortedIds
      ? amongFirst(named(labels('yTrue'), naming), named(ids('yPred'), naming), k!)
      : inTopK(named(labels('yTrue'), naming), named(scores('yPred'), naming), k!),
  counted: (naming) => unlessIgnored(named(labels('yTrue'), naming), ignoredIn(naming)),
};

/**
 * How often the true class is among the `k` highest scores. `yTrue` holds a class index for each sample, and may be samples × 1. `yPred`
 * holds scores, samples × classes. With `fromSortedIds`, it holds class ids, samples × ids, best first. The true class also counts if its score
 * equals the k-th highest score. A label that no class has is wrong. With `classes` the labels and ids are names.
 *
 * `updateState` throws RangeError for labels or ids that are not whole, for a name that no class has, or where the shapes do not fit.
 * Source: `keras.metrics.SparseTopKCategoricalAccuracy` (`fromSortedIds` as in Keras 3.15). `ignoreClass` and
 * `classes` are extensions.
 *
 * ```ts
 * import { SparseTopKCategoricalAccuracy } from 'rightly';
 *
 * const m = new SparseTopKCategoricalAccuracy({ k: 1 });
 * m.updateState([2, 1], [[0.1, 0.9, 0.8], [0.05, 0.95, 0]]);
 * m.result(); // 0.5
 *
 * m.resetState();
 * m.updateState([2, 1], [[0.1, 0.9, 0.8], [0.05, 0.95, 0]], { sampleWeight: [0.7, 0.3] });
 * m.result(); // 0.3
 * ```
 */
export class SparseTopKCategoricalAccuracy extends DeclaredMean<
  SparseTopKCategoricalAccuracyOptions,
  number | bigint | boolean | string
> {
  static readonly definition: Definition<SparseTopKCategoricalAccuracyOptions> = definition;
}

/**
 * 1 where the true class is among the `k` highest scores, else 0, for each sample.
 * Source: `keras.metrics.sparse_top_k_categorical_accuracy`.
 *
 * ```ts
 * import { sparseTopKCategoricalAccuracy } from 'rightly';
 *
 * sparseTopKCategoricalAccuracy([2, 1], [[1, 0, 2], [1, 2, 0]], { k: 1, fromSortedIds: true }).data; // [0, 1]
 * ```
 */
export const sparseTopKCategoricalAccuracy = (
  yTrue: ArrayInput,
  yPred: ArrayInput,
  options?: SparseTopKOptions,
): Values => valuesOf(definition, yTrue, yPred, options);
