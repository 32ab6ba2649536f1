import {
  MetricList,
  SparseCategoricalAccuracy,
  SparseCategoricalCrossentropy,
  SparseTopKCategoricalAccuracy,
} from 'rightly';
import { metricClasses } from 'rightly/registry';

/* Metrics in pure functions: what was counted is plain data, which no function changes. */

/** Nothing counted yet. */
export const none = new MetricList([
  new SparseCategoricalCrossentropy({ fromLogits: true, name: 'loss' }),
  new SparseCategoricalAccuracy({ name: 'accuracy' }),
  new SparseTopKCategoricalAccuracy({ k: 3, name: 'top3' }),
]).toJSON();

const read = (counted) => MetricList.fromJSON(counted, metricClasses);

/** What a batch comes to. */
export function count(labels, logits) {
  const metrics = read(none);
  metrics.updateState(labels, logits);
  return metrics.toJSON();
}

/** What two parts come to together. */
export function add(a, b) {
  const metrics = read(a);
  metrics.mergeState(read(b));
  return metrics.toJSON();
}

export const results = (counted) => read(counted).result();
