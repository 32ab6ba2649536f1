import { classNames, type Naming } from '../core/class-names.ts';
import type { Definition } from '../core/definition.ts';
import { finite } from '../core/finite.ts';
import type { ArrayInput } from '../core/input.ts';
import { DeclaredMean } from '../core/declared-mean.ts';
import { type Values, valuesOf } from '../core/values-of.ts';
import { named } from '../core/named.ts';
import { flag } from '../core/options.ts';
import {
  atLeast,
  type Column,
  labels,
  minus,
  perClass,
  pick,
  plus,
  square,
  sum,
  times,
  vectors,
  within,
} from '../core/verbs.ts';

export interface BrierScoreOptions {
  /** true: `yTrue` holds class indexes, and `yPred` a probability for each class. false, the default: both inputs have the same shape. */
  readonly sparseYTrue?: boolean | undefined;
  /** The names of the classes, in the order of the probabilities. Then, with `sparseYTrue`, labels are names. */
  readonly classes?: readonly string[] | undefined;
}

const sparse = (naming: Naming): Column => {
  const truth = named(labels('yTrue'), naming);
  const chances = within(named(perClass('yPred'), naming), 0, 1);
  // Σ (p − y)², where y is 1 for one class only. Rounding could make it negative.
  return atLeast(plus(minus(sum(square(chances)), times(2, pick(truth, chances))), 1), 0);
};

const dense = (naming: Naming): Column =>
  sum(square(minus(vectors('yTrue'), within(named(vectors('yPred'), naming), 0, 1))));

const definition: Definition<BrierScoreOptions> = {
  className: 'BrierScore',
  name: 'brier_score',
  direction: 'down',
  range: [0, Infinity],
  options: { sparseYTrue: flag, classes: classNames },
  checked: finite,
  value: ({ sparseYTrue, ...naming }) => (sparseYTrue ? sparse(naming) : dense(naming)),
};

/**
 * The mean of (p − y)², the squared error of probabilities. With one probability for each sample, `yTrue` and `yPred` have the same shape,
 * (N) or (N, 1), and truths are 0 and 1. With C probabilities for each sample, the value of a sample is the sum over all classes. Then `yTrue` is
 * one-hot. With `sparseYTrue`, `yTrue` holds class indexes, or with `classes` names.
 *
 * `updateState` throws RangeError for shapes that do not fit, for probabilities below 0 or above 1, for NaN, and for a label or a name that
 * no class has. `updateState` throws TypeError for an index instead of a name.
 * Source: `sklearn.metrics.brier_score_loss`, for two columns and more with `scale_by_half=False`.
 *
 * ```ts
 * import { BrierScore } from 'rightly';
 *
 * const m = new BrierScore();
 * m.updateState([0, 1, 1, 0], [0.1, 0.9, 0.8, 0.3]);
 * m.result().toFixed(4); // 0.0375
 *
 * const classes = new BrierScore({ sparseYTrue: true });
 * classes.updateState([0, 2], [[0.8, 0.1, 0.1], [0.2, 0.2, 0.6]]);
 * classes.result().toFixed(4); // 0.1500
 *
 * const named = new BrierScore({ sparseYTrue: true, classes: ['cat', 'dog'] });
 * named.updateState(['cat', 'dog'], [[0.8, 0.2], [0.4, 0.6]]);
 * named.result().toFixed(4); // 0.2000
 * ```
 */
export class BrierScore extends DeclaredMean<
  BrierScoreOptions,
  number | bigint | boolean | string
> {
  static readonly definition: Definition<BrierScoreOptions> = definition;
}

/**
 * The sum of (p − y)² over the probabilities of each sample.
 *
 * ```ts
 * import { brierScore } from 'rightly';
 *
 * const { data } = brierScore([0, 1], [0.25, 0.5]);
 * Array.from(data); // [0.0625, 0.25]
 * ```
 */
export const brierScore = (
  yTrue: ArrayInput,
  yPred: ArrayInput,
  options?: BrierScoreOptions,
): Values => valuesOf(definition, yTrue, yPred, options);
