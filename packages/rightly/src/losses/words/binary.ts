import { clipped } from './probability.ts';
import {
  log,
  minus,
  perClass,
  plus,
  softplus,
  times,
  vectors,
  weighted,
  type InputName,
  type Rows,
} from '../../core/verbs.ts';

/* What losses of two classes have in common: labels of 0 and 1, and the probabilities of 1. */

/** A sample's vector along an axis. */
export const along = (name: InputName, axis: number): Rows =>
  axis === -1 ? vectors(name) : perClass(name, axis);

/** Labels of 0 and 1, each moved towards one half. */
export const softened = (truth: Rows, smoothing: number): Rows =>
  smoothing === 0 ? truth : plus(times(truth, 1 - smoothing), smoothing / 2);

/** The cost of 1 where that is the truth, of 0 where that is. */
const either = (truth: Rows, ofOne: Rows, ofZero: Rows): Rows =>
  plus(weighted(truth, ofOne), weighted(minus(1, truth), ofZero));

export function binaryCost(truth: Rows, p: Rows): Rows {
  const known = clipped(p);
  return times(either(truth, log(known), log(minus(1, known))), -1);
}

/** The cost that the sigmoid has, without a probability that could be too near to 0 or 1. */
export const binaryCostOfLogits = (truth: Rows, logits: Rows): Rows =>
  either(truth, softplus(times(logits, -1)), softplus(logits));
