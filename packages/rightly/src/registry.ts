import { nearest } from './core/nearest.ts';
import type { AnyMeanMetric } from './core/mean-metric.ts';
import type { MetricClass } from './core/metric.ts';
import { fromDocument } from './core/saved.ts';
import { Accuracy } from './metrics/accuracy.ts';
import { BinaryAccuracy } from './metrics/binary-accuracy.ts';
import { CategoricalAccuracy } from './metrics/categorical-accuracy.ts';
import { SparseCategoricalAccuracy } from './metrics/sparse-categorical-accuracy.ts';
import { SparseTopKCategoricalAccuracy } from './metrics/sparse-top-k-categorical-accuracy.ts';
import { TopKCategoricalAccuracy } from './metrics/top-k-categorical-accuracy.ts';

/** Every metric class, to be found by its name. */
export const metricClasses: readonly MetricClass<AnyMeanMetric>[] = [
  Accuracy,
  BinaryAccuracy,
  CategoricalAccuracy,
  SparseCategoricalAccuracy,
  TopKCategoricalAccuracy,
  SparseTopKCategoricalAccuracy,
];

export { nearest };

/**
 * The metric, of whichever class, that a document of `toJSON` holds: configuration and state.
 * Throws TypeError or RangeError for a malformed or newer document.
 *
 * ```ts
 * import { Accuracy } from 'rightly';
 * import { metricFromJSON } from 'rightly/registry';
 *
 * const m = new Accuracy();
 * m.updateState([1, 2, 3, 4], [0, 2, 3, 4]);
 * metricFromJSON(JSON.parse(JSON.stringify(m))).result(); // 0.75
 * ```
 */
export const metricFromJSON = (saved: unknown): AnyMeanMetric =>
  fromDocument(saved, metricClasses, 'metricFromJSON:');
