import {
  MetricList,
  SparseCategoricalAccuracy,
  SparseCategoricalCrossentropy,
  SparseTopKCategoricalAccuracy,
} from 'rightly';
import { metricClasses } from 'rightly/registry';

/* Metrics in pure functions: counts are plain data, and no function changes its arguments. */

/** The counts of no samples. */
export const none = new MetricList([
  new SparseCategoricalCrossentropy({ fromLogits: true, name: 'loss' }),
  new SparseCategoricalAccuracy({ name: 'accuracy' }),
  new SparseTopKCategoricalAccuracy({ k: 3, name: 'top3' }),
]).toJSON();

const read = (counted) => MetricList.fromJSON(counted, metricClasses);

/** The counts of a batch. */
export function count(labels, logits) {
  const metrics = read(none);
  metrics.updateState(labels, logits);
  return metrics.toJSON();
}

/** The counts of two parts together. */
export function add(a, b) {
  const metrics = read(a);
  metrics.mergeState(read(b));
  return metrics.toJSON();
}

export const results = (counted) => read(counted).result();
