import { clipped } from './probability.ts';
import {
  abs,
  atLeast,
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

/** What is on the wrong side of 0 costs that distance; the rest, too little to be seen beside it, is added last. */
export const binaryCostOfLogits = (truth: Rows, logits: Rows): Rows =>
  plus(
    either(truth, atLeast(times(logits, -1), 0), atLeast(logits, 0)),
    softplus(times(abs(logits), -1)),
  );
