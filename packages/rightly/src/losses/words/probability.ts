import {
  atLeast,
  atMost,
  dividedBy,
  log,
  logSumExp,
  max,
  mean,
  minus,
  plus,
  replaced,
  sum,
  times,
  weighted,
  type Column,
  type Rows,
} from '../../core/verbs.ts';

/* What losses of probabilities and logits have in common. */

/** Keras's epsilon. */
export const EPSILON = 1e-7;

/** Probabilities that have a logarithm, and whose complements have one. */
export const clipped = (p: Rows): Rows => atMost(atLeast(p, EPSILON), 1 - EPSILON);

/** Costs of probabilities that are so cut. */
export const boundedCosts = (costs: Rows): Rows =>
  atMost(atLeast(costs, -Math.log1p(-EPSILON)), -Math.log(EPSILON));

/** Brought to a sum of 1; rows of nothing but 0 stay so. */
export const normalized = (p: Rows): Rows => dividedBy(p, replaced(sum(p), 0, 1));

/** The negative logarithm of each class's probability. */
export const costsOf = (p: Rows): Rows => times(log(p), -1);

/** The same of the softmax of logits: nothing is lost where one is much larger than the others. */
export function costsOfLogits(logits: Rows): Rows {
  const below = minus(logits, max(logits));
  return minus(logSumExp(below), below);
}

/**
 * What the classes cost on the average under the truth, of which a part is spread over all of them. A cost that is no number makes the
 * average none, also where the truth is 0.
 */
export function expected(truth: Rows, costs: Rows, smoothing: number): Column {
  return smoothed(sum(times(truth, costs)), costs, smoothing);
}

/** The same of logits, whose costs can be infinite: such a cost counts only where the truth is not 0. */
export function expectedOfLogits(truth: Rows, logits: Rows, smoothing: number): Column {
  const costs = costsOfLogits(logits);
  const sharp = sum(weighted(truth, costs));
  return smoothed(plus(sharp, times(max(logits), 0)), costs, smoothing);
}

const smoothed = (sharp: Column, costs: Rows, smoothing: number): Column =>
  smoothing === 0 ? sharp : plus(times(sharp, 1 - smoothing), times(mean(costs), smoothing));
