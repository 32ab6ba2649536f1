import { binomialAtMost, binomialMass } from './beta.ts';

/**
 * McNemar's mid-p: the probability that `b` and `c` are at least as unequal, if both models are equally good. Only one model is right on `b`
 * rows, and only the other model on `c` rows.
 */
export function midP(b: number, c: number): number {
  const n = b + c;
  const least = Math.min(b, c);
  if (n === 0) return 1;
  const mass = binomialMass(least, n - least, 0.5, 0.5);
  return b === c ? 1 - mass / 2 : 2 * binomialAtMost(least, n, 0.5) - mass;
}
