import type { AnyMeanMetric } from './mean-metric.ts';

/** Whether predictions are probabilities to a metric that could take them for logits. */
export const readsProbabilities = (metric: AnyMeanMetric): boolean =>
  metric.getConfig()['from_logits'] === false;
