import { show, typeError } from './errors.ts';
import type { AnyMeanMetric } from './mean-metric.ts';
import { Metric, type MetricClass } from './metric.ts';
import { suggest } from './nearest.ts';

/** The metric that a document of `toJSON` holds, of one of these classes. */
export function fromDocument(
  saved: unknown,
  classes: readonly MetricClass<AnyMeanMetric>[],
  what: string,
): AnyMeanMetric {
  const { class_name: name } = Object(saved) as { class_name?: unknown };
  const found = classes.find(({ definition }) => definition.className === name);
  if (found) return Metric.fromJSON.call(found, saved) as AnyMeanMetric;
  const known = classes.map(({ definition }) => definition.className);
  const near = typeof name === 'string' ? suggest(name, known) : '';
  throw typeError(`${what} class_name`, `be one of ${known.join(', ')}`, `${show(name)}${near}`);
}
