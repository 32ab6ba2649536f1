import type { ErrorsFigures, ReportData } from '../../src/data.ts';
import { empty } from './classifier.ts';
import { randomFrom } from './estimate.ts';

/** The edges of the bin of a number. A bin is an eighth of an octave, of positive or negative numbers. */
function eighth(value: number): readonly [number, number] {
  if (value === 0) return [0, 0];
  const i = Math.floor(8 * Math.log2(Math.abs(value)));
  const [low, high] = [2 ** (i / 8), 2 ** ((i + 1) / 8)];
  return value > 0 ? [low, high] : [-high, -low];
}

/** The figures of the errors of rows. */
export function errorsOf(
  rows: readonly (readonly [truth: number, prediction: number])[],
): ErrorsFigures {
  const bins = new Map<string, { from: number; to: number; weight: number }>();
  const cells = new Map<
    string,
    { truth: readonly [number, number]; prediction: readonly [number, number]; weight: number }
  >();
  const sizes = new Map<string, { from: number; to: number; weight: number; sum: number }>();
  for (const [truth, prediction] of rows) {
    const [from, to] = eighth(prediction - truth);
    const bin = bins.get(`${from}`) ?? { from, to, weight: 0 };
    bin.weight++;
    bins.set(`${from}`, bin);
    const cell = { truth: eighth(truth), prediction: eighth(prediction) };
    const key = JSON.stringify(cell);
    cells.set(key, { ...cell, weight: (cells.get(key)?.weight ?? 0) + 1 });
    const [low, high] = cell.truth;
    const size = sizes.get(`${low}`) ?? { from: low, to: high, weight: 0, sum: 0 };
    size.weight++;
    size.sum += Math.abs(prediction - truth);
    sizes.set(`${low}`, size);
  }
  return {
    bins: ascending(bins.values()),
    cells: [...cells.values()].sort(
      (a, b) => a.truth[0] - b.truth[0] || a.prediction[0] - b.prediction[0],
    ),
    bySize: ascending(sizes.values()).map(({ from, to, weight, sum }) => ({
      from,
      to,
      weight,
      meanError: sum / weight,
    })),
  };
}

const ascending = <T extends { from: number }>(list: Iterable<T>) =>
  [...list].sort((a, b) => a.from - b.from);

/** Prices of houses, and the predictions of a model. */
export function regression(): ReportData {
  const random = randomFrom(7);
  const rows = Array.from({ length: 20_000 }, () => {
    const truth = 200_000 * Math.exp(1.6 * (random() + random() + random() - 1.5));
    const factor = Math.exp(0.5 * (random() + random() + random() - 1.5));
    return [truth, random() < 0.01 ? truth : truth * factor] as const;
  });
  return {
    ...empty,
    title: 'houses.arrow',
    rows: 20_000,
    headlines: [
      {
        metric: 'mean_absolute_error',
        direction: 'down',
        value: 48_312.4,
        low: 47_650.1,
        high: 48_974.7,
      },
      { metric: 'r2_score', direction: 'up', value: 0.8123, low: null, high: null },
    ],
    errors: errorsOf(rows),
    slices: [
      {
        column: 'district',
        metric: 'mean_absolute_error',
        direction: 'down',
        minRows: 30,
        groups: [
          { name: 'Old Town', rows: 812, value: 71_203, low: 68_022, high: 74_384, differs: true },
          { name: 'Harbour', rows: 21, value: 61_003, low: 41_320, high: 80_686, differs: false },
          { name: 'West', rows: 9012, value: 49_120, low: 48_200, high: 50_040, differs: false },
          { name: 'North', rows: 10_155, value: 45_900, low: 45_030, high: 46_770, differs: true },
        ],
      },
    ],
  };
}
