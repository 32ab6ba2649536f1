import type { AnyMeanMetric } from 'rightly';

/** Another of the same configuration that has seen nothing. */
export const fresh = (metric: AnyMeanMetric): AnyMeanMetric =>
  (metric.constructor as unknown as MetricFactory).fromConfig(metric.getConfig());

interface MetricFactory {
  fromConfig(config: object): AnyMeanMetric;
}
