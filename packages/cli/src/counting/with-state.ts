import type { Config, KeyedState } from 'rightly';
import { metricFromJSON } from 'rightly/registry';
import { ownMetrics } from '../reading/own-metrics.ts';
import type { DeclaredMetric } from '../reading/declared-metric.ts';

/** A metric of the same class with these sums, and with its options changed by `changed`. */
export function withState(
  metric: DeclaredMetric,
  state: KeyedState,
  changed: Config = {},
): DeclaredMetric {
  const { version, class_name, config } = metric.toJSON();
  const document = { version, class_name, config: { ...config, ...changed }, state };
  return metricFromJSON(document, ownMetrics) as unknown as DeclaredMetric;
}
