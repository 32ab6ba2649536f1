import { interval } from 'rightly/statistics';
import { type DeclaredMetric, isMatrix, isMean } from '../reading/declared-metric.ts';

/** How sure the numbers of a result are. */
export interface ResultInterval {
  /** The ends for each number of the result, in their order. */
  readonly low: readonly number[];
  readonly high: readonly number[];
  readonly level: number;
  readonly method: string;
}

/** An interval; or why there is none, as part of a sentence. */
export type FoundInterval = ResultInterval | string;

/** What is told of intervals where a metric keeps no replicates. */
export const NEEDS_REPLICATES =
  'only a mean has an interval of its own; --cluster COLUMN says what rows belong together, or are apart, and gives one to every metric';

/** The interval of a metric, from its sums alone. */
export function intervalOf(metric: DeclaredMetric, level: number): FoundInterval {
  if (isMatrix(metric)) return 'a matrix has no interval';
  if (!isMean(metric)) return NEEDS_REPLICATES;
  const { low, high, method, reason } = interval(metric, { level });
  return reason ?? { low: [low], high: [high], level, method };
}
