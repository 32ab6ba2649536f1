import type { Data } from '../engines/vocabulary.ts';
import { rangeError, show } from './errors.ts';
import { type Kept, type PlainCells, plainObject } from './state.ts';

/** The moments of two variables over weighted samples. */
export interface Moment {
  readonly weight: number;
  readonly meanX: number;
  readonly meanY: number;
  /** Σ w (x − mean)². */
  readonly xx: number;
  readonly yy: number;
  /** Σ w (x − mean of x)(y − mean of y). */
  readonly xy: number;
}

const names = ['weight', 'meanX', 'meanY', 'xx', 'yy', 'xy'] as const;
export const none: Moment = { weight: 0, meanX: 0, meanY: 0, xx: 0, yy: 0, xy: 0 };

/**
 * Means and centred sums of squares, for each position of a vector. Plain sums of squares would lose all digits where a variable is far
 * from 0 and varies little. Source: Chan, Golub and LeVeque, Algorithms for computing the sample variance, 1983.
 */
export class Moments implements Kept {
  readonly #places: readonly Moment[];

  constructor(places: readonly Moment[] = []) {
    this.#places = places;
  }

  at(place: number): Moment {
    return this.#places[place] ?? none;
  }

  plus(other: Moments): this {
    const places = Math.max(this.#places.length, other.#places.length);
    return new Moments(
      Array.from({ length: places }, (_, i) => together(this.at(i), other.at(i))),
    ) as this;
  }

  toPlain(): [PlainCells, undefined] {
    return [Object.fromEntries(this.#places.map((moment, i) => [i, { ...moment }])), undefined];
  }

  fromPlain(plain: unknown, _: unknown, what: string): this {
    const places = Object.entries(plainObject(plain, what)).map(([place, moment], i) => {
      const found = plainObject(moment, `${what} ${place}`) as Moment;
      if (place !== String(i) || !names.every((name) => Number.isFinite(found[name])))
        throw rangeError(`${what} ${place}`, `be finite numbers ${names.join(', ')}`, show(moment));
      return Object.fromEntries(names.map((name) => [name, found[name]])) as unknown as Moment;
    });
    return new Moments(places) as this;
  }

  check(what: string): void {
    for (const [i, moment] of this.#places.entries())
      for (const name of names)
        if (!Number.isFinite(moment[name]))
          throw rangeError(`${what} ${i} ${name}`, 'be finite', `${moment[name]}`);
  }

  /** Throws RangeError for a sum of squares or a weight below 0, and for a sum of products that is too large for the sums of squares. */
  checkSpread(what: string): void {
    for (const [i, moment] of this.#places.entries()) {
      for (const name of ['weight', 'xx', 'yy'] as const)
        if (moment[name] < 0)
          throw rangeError(`${what} ${i} ${name}`, 'be at least 0', `${moment[name]}`);
      const { weight, xx, yy, xy } = moment;
      if (weight === 0 && names.some((name) => moment[name] !== 0))
        throw rangeError(`${what} ${i}`, 'be 0 without a weight', show(moment));
      const most = Math.sqrt(xx) * Math.sqrt(yy);
      // Sums are rounded, and the square of a small number can underflow.
      if (Math.abs(xy) > (1 + 1e-6) * most + 1e-150 * Math.sqrt(xx + yy))
        throw rangeError(`${what} ${i} xy`, 'be at most the root of xx times yy', `${xy}`);
    }
  }
}

function together(a: Moment, b: Moment): Moment {
  if (a.weight === 0) return b;
  if (b.weight === 0) return a;
  const weight = a.weight + b.weight;
  const [dx, dy] = [b.meanX - a.meanX, b.meanY - a.meanY];
  const share = b.weight / weight;
  const between = a.weight * share;
  return {
    weight,
    meanX: a.meanX + dx * share,
    meanY: a.meanY + dy * share,
    xx: a.xx + b.xx + dx * dx * between,
    yy: a.yy + b.yy + dy * dy * between,
    xy: a.xy + b.xy + dx * dy * between,
  };
}

/** The moments of `n` vectors, position by position. `weights` has one number for each element. */
export function momentsOf(
  n: number,
  width: number,
  x: Data,
  y: Data,
  weights: Data | undefined,
): Moments {
  return new Moments(
    Array.from({ length: width }, (_, place) => momentAt(n, width, place, x, y, weights)),
  );
}

function momentAt(
  n: number,
  width: number,
  place: number,
  x: Data,
  y: Data,
  weights: Data | undefined,
): Moment {
  const weightOf = (i: number): number => weights?.[i] ?? 1;
  // An element of weight 0 may have any value.
  let first = place;
  while (first < n * width && weightOf(first) === 0) first += width;
  if (first >= n * width) return none;
  const [firstX, firstY] = [Number(x[first]), Number(y[first])];
  let [weight, sumX, sumY] = [0, 0, 0];
  // Uses differences from the first value. Then the mean of a constant is the constant itself.
  for (let i = first; i < n * width; i += width) {
    const w = weightOf(i);
    if (w === 0) continue;
    weight += w;
    sumX += w * (Number(x[i]) - firstX);
    sumY += w * (Number(y[i]) - firstY);
  }
  const [meanX, meanY] = [firstX + sumX / weight, firstY + sumY / weight];
  let [xx, yy, xy] = [0, 0, 0];
  for (let i = first; i < n * width; i += width) {
    const w = weightOf(i);
    if (w === 0) continue;
    const [dx, dy] = [Number(x[i]) - meanX, Number(y[i]) - meanY];
    xx += w * dx * dx;
    yy += w * dy * dy;
    xy += w * dx * dy;
  }
  return { weight, meanX, meanY, xx, yy, xy };
}
