import type { Definition } from '../core/definition.ts';
import { show, typeError } from '../core/errors.ts';
import type { AnyMeanMetric } from '../core/declared-mean.ts';
import type { Metric } from '../core/metric.ts';
import { isString } from '../core/readable.ts';
import type { MetricClass } from '../core/metric-class.ts';
import { MeanMetricWrapper } from '../metrics/mean-metric-wrapper.ts';
import { classOf, metricClasses } from './classes.ts';
import { metricFor } from './metric-for.ts';
import type { CustomObjects, Identifier } from './types.ts';

/**
 * The metric whose `loss` a model minimizes. It takes the identifiers of `get`, and TensorFlow.js's names (`cosineProximity`). Returns null for
 * null. Throws TypeError for metrics that cannot be minimized: accuracies, RootMeanSquaredError, functions of your own. `what` is the place that
 * an error names. Source: `keras.losses.get`.
 *
 * ```ts
 * import { getLoss } from 'rightly/registry';
 *
 * getLoss('kld').name; // kl_divergence
 * getLoss({ class_name: 'Huber', config: { delta: 2, reduction: 'sum_over_batch_size' } }).getConfig().delta; // 2
 * ```
 */
export function getLoss(identifier: null | undefined): null;
export function getLoss(
  identifier: Identifier,
  customObjects?: CustomObjects,
  what?: string,
): AnyMeanMetric;
export function getLoss(
  identifier: Identifier | null | undefined,
  customObjects: CustomObjects = {},
  what = 'getLoss: identifier',
): AnyMeanMetric | null {
  if (!isString(what)) throw typeError('getLoss: what', 'be a string', show(what));
  if (identifier === null || identifier === undefined) return null;
  const names = metricClasses.filter(lossOf).map(({ definition }) => definition.name);
  const expected = `be a loss, which can be minimized: one of ${names.join(', ')}`;
  const metric = minimized(metricFor(identifier, customObjects, what, { names, expected }));
  if (lossOf(metric.constructor)) return metric as AnyMeanMetric;
  throw typeError(what, expected, show(typeof identifier === 'string' ? identifier : metric.name));
}

/** For a wrapper of a library function, a metric of the function's class. Any other metric is returned as it is. */
function minimized(metric: Metric): Metric {
  const own = metric instanceof MeanMetricWrapper ? classOf(metric.fn) : undefined;
  return own ? new own({ name: metric.name, dtype: metric.dtype } as never) : metric;
}

const lossOf = (own: unknown): unknown =>
  ((own as MetricClass<Metric>).definition as Definition<object>).loss;
