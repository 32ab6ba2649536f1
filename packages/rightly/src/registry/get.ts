import type { AnyMetric } from '../core/members.ts';
import type { Metric } from '../core/metric.ts';
import type { MetricClass } from '../core/metric-class.ts';
import type { Mean } from '../metrics/mean.ts';
import type { Sum } from '../metrics/sum.ts';
import { metricFor } from './metric-for.ts';
import type { CustomObjects, Identifier } from './types.ts';

/**
 * The metric of an identifier. An identifier is a name of a metric or loss of Keras in any spelling (`'mse'`, `'mean_squared_error'`,
 * `'MeanSquaredError'`, `'meanSquaredError'`), a name of scikit-learn (`'f1_macro'`, `'mcc'`, `'accuracy_score'`), an object that `serialize`
 * or Keras wrote, a class, a function, or a metric, which is returned. For null the result is null, as in Keras. `customObjects` has your own
 * classes and functions by name. Throws TypeError for anything else.
 *
 * A function of the library stands for its class. Other functions are averaged by a `MeanMetricWrapper`. `'mean'` and `'sum'` are metrics of values.
 * Source: `keras.metrics.get`, `keras.losses.get`.
 *
 * ```ts
 * import { meanSquaredError } from 'rightly';
 * import { get } from 'rightly/registry';
 *
 * const m = get({ class_name: 'BinaryAccuracy', config: { threshold: 0.3 } });
 * m.updateState([1, 1, 0], [0.9, 0.4, 0.4]);
 * m.result().toFixed(4); // 0.6667
 * get('mse').name; // mean_squared_error
 * get('f1_macro').getConfig().average; // macro
 * get(meanSquaredError).name; // mean_squared_error
 * ```
 */
export function get(identifier: null | undefined, customObjects?: CustomObjects): null;
export function get(identifier: 'mean' | 'Mean', customObjects?: CustomObjects): Mean;
export function get(identifier: 'sum' | 'Sum', customObjects?: CustomObjects): Sum;
export function get<M extends Metric>(
  identifier: M | MetricClass<M>,
  customObjects?: CustomObjects,
): M;
export function get(identifier: Identifier, customObjects?: CustomObjects): AnyMetric;
export function get(
  identifier: Identifier | null | undefined,
  customObjects: CustomObjects = {},
): Metric | null {
  if (identifier === null || identifier === undefined) return null;
  return metricFor(identifier, customObjects, 'get: identifier');
}
