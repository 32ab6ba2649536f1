import type { Config } from './core/config.ts';
import { show, typeError } from './core/errors.ts';
import { type AnyMeanMetric, MeanMetric } from './core/mean-metric.ts';
import { Metric, type MetricClass } from './core/metric.ts';
import { nearest, plain, suggest } from './core/nearest.ts';
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

/** A metric as Keras writes it into a configuration. */
export interface SerializedMetric {
  readonly module?: string | null;
  readonly class_name: string;
  readonly config: Config;
  readonly registered_name?: string | null;
}

/**
 * The metric that an identifier stands for: a name in any spelling (`'BinaryAccuracy'`, `'binary_accuracy'`, `'binaryAccuracy'`), an
 * object that `serialize` (ours or Keras's) wrote, or a metric, which is handed back. Throws TypeError for anything else.
 *
 * ```ts
 * import { get } from 'rightly/registry';
 *
 * const m = get({ class_name: 'BinaryAccuracy', config: { threshold: 0.3 } });
 * m.updateState([1, 1, 0], [0.9, 0.4, 0.4]);
 * m.result().toFixed(4); // 0.6667
 * get('sparse_categorical_accuracy').name; // sparse_categorical_accuracy
 * ```
 */
export function get(identifier: string | SerializedMetric | AnyMeanMetric): AnyMeanMetric {
  if (identifier instanceof MeanMetric) return identifier;
  const { class_name: name, config = {} } =
    typeof identifier === 'string'
      ? { class_name: identifier === 'acc' ? 'accuracy' : identifier }
      : (Object(identifier) as SerializedMetric);
  const found = metricClasses.find(
    ({ definition }) => typeof name === 'string' && plain(definition.className) === plain(name),
  );
  if (found) return Metric.fromConfig.call(found, config) as AnyMeanMetric;
  const names = metricClasses.map(({ definition }) => definition.name);
  throw typeError(
    'get: identifier',
    `be a metric, or the name or configuration of one of ${names.join(', ')}`,
    `${show(identifier)}${typeof name === 'string' ? suggest(name, names) : ''}`,
  );
}

/** A metric's class and configuration, as Keras writes them; `get` makes a metric of it. */
export const serialize = (metric: AnyMeanMetric): SerializedMetric => ({
  module: 'keras.metrics',
  class_name: metric.toJSON().class_name,
  config: metric.getConfig(),
  registered_name: null,
});

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
