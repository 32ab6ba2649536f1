import { Moments, none } from '../../core/moments.ts';
import type { Dialect } from './dialect.ts';
import { type KeyColumn, keyIn, needed, type Row } from './answer-row.ts';

/* Moments of two variables, as columns of an answer: how many rows, their means, variances and covariance. */

const names = ['x', 'y', 'xx', 'yy', 'xy'] as const;

/** Where numbers are larger, their squares may have no sum. */
const LIMIT = 1e140;

/** What the columns of moments are in SQL; `x` and `y` are NULL in rows that do not count, and `id` is the sum's place. */
export function momentColumns(
  d: Dialect,
  [x, y]: readonly [x: string, y: string],
  id: string,
): [name: string, sql: string][] {
  const isLarge = (of: string): string => `max(abs(${of})) > ${d.number(LIMIT)}`;
  const small = (of: string): string => `CASE WHEN abs(${of}) <= ${d.number(LIMIT)} THEN ${of} END`;
  // A sum divided by a count may be next to the number that all rows have.
  const mean = (of: string): string =>
    `CASE WHEN ${isOne(of)} THEN min(${of}) ELSE ${d.sum(of)} / nullif(count(${of}), 0) END`;
  const spread = (isNone: string, isBeyond: string, sql: string): string =>
    `CASE WHEN ${isNone} THEN ${d.number(0)} WHEN ${isBeyond} THEN ${d.number(Infinity)} ELSE ${sql} END`;
  const columns: Readonly<Record<(typeof names)[number], string>> = {
    x: mean(x),
    y: mean(y),
    xx: spread(isOne(x), isLarge(x), d.variance(small(x))),
    yy: spread(isOne(y), isLarge(y), d.variance(small(y))),
    xy: spread(
      `${isOne(x)} OR ${isOne(y)}`,
      `${isLarge(x)} OR ${isLarge(y)}`,
      d.covariance(small(x), small(y)),
    ),
  };
  return names.map((name) => [`_${name}_${id}`, columns[name]]);
}

/** Whether all rows have one number. */
const isOne = (of: string): string => `min(${of}) = max(${of})`;

/** The moments of all rows of an answer, `key` being the column of their places. */
export function momentsOf(rows: readonly Row[], id: string, key: KeyColumn | undefined): Moments {
  const places: Moments[] = [];
  for (const row of rows) {
    const weight = needed(row, `_sum_${id}`);
    if (weight === 0) continue;
    const place = key ? Number(keyIn(row, key)) : 0;
    const [meanX, meanY, ...spreads] = names.map((name) => needed(row, `_${name}_${id}`));
    const [xx, yy, xy] = spreads.map((spread) => weight * spread);
    const found = new Moments([
      { weight, meanX: meanX!, meanY: meanY!, xx: xx!, yy: yy!, xy: xy! },
    ]);
    places[place] = places[place]?.plus(found) ?? found;
  }
  return new Moments(Array.from(places, (moments) => moments?.at(0) ?? none));
}
