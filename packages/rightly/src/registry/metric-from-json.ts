import type { AnyMetric } from '../core/members.ts';
import type { Metric } from '../core/metric.ts';
import type { MetricClass } from '../core/metric-class.ts';
import { fromDocument, isClass } from '../core/saved.ts';
import { Clustered } from '../statistics/clustered.ts';
import { Paired } from '../statistics/paired.ts';
import { Replicated } from '../statistics/replicated.ts';
import { Sliced } from '../streams/sliced.ts';
import { Windowed } from '../streams/windowed.ts';
import { allClasses } from './classes.ts';
import { checkCustom, functionFor } from './metric-for.ts';
import type { CustomObjects } from './types.ts';

/**
 * Restores a metric of any class from a document of `toJSON`. `customObjects` has your own classes and functions by their names. Throws TypeError
 * or RangeError for a malformed or newer document.
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
export function metricFromJSON(saved: unknown, customObjects: CustomObjects = {}): AnyMetric {
  const what = 'metricFromJSON:';
  checkCustom(customObjects, what);
  const classes = [...Object.values(customObjects).filter(isClass), ...allClasses, ...wrapping];
  const find = (fn: unknown): unknown => functionFor(fn, customObjects, what);
  return fromDocument(saved, classes, what, find) as AnyMetric;
}

/** Classes whose documents contain documents of other metrics. */
const wrapping = [
  Windowed,
  Sliced,
  Replicated,
  Clustered,
  Paired,
] as unknown as MetricClass<Metric>[];
