import { resolve } from '../core/options.ts';
import { aboveZero, atLeastZero, checkNumbers } from './check-numbers.ts';
import { normalQuantile, tQuantile } from './quantiles.ts';
import { level, type LevelOptions } from './results.ts';

/** The probability that a difference of the detectable size is significant: four of five comparisons. */
const POWER = 0.8;

/**
 * The smallest true difference that would be significant in four of five comparisons with this standard error. `freedom` is the number of
 * degrees of freedom of the error, which can be Infinity.
 *
 * Throws TypeError for a value that is no number. Throws RangeError for a negative error, no degrees of freedom, and a level that is not between
 * 0 and 1.
 * Source: E. Miller, Adding error bars to evals, arXiv:2411.00640.
 *
 * ```ts
 * import { minimumDetectable } from 'rightly/statistics';
 *
 * minimumDetectable(0.005, Infinity).toFixed(4); // 0.0140
 * ```
 */
export function minimumDetectable(
  standardError: number,
  freedom: number,
  given: LevelOptions = {},
): number {
  const { level: own } = resolve({ level }, given, 'minimumDetectable:');
  const values = {
    standardError: [standardError, atLeastZero],
    freedom: [freedom, aboveZero],
  } as const;
  checkNumbers(values, 'minimumDetectable:');
  return factorOf((1 - own) / 2, freedom) * standardError;
}

/** The ratio of the detectable difference and the standard error. */
export function factorOf(tail: number, freedom: number): number {
  const quantile = (p: number): number =>
    freedom === Infinity ? normalQuantile(p) : tQuantile(p, freedom);
  return quantile(1 - tail) + quantile(POWER);
}
