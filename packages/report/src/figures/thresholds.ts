import type { ThresholdFigures } from '../data.ts';

/** The rates at a threshold: rows with a score above it are called positive. A rate without rows is null. */
export interface ThresholdPoint {
  readonly threshold: number;
  readonly precision: number | null;
  /** The share of the positives that is called positive. */
  readonly recall: number | null;
  /** The share of the negatives that is called positive. */
  readonly fallout: number | null;
  readonly f1: number | null;
  /** The share of all rows that is called positive. */
  readonly share: number | null;
}

type Counts = Pick<ThresholdFigures, 'thresholds' | 'positives' | 'negatives'>;

/** The point of each threshold, in order. The script of the page contains the source text of this function, so the function uses nothing from outside. */
export function thresholdPoints({ thresholds, positives, negatives }: Counts): ThresholdPoint[] {
  let [allPositive, allNegative] = [0, 0];
  for (const weight of positives) allPositive += weight;
  for (const weight of negatives) allNegative += weight;
  let [hits, alarms] = [0, 0];
  const points: ThresholdPoint[] = [];
  for (let i = thresholds.length - 1; i >= 0; i--) {
    hits += positives[i + 1]!;
    alarms += negatives[i + 1]!;
    points.unshift({
      threshold: thresholds[i]!,
      precision: hits + alarms > 0 ? hits / (hits + alarms) : null,
      recall: allPositive > 0 ? hits / allPositive : null,
      fallout: allNegative > 0 ? alarms / allNegative : null,
      f1: hits + alarms + allPositive > 0 ? (2 * hits) / (hits + alarms + allPositive) : null,
      share: allPositive + allNegative > 0 ? (hits + alarms) / (allPositive + allNegative) : null,
    });
  }
  return points;
}

/** The index of the first point with the highest F1. The script of the page contains the source text of this function too. */
export const bestPoint = (points: readonly ThresholdPoint[]): number =>
  points.reduce((best, { f1 }, i) => ((f1 ?? -1) > (points[best]!.f1 ?? -1) ? i : best), 0);

/** At most `most` of the thresholds. The rows of a threshold that is left out go to the next lower one. */
export function fewerThresholds(figures: ThresholdFigures, most: number): ThresholdFigures {
  const n = figures.thresholds.length;
  if (n <= most) return figures;
  const step = Math.ceil(n / most);
  const kept = figures.thresholds.flatMap((_, i) => (i % step === 0 ? [i] : []));
  const between = (list: readonly number[]) =>
    [-1, ...kept].map((from, i) =>
      list.slice(from + 1, (kept[i] ?? n) + 1).reduce((total, weight) => total + weight, 0),
    );
  return {
    ...figures,
    thresholds: kept.map((i) => figures.thresholds[i]!),
    positives: between(figures.positives),
    negatives: between(figures.negatives),
  };
}
