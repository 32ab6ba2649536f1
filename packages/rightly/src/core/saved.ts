import { isPlain, rangeError, show, typeError } from './errors.ts';
import { Metric } from './metric.ts';
import type { MetricClass, MetricDocument } from './metric-class.ts';
import { suggest } from './nearest.ts';
import { isRevoked, objectOf } from './readable.ts';

/** Whether a value is a class of metrics. */
export const isClass = (found: unknown): found is MetricClass<Metric> =>
  typeof found === 'function' &&
  !isRevoked(found) &&
  Object.prototype.isPrototypeOf.call(Metric, found);

/** A class whose configuration holds documents of other metrics. `wrapped` makes the inner metric from a document. */
interface Wrapper {
  wrapped?(document: unknown, read: (document: unknown) => Metric): unknown;
}

/** The depth to which documents may hold documents. A user's own class may wrap any metric. */
const DEEPEST = 16;

/**
 * Restores a metric from a document that `toJSON` wrote. The metric has one of these classes. `functionFor` finds the function that a wrapper
 * averages.
 */
export function fromDocument<M extends Metric>(
  saved: unknown,
  classes: readonly MetricClass<M>[],
  what: string,
  functionFor?: (written: unknown) => unknown,
  depth = 0,
): M {
  const { class_name: name, config: written } = objectOf<MetricDocument>(saved);
  if (depth > DEEPEST) throw rangeError(what, `nest metrics at most ${DEEPEST} deep`, show(saved));
  const config = isPlain(written) ? written : undefined;
  const found = classes.find(({ definition }) => definition.className === name);
  const own: Record<string, unknown> = {};
  if (config?.['fn'] && functionFor) own['fn'] = functionFor(config['fn']);
  const wrapper = Object(found) as Wrapper;
  if (config && wrapper.wrapped)
    own['metric'] = wrapper.wrapped(config['metric'], (document) =>
      fromDocument(document, classes, what, functionFor, depth + 1),
    );
  const whole = config ? { ...(saved as object), config: { ...config, ...own } } : saved;
  if (found) return Metric.fromJSON.call(found, whole) as M;
  const known = classes.map(({ definition }) => definition.className);
  const near = typeof name === 'string' ? suggest(name, known) : '';
  throw typeError(`${what} class_name`, `be one of ${known.join(', ')}`, `${show(name)}${near}`);
}
