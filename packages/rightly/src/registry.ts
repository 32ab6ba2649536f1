import { show, typeError } from './core/errors.ts';
import { nearest, suggest } from './core/nearest.ts';
import type { AnyMeanMetric } from './core/mean-metric.ts';
import { Metric, type MetricClass } from './core/metric.ts';
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
export function metricFromJSON(saved: unknown): AnyMeanMetric {
  const { class_name: name } = Object(saved) as { class_name?: unknown };
  const found = metricClasses.find(({ definition }) => definition.className === name);
  if (found) return Metric.fromJSON.call(found, saved) as AnyMeanMetric;
  const known = metricClasses.map(({ definition }) => definition.className);
  const near = typeof name === 'string' ? suggest(name, known) : '';
  throw typeError(
    'metricFromJSON: class_name',
    `be one of ${known.join(', ')}`,
    `${show(name)}${near}`,
  );
}
