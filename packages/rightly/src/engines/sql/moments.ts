import { rangeError } from '../../core/errors.ts';
import { type Moment, Moments, none } from '../../core/moments.ts';
import type { Dialect } from './dialect.ts';
import { type KeyColumn, keyIn, needed, type Row } from './answer-row.ts';

/*
 * Moments of two variables, as columns of an answer. Without weights, they are the means, variances and covariance of the rows. With weights,
 * they are other moments from which the weighted ones are computed, because engines have no weighted variance that is accurate far from 0.
 */

const plain = ['x', 'y', 'xx', 'yy', 'xy'] as const;

/**
 * With weights: the number of rows that count, the variance of their weights, the unweighted means of x and y, the covariance of each with the
 * weight, and the covariances of w x with x, w y with y and w x with y.
 */
const weighted = ['n', 'vw', 'x', 'y', 'wx', 'wy', 'xx', 'yy', 'xy'] as const;

/** The squares of larger numbers may overflow in a sum. */
const LIMIT = 1e140;

/**
 * The SQL of the columns of moments. `x` and `y` are NULL in rows that do not count, and `id` is the index of the sum. Where rows have
 * weights, `weight` is their column, and `timesX` and `timesY` are `timesWeight` of x and y.
 */
export function momentColumns(
  d: Dialect,
  { x, y, weight, timesX, timesY }: MomentInputs,
  id: string,
): [name: string, sql: string][] {
  const isLarge = (of: string): string => `max(abs(${of})) > ${d.number(LIMIT)}`;
  const small = (of: string): string => `CASE WHEN ${isSmall(d, of)} THEN ${of} END`;
  // Where all rows have the same number, this number is the mean. Rounding could make the sum divided by the count differ from it.
  const mean = (of: string): string =>
    `CASE WHEN ${isConstant(of)} THEN min(${of}) ELSE ${d.sum(of)} / nullif(count(${of}), 0) END`;
  const spread = (of: readonly string[], sql: string): string =>
    `CASE WHEN ${either(isConstant, of)} THEN ${d.number(0)} WHEN ${either(isLarge, of)} THEN ${d.number(Infinity)} ELSE ${sql} END`;
  const columns: Readonly<Record<(typeof weighted)[number], () => string>> = {
    n: () => `count(${x})`,
    vw: () => d.variance(`CASE WHEN ${x} IS NOT NULL THEN ${weight} END`),
    x: () => mean(x),
    y: () => mean(y),
    wx: () => spread([x], d.covariance(weight!, small(x))),
    wy: () => spread([y], d.covariance(weight!, small(y))),
    xx: () => spread([x], timesX ? d.covariance(timesX, small(x)) : d.variance(small(x))),
    yy: () => spread([y], timesY ? d.covariance(timesY, small(y)) : d.variance(small(y))),
    xy: () => spread([x, y], d.covariance(timesX ?? small(x), small(y))),
  };
  return (weight === undefined ? plain : weighted).map((name) => [
    `_${name}_${id}`,
    columns[name](),
  ]);
}

/** The columns for the moments. */
interface MomentInputs {
  readonly x: string;
  readonly y: string;
  readonly weight?: string;
  readonly timesX?: string;
  readonly timesY?: string;
}

/** A number times its weight, where a condition holds. NULL where the number is too large. */
export const timesWeight = (d: Dialect, condition: string, x: string, weight: string): string =>
  `CASE WHEN ${condition} AND ${isSmall(d, x)} THEN ${d.arithmetic.times(weight, x)} END`;

const isSmall = (d: Dialect, x: string): string => `abs(${x}) <= ${d.number(LIMIT)}`;

const either = (is: (of: string) => string, all: readonly string[]): string =>
  all.map(is).join(' OR ');

/** Whether the number is the same in all rows. */
const isConstant = (of: string): string => `min(${of}) = max(${of})`;

/** The moments of all rows of an answer. `key` is the column of their indexes. */
export function momentsOf(
  rows: readonly Row[],
  id: string,
  key: KeyColumn | undefined,
  isWeighted: boolean,
): Moments {
  const places: Moments[] = [];
  for (const row of rows) {
    const weight = needed(row, `_sum_${id}`);
    if (weight === 0) continue;
    const place = key ? Number(keyIn(row, key)) : 0;
    const of = (name: (typeof weighted)[number]): number => needed(row, `_${name}_${id}`);
    const found = new Moments([isWeighted ? weightedMoment(weight, of) : plainMoment(weight, of)]);
    places[place] = places[place]?.plus(found) ?? found;
  }
  return new Moments(Array.from(places, (moments) => moments?.at(0) ?? none));
}

const plainMoment = (count: number, of: (name: (typeof plain)[number]) => number): Moment => ({
  weight: count,
  meanX: of('x'),
  meanY: of('y'),
  xx: count * of('xx'),
  yy: count * of('yy'),
  xy: count * of('xy'),
});

/**
 * Weighted moments. The covariance of w x with y is the mean of w (x − mean of x)(y − mean of y), with the unweighted means, plus the
 * mean of x times the covariance of w with y. Each weighted mean differs from the unweighted mean by a shift. Around the weighted means, the mean
 * of the products is lower by the product of the shifts.
 */
function weightedMoment(weight: number, of: (name: (typeof weighted)[number]) => number): Moment {
  const perWeight = of('n') / weight;
  // The standard deviation of the weights divided by their mean.
  const unevenness = Math.sqrt(of('vw')) * perWeight;
  const [shiftX, shiftY] = [of('wx') * perWeight, of('wy') * perWeight];
  const spread = (side: 'x' | 'y', shift: number): number => {
    const product = of(side === 'x' ? 'xx' : 'yy') * perWeight;
    // All numbers are equal, or some are too large.
    if (product === 0 || product === Infinity) return product;
    const around = product - of(side) * shift;
    const left = around - shift * shift;
    const error =
      8 * Number.EPSILON * (1 + unevenness) * (Math.abs(of(side)) * Math.sqrt(around) + around);
    if (!(error <= 1e-6 * left))
      throw rangeError(
        `read: the weighted variance of ${side === 'x' ? 'yTrue' : 'yPred'}`,
        'keep six digits in SQL (count this metric on arrays, or subtract a constant from both columns)',
        `a mean of ${of(side) + shift} and weights that leave ${left}`,
      );
    return weight * left;
  };
  const [xx, yy] = [spread('x', shiftX), spread('y', shiftY)];
  const together = of('xy') * perWeight - of('x') * shiftY - shiftX * shiftY;
  const xy = xx === 0 || yy === 0 ? 0 : weight * together;
  return { weight, meanX: of('x') + shiftX, meanY: of('y') + shiftY, xx, yy, xy };
}
