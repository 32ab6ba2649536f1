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

/* Parts of the losses of two classes: labels of 0 and 1, and the probabilities of 1. */

/** A sample's vector along an axis. */
export const along = (name: InputName, axis: number): Rows =>
  axis === -1 ? vectors(name) : perClass(name, axis);

/** Labels of 0 and 1, each moved towards one half. */
export const softened = (truth: Rows, smoothing: number): Rows =>
  smoothing === 0 ? truth : plus(times(truth, 1 - smoothing), smoothing / 2);

/** `ofOne` where the truth is 1, `ofZero` where it is 0, and a mix between. */
const either = (truth: Rows, ofOne: Rows, ofZero: Rows): Rows =>
  plus(weighted(truth, ofOne), weighted(minus(1, truth), ofZero));

export function binaryCost(truth: Rows, p: Rows): Rows {
  const known = clipped(p);
  return times(either(truth, log(known), log(minus(1, known))), -1);
}

/** The binary cross-entropy of logits. It needs no probability, which could be rounded to 0 or 1. */
export const binaryCostOfLogits = (truth: Rows, logits: Rows): Rows =>
  either(truth, softplus(times(logits, -1)), softplus(logits));
