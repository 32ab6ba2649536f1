import type { Key } from 'rightly';
import { keyText } from 'rightly/internal';
import { type DeclaredMetric, isMean } from '../reading/declared-metric.ts';
import { averageName, averages, ofClass } from '../reading/per-class.ts';
import type { Result } from './result.ts';

/** The name of the result with the number of samples of each class, or their weight. */
export const SUPPORT = 'support';

/** The metrics of the report of `--per-class`. */
export const reportMetrics: readonly string[] = [
  'accuracy',
  ...ofClass,
  ...averages.flatMap((average) => ofClass.map((metric) => averageName(metric, average))),
];

/** The number of samples of each class; undefined if not all metrics of the report were computed. */
export function supportOf(
  metrics: readonly DeclaredMetric[],
  name: (key: Key) => string,
): Omit<Result, 'group'> | undefined {
  const f1 = metrics.find((metric) => metric.name === 'f1_score');
  const isWhole = reportMetrics.every((one) => metrics.some((metric) => metric.name === one));
  if (!isWhole || !f1 || isMean(f1)) return undefined;
  const { truths } = f1.toJSON().state as { truths?: Readonly<Record<string, number>> };
  if (!truths) return undefined;
  const sums = new Map(Object.entries(truths));
  return {
    version: 2,
    metric: SUPPORT,
    class_name: 'Support',
    config: {},
    value: f1.keys().map((key) => ({ of: name(key), value: sums.get(keyText(key)) ?? 0 })),
    state: {},
  };
}
