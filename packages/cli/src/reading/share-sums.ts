import { eachClass, type OneVsRest } from './one-vs-rest.ts';
import { type DeclaredMetric, definitionOf, isMean } from './declared-metric.ts';

/** A metric whose result is shown, and the metric that counts its sums. */
export interface Shown {
  readonly metric: DeclaredMetric;
  /** The index of the counted metric that has its sums. */
  readonly from: number;
  /** Whether the labels decide the result: one number for two labels, or a number for each class. */
  readonly isUndecided: boolean;
}

/** A metric of the command line. */
export interface Wanted extends Omit<Shown, 'from'> {
  /** The metric that counts its sums, if that is another metric. */
  readonly counted?: DeclaredMetric | undefined;
  /** Whether it is counted for each class against the rest. */
  readonly isOneVsRest?: boolean;
}

/** The metrics that are counted, and those that are shown. */
export interface SelectedMetrics {
  /** Metrics that are counted from truth and predictions. */
  readonly metrics: readonly DeclaredMetric[];
  /** Metrics that are counted for each class against the rest, after `metrics`. */
  readonly oneVsRest: OneVsRest | undefined;
  readonly shown: readonly Shown[];
}

/**
 * Metrics with the same sums are counted once: precision, recall and F1 by class are formulas over the same three sums. `f1` creates
 * the metric that is counted beside areas of each class.
 */
export function shareSums(
  wanted: readonly Wanted[],
  classes: readonly number[],
  f1: () => DeclaredMetric,
): SelectedMetrics {
  const places = new Map<string, number>();
  const metrics: DeclaredMetric[] = [];
  const ofColumns = wanted.map(({ metric, counted = metric, isOneVsRest }, i): number => {
    if (isOneVsRest) return -1;
    const key = sumsOf(counted) ?? String(i);
    const from = places.get(key) ?? metrics.push(counted) - 1;
    places.set(key, from);
    // The kernels count these sums for F-scores only.
    if (definitionOf(counted).className === 'F1Score') metrics[from] = counted;
    return from;
  });
  const areas = wanted.filter(({ isOneVsRest }) => isOneVsRest).map(({ metric }) => metric);
  // The sums of F1 show which classes occur, and F1 refuses rows that fit no class.
  if (areas.length > 0) metrics.push(f1());
  let next = metrics.length;
  const shown = wanted.flatMap(({ metric, isUndecided, isOneVsRest }, i): Shown[] =>
    isOneVsRest
      ? eachClass({ metrics: [metric], classes }).map((one) => ({
          metric: one,
          from: next++,
          isUndecided: false,
        }))
      : [{ metric, from: ofColumns[i]!, isUndecided }],
  );
  return { metrics, oneVsRest: areas.length > 0 ? { metrics: areas, classes } : undefined, shown };
}

/**
 * The sums of a metric as text, for comparison. Undefined for a mean, which has few sums, and for areas, because an engine may not return their
 * sums.
 */
function sumsOf(metric: DeclaredMetric): string | undefined {
  if (isMean(metric) || metric.curve !== undefined) return undefined;
  return JSON.stringify(
    [metric.summands, Object.keys(metric.toJSON().state)],
    (_, part: unknown) => {
      const { key, layout } = Object(part) as { key?: unknown; layout?: { key?: string } };
      return typeof key === 'string' ? `${key} ${layout?.key ?? ''}` : part;
    },
  );
}
