import type { ErrorsFigures } from '../data.ts';
import type { Counted } from './counted.ts';
import { edgesOf } from './error-metrics.ts';

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
  const grid = new Map<string, { t: number; p: number; weight: number; error: number }>();
  for (const [t, row] of Object.entries(counts))
    for (const [p, weight] of Object.entries(row)) {
      const place = [axis.at(Number(t)), axis.at(Number(p))] as const;
      const own = grid.get(place.join()) ?? { t: place[0], p: place[1], weight: 0, error: 0 };
      own.weight += weight;
      own.error += sizes[t]?.[p] ?? 0;
      grid.set(place.join(), own);
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

/** An axis whose places are bins, or several neighbouring bins. */
function axisOf(keys: readonly number[]): Axis {
  const first = keys.reduce((least, key) => Math.min(least, key), Infinity);
  const last = keys.reduce((most, key) => Math.max(most, key), -Infinity);
  const each = Math.max(1, Math.ceil((last - first + 1) / MOST_BINS));
  return {
    at: (key) => Math.floor((key - first) / each),
    edges(place) {
      const start = first + place * each;
      const [from] = edgesOf(start);
      const [, to] = edgesOf(Math.min(last, start + each - 1));
      return { from, to };
    },
  };
}
