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

/* Parts of the losses of probabilities and logits. */

/** Keras's epsilon. */
export const EPSILON = 1e-7;

/** Probabilities clipped so that they and their complements have finite logarithms. */
export const clipped = (p: Rows): Rows => atMost(atLeast(p, EPSILON), 1 - EPSILON);

/** Costs, clipped to the costs of the lowest and the highest of these clipped probabilities. */
export const boundedCosts = (costs: Rows): Rows =>
  atMost(atLeast(costs, -Math.log1p(-EPSILON)), -Math.log(EPSILON));

/** Vectors divided by their sums. A vector of zeros stays as it is. */
export const normalized = (p: Rows): Rows => dividedBy(p, replaced(sum(p), 0, 1));

/** The negative logarithm of each class's probability. */
export const costsOf = (p: Rows): Rows => times(log(p), -1);

/** The negative logarithm of the softmax of logits. Small probabilities are not lost beside large ones. */
export function costsOfLogits(logits: Rows): Rows {
  const below = minus(logits, max(logits));
  return minus(logSumExp(below), below);
}

/**
 * The mean cost of the classes, weighted by the truth. The part `smoothing` of the truth is spread over all classes. A cost of NaN makes the mean
 * NaN, even where the truth is 0.
 */
export function expected(truth: Rows, costs: Rows, smoothing: number): Column {
  return smoothed(sum(times(truth, costs)), costs, smoothing);
}

/** The mean cost of logits. An infinite cost counts only where the truth is not 0. */
export function expectedOfLogits(truth: Rows, logits: Rows, smoothing: number): Column {
  const costs = costsOfLogits(logits);
  const sharp = sum(weighted(truth, costs));
  return smoothed(plus(sharp, times(max(logits), 0)), costs, smoothing);
}

const smoothed = (sharp: Column, costs: Rows, smoothing: number): Column =>
  smoothing === 0 ? sharp : plus(times(sharp, 1 - smoothing), times(mean(costs), smoothing));
