import { tQuantile } from './quantiles.ts';
import { placeByPlace } from './results.ts';

/** A result over all groups, and the results with one group left out each. */
export interface Replicas<R> {
  readonly whole: R;
  readonly without: ReadonlyMap<number, R>;
}

interface Around<R> {
  readonly low: R;
  readonly high: R;
  readonly standardError: R;
  readonly effectiveSize: number;
}

/** The interval of the delete-a-group jackknife, or why there is none. */
export function around<R>({ whole, without }: Replicas<R>, tail: number): Around<R> | string {
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
