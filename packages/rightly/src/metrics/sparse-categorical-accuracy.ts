import type { Definition } from '../core/definition.ts';
import { classNames, ignoredClass, ignoredIn, type Naming } from '../core/class-names.ts';
import { DeclaredMean } from '../core/declared-mean.ts';
import { type Values, valuesOf } from '../core/values-of.ts';
import type { ArrayInput } from '../core/input.ts';
import { named } from '../core/named.ts';
import { isArgmax, labels, scores } from '../core/verbs.ts';
import { unlessIgnored } from './shared/class-sums.ts';

export interface SparseCategoricalAccuracyOptions extends Naming {}

const definition: Definition<SparseCategoricalAccuracyOptions> = {
  className: 'SparseCategoricalAccuracy',
  name: 'sparse_categorical_accuracy',
  direction: 'up',
  range: [0, 1],
  options: { classes: classNames, ignoreClass: ignoredClass },
  value: (naming) => isArgmax(named(labels('yTrue'), naming), named(scores('yPred'), naming)),
  counted: (naming) => unlessIgnored(named(labels('yTrue'), naming), ignoredIn(naming)),
};

/**
 * How often the true class has the highest score. `yTrue` holds a class index for each sample, and may be samples × 1. `yPred` holds
 * probabilities or logits, samples × classes. Among equal scores the first counts as the highest. A label that no class has is wrong. With
 * `classes` the labels are names, and each sample has a score for each name.
 *
 * `updateState` throws RangeError for a label that is not whole, for a name that no class has, and where the shapes do not fit. `updateState` throws
 * TypeError for an index instead of a name.
 * Source: `keras.metrics.SparseCategoricalAccuracy`. `classes` and `ignoreClass` are extensions. Keras's sparse cross-entropy has
 * `ignore_class` too.
 *
 * ```ts
 * import { SparseCategoricalAccuracy } from 'rightly';
 *
 * const m = new SparseCategoricalAccuracy();
 * m.updateState([[2], [1]], [[0.1, 0.6, 0.3], [0.05, 0.95, 0]]);
 * m.result(); // 0.5
 *
 * m.resetState();
 * m.updateState([[2], [1]], [[0.1, 0.6, 0.3], [0.05, 0.95, 0]], { sampleWeight: [0.7, 0.3] });
 * m.result(); // 0.3
 *
 * const named = new SparseCategoricalAccuracy({ classes: ['cat', 'dog', 'cow'] });
 * named.updateState(['cow', 'dog'], [[0.1, 0.6, 0.3], [0.05, 0.95, 0]]);
 * named.result(); // 0.5
 * ```
 */
export class SparseCategoricalAccuracy extends DeclaredMean<
  SparseCategoricalAccuracyOptions,
  number | bigint | boolean | string
> {
  static readonly definition: Definition<SparseCategoricalAccuracyOptions> = definition;
}

/**
 * 1 where the true class has the highest score, else 0, for each sample.
 * Source: `keras.metrics.sparse_categorical_accuracy`.
 *
 * ```ts
 * import { sparseCategoricalAccuracy } from 'rightly';
 *
 * sparseCategoricalAccuracy([2, 1], [[0.1, 0.6, 0.3], [0.05, 0.95, 0]]).data; // [0, 1]
 * ```
 */
export const sparseCategoricalAccuracy = (yTrue: ArrayInput, yPred: ArrayInput): Values =>
  valuesOf(definition, yTrue, yPred);
