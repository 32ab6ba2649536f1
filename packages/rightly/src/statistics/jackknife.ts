import { rangeError, show, typeError } from '../core/errors.ts';
import { resolve } from '../core/options.ts';
import { isArrayOf } from '../core/readable.ts';
import { checkNumbers, finite } from './check-numbers.ts';
import { tQuantile } from './quantiles.ts';
import { level, type LevelOptions, placeByPlace } from './results.ts';

/** A result over all groups, and the results without each group. */
export interface Replicas<R> {
  readonly whole: R;
  readonly without: ReadonlyMap<number, R>;
}

interface ReplicaInterval<R> {
  readonly low: R;
  readonly high: R;
  readonly standardError: R;
  readonly effectiveSize: number;
}

/** The interval of the jackknife. */
export interface JackknifeInterval {
  readonly low: number;
  readonly high: number;
  readonly level: number;
  readonly standardError: number;
  /** The number of groups that were left out, one by one. */
  readonly groups: number;
}

/**
 * The delete-a-group jackknife of any number. `whole` is its value over all groups, and `without` has its values without each group. `Replicated`
 * keeps such groups for a metric. This function is for numbers that another program computed.
 *
 * Throws TypeError for a value that is no list of finite numbers, and RangeError for fewer than two groups and for a level that is not between
 * 0 and 1.
 * Source: P. S. Kott, The delete-a-group jackknife, J. Official Stat. 17 (2001), 521–526.
 *
 * ```ts
 * import { jackknife } from 'rightly/statistics';
 *
 * const { low, high } = jackknife(0.8, [0.79, 0.81, 0.78, 0.82]);
 * [low, high].map((x) => x.toFixed(3)).join(); // 0.713,0.887
 * ```
 */
export function jackknife(
  whole: number,
  without: readonly number[],
  given: LevelOptions = {},
): JackknifeInterval {
  const what = 'jackknife: without';
  const own = resolve({ level }, given, 'jackknife:').level;
  checkNumbers({ whole: [whole, finite] }, 'jackknife:');
  if (!isArrayOf(without, Number.isFinite))
    throw typeError(what, 'be a list of finite numbers', show(without));
  if (without.length < 2)
    throw rangeError(what, 'have at least 2 numbers, one for each group', show(without));
  const standardError = deviation(without);
  const half = -tQuantile((1 - own) / 2, without.length - 1) * standardError;
  const ends = { low: whole - half, high: whole + half };
  return { ...ends, level: own, standardError, groups: without.length };
}

/** The interval of the delete-a-group jackknife, or the reason why there is none. */
export function intervalFrom<R>(
  { whole, without }: Replicas<R>,
  tail: number,
): ReplicaInterval<R> | string {
  const groups = without.size;
  if (groups < 2) return `there must be samples in at least 2 groups; there are some in ${groups}`;
  const results = [whole, ...without.values()];
  const standardError = placeByPlace((_, ...own) => deviation(own), results);
  if (standardError === undefined) return 'a class occurs in one group only';
  const t = -tQuantile(tail, groups - 1);
  const ends = [-t, t].map((by) =>
    placeByPlace((value, error) => value + by * error, [whole, standardError]),
  );
  return { low: ends[0]!, high: ends[1]!, standardError, effectiveSize: groups };
}

function deviation(own: readonly number[]): number {
  const n = own.length;
  const mean = own.reduce((sum, x) => sum + x, 0) / n;
  const squares = own.reduce((sum, x) => sum + (x - mean) ** 2, 0);
  return Math.sqrt((squares * (n - 1)) / n);
}
