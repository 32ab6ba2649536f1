import { type DeclaredMetric, definitionOf, isMean, type Mean } from '../declared-metric.ts';

/** Whether a metric is a mean, and its result the mean itself. */
export const isPlainMean = (metric: DeclaredMetric): metric is Mean =>
  isMean(metric) && (definitionOf(metric) as { readonly formula?: unknown }).formula === undefined;
