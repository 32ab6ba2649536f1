import { betaBelow } from './beta.ts';
import { aboveZero, atLeastZero, checkNumbers, finite } from './check-numbers.ts';
import { normalAbove } from './quantiles.ts';

/**
 * The two-sided p-value of Student's t test: the probability of a difference at least as large, if there is no true difference.
 * `freedom` is the number of degrees of freedom, which can be Infinity.
 *
 * Throws TypeError for a value that is no number. Throws RangeError for numbers that are not finite, a negative error, and no degrees of freedom.
 *
 * ```ts
 * import { tTest } from 'rightly/statistics';
 *
 * tTest(0.012, 0.005, 19).toFixed(4); // 0.0268
 * ```
 */
export function tTest(difference: number, standardError: number, freedom: number): number {
  const values = {
    difference: [difference, finite],
    standardError: [standardError, atLeastZero],
    freedom: [freedom, aboveZero],
  } as const;
  checkNumbers(values, 'tTest:');
  if (standardError === 0) return difference === 0 ? 1 : 0;
  const t = Math.abs(difference / standardError);
  // With many degrees of freedom the distribution is normal.
  if (freedom > 1e8) return 2 * normalAbove(t);
  const all = freedom + t * t;
  return betaBelow(freedom / all, freedom / 2, 0.5, (t * t) / all);
}
