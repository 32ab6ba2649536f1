import { eachClass, type Versus } from './against-the-rest.ts';
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
  /** Whether it is counted for each class against the rest. */
  readonly isVersus?: boolean;
}

/** The metrics that are counted, and those that are shown. */
export interface Chosen {
  /** Counted of the columns as they are. */
  readonly metrics: readonly DeclaredMetric[];
  /** Counted for each class against the rest, after `metrics`. */
  readonly versus: Versus | undefined;
  readonly shown: readonly Shown[];
}

/**
 * Metrics of the same sums are counted once: precision, recall and F1 by class are formulas over three sums. `f1` is
 * counted beside areas of each class.
 */
export function share(
  wanted: readonly Wanted[],
  classes: readonly number[],
  f1: () => DeclaredMetric,
): Chosen {
  const places = new Map<string, number>();
  const metrics: DeclaredMetric[] = [];
  const ofColumns = wanted.map(({ metric, counted = metric, isVersus }, i): number => {
    if (isVersus) return -1;
    const key = sumsOf(counted) ?? String(i);
    const from = places.get(key) ?? metrics.push(counted) - 1;
    places.set(key, from);
    // Kernels count these sums for F-scores alone.
    if (definitionOf(counted).className === 'F1Score') metrics[from] = counted;
    return from;
  });
  const areas = wanted.filter(({ isVersus }) => isVersus).map(({ metric }) => metric);
  // Which classes occur is known from the sums of F1, and these refuse rows that fit no class.
  if (areas.length > 0) metrics.push(f1());
  let next = metrics.length;
  const shown = wanted.flatMap(({ metric, isUndecided, isVersus }, i): Shown[] =>
    isVersus
      ? eachClass({ metrics: [metric], classes }).map((one) => ({
          metric: one,
          from: next++,
          isUndecided: false,
        }))
      : [{ metric, from: ofColumns[i]!, isUndecided }],
  );
  return { metrics, versus: areas.length > 0 ? { metrics: areas, classes } : undefined, shown };
}

/** What a metric counts, as text; undefined for a mean, whose sums are few, and for sums by score, which an engine may keep to itself. */
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
