import { type DeclaredMetric, definitionOf, isMean } from './declared-metric.ts';

/** A metric whose result is shown, and what it is counted by. */
export interface Shown {
  readonly metric: DeclaredMetric;
  /** The place, among the metrics that are counted, of the one whose sums it has. */
  readonly from: number;
  /** Whether it is one number where the labels are two, and one for each class where they are more. */
  readonly isUndecided: boolean;
}

/** A metric that was asked for. */
export interface Wanted extends Omit<Shown, 'from'> {
  /** The metric whose sums are counted for it, where that is another one. */
  readonly counted?: DeclaredMetric | undefined;
}

/** Metrics of the same sums are counted once: precision, recall and F1 by class are formulas over three sums. */
export function share(wanted: readonly Wanted[]): {
  readonly metrics: readonly DeclaredMetric[];
  readonly shown: readonly Shown[];
} {
  const places = new Map<string, number>();
  const metrics: DeclaredMetric[] = [];
  const shown = wanted.map(({ metric, counted = metric, isUndecided }, i): Shown => {
    const key = sumsOf(counted) ?? String(i);
    const from = places.get(key) ?? metrics.push(counted) - 1;
    places.set(key, from);
    // Kernels count these sums for F-scores alone.
    if (definitionOf(counted).className === 'F1Score') metrics[from] = counted;
    return { metric, from, isUndecided };
  });
  return { metrics, shown };
}

/** What a metric counts, as text; undefined for a mean, whose sums are few, and for sums by score, which an engine may keep to itself. */
function sumsOf(metric: DeclaredMetric): string | undefined {
  if (isMean(metric) || metric.curve !== undefined) return undefined;
  return JSON.stringify([metric.summands, Object.keys(metric.toJSON().state)], (_, part: unknown) => {
    const { key, layout } = Object(part) as { key?: unknown; layout?: { key?: string } };
    return typeof key === 'string' ? `${key} ${layout?.key ?? ''}` : part;
  });
}
