import { binomialAtMost, binomialMass } from './beta.ts';

/**
 * McNemar's mid-p: how likely so unequal numbers are, or more unequal ones, where both models are equally good. `b` rows only the one got
 * right, `c` only the other.
 */
export function midP(b: number, c: number): number {
  const n = b + c;
  const least = Math.min(b, c);
  if (n === 0) return 1;
  const mass = binomialMass(least, n - least, 0.5, 0.5);
  return b === c ? 1 - mass / 2 : 2 * binomialAtMost(least, n, 0.5) - mass;
}
