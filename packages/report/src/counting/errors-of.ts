import type { ErrorsFigures } from '../data.ts';
import type { Counted } from './counted.ts';
import { edgesOf, ZERO } from './error-metrics.ts';

type Cells = Readonly<Record<string, number>>;
type Grid = Readonly<Record<string, Cells>>;

/** The most bins on an axis. If there are more, neighbours are merged. */
const MOST_BINS = 48;

/** The figures of the errors of a regression, from sums by bin. */
export function errorsOf(bins: Counted, cells: Counted): ErrorsFigures {
  const { weights } = bins.toJSON().state as unknown as { readonly weights: Cells };
  const { weights: counts, sizes } = cells.toJSON().state as unknown as Record<
    'weights' | 'sizes',
    Grid
  >;
  const truths = Object.keys(counts).map(Number);
  const predictions = Object.values(counts).flatMap((row) => Object.keys(row).map(Number));
  // Both axes are the same, so that right predictions lie on the diagonal.
  const axis = axisOf([...truths, ...predictions]);
  // A place is at most MOST_BINS + 2 from 0, so each pair of places has a different number.
  const grid = new Map<number, { t: number; p: number; weight: number; error: number }>();
  for (const [truth, row] of Object.entries(counts)) {
    const t = axis.at(Number(truth));
    const errors = sizes[truth];
    for (const [prediction, weight] of Object.entries(row)) {
      const p = axis.at(Number(prediction));
      const pair = t * 4 * MOST_BINS + p;
      let own = grid.get(pair);
      if (!own) grid.set(pair, (own = { t, p, weight: 0, error: 0 }));
      own.weight += weight;
      own.error += errors?.[prediction] ?? 0;
    }
  }
  const all = [...grid.values()];
  const own = axisOf(Object.keys(weights).map(Number));
  const byError = new Map<number, number>();
  for (const [key, weight] of Object.entries(weights)) {
    const place = own.at(Number(key));
    byError.set(place, (byError.get(place) ?? 0) + weight);
  }
  return {
    bins: [...byError]
      .sort(([a], [b]) => a - b)
      .map(([place, weight]) => Object.assign(own.edges(place), { weight })),
    cells: all.map(({ t, p, weight }) => ({
      truth: Object.values(axis.edges(t)) as [number, number],
      prediction: Object.values(axis.edges(p)) as [number, number],
      weight,
    })),
    bySize: [...new Set(all.map(({ t }) => t))]
      .sort((a, b) => a - b)
      .map((t) => {
        const alike = all.filter((one) => one.t === t);
        const weight = alike.reduce((sum, one) => sum + one.weight, 0);
        const error = alike.reduce((sum, one) => sum + one.error, 0);
        return Object.assign(axis.edges(t), { weight, meanError: error / weight });
      }),
  };
}

interface Axis {
  /** The place of a bin. */
  at(key: number): number;
  edges(place: number): { readonly from: number; readonly to: number };
}

/** An axis whose places are bins, or several neighbouring bins of one sign. The bin that holds 0 is at place 0. */
function axisOf(keys: readonly number[]): Axis {
  // The distances of the first and the last bin of each sign from the bin at 0.
  const sides = [-1, 1].map((sign) => {
    const far = keys.map((key) => sign * (key - ZERO)).filter((distance) => distance > 0);
    const bound = (of: (a: number, b: number) => number): number =>
      far.reduce((a, b) => of(a, b), far[0] ?? 0);
    return { sign, first: bound(Math.min), last: bound(Math.max), isEmpty: far.length === 0 };
  });
  const count = sides.reduce(
    (sum, { first, last, isEmpty }) => sum + (isEmpty ? 0 : last - first + 1),
    0,
  );
  const each = Math.max(1, Math.ceil(count / MOST_BINS));
  const sideOf = (sign: number): (typeof sides)[number] => sides[sign < 0 ? 0 : 1]!;
  return {
    at(key) {
      if (key === ZERO) return 0;
      const { sign, first } = sideOf(key - ZERO);
      return sign * (1 + Math.floor((sign * (key - ZERO) - first) / each));
    },
    edges(place) {
      if (place === 0) return bounds(ZERO, ZERO);
      const { sign, first, last } = sideOf(place);
      const start = first + (sign * place - 1) * each;
      const ends = [start, Math.min(last, start + each - 1)].map(
        (distance) => ZERO + sign * distance,
      );
      return bounds(Math.min(...ends), Math.max(...ends));
    },
  };
}

/** The range between the edges of two bins. */
function bounds(first: number, last: number): ReturnType<Axis['edges']> {
  return { from: edgesOf(first)[0], to: edgesOf(last)[1] };
}
