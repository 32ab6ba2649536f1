import { show, typeError } from '../core/errors.ts';
import { Metric } from '../core/metric.ts';
import { isFunction } from '../core/readable.ts';
import { isClass } from '../core/saved.ts';
import { classOf } from '../registry/classes.ts';
import { metricFor } from '../registry/metric-for.ts';
import { isAccuracy } from './accuracy.ts';
import { Names } from './names.ts';
import {
  byOutput,
  flatten,
  type MetricFunction,
  type MetricIdentifier,
  type MetricStructure,
} from './structure.ts';

/** One metric of a compiled model. */
export interface Entry<F> {
  /** Its name in logs. */
  readonly name: string;
  /** The index of the output that the metric evaluates. */
  readonly output: number;
  readonly weighted: boolean;
  /** `'accuracy'` depends on the shapes of the first batch. */
  readonly metric: Metric | F | 'accuracy';
}

const hint = ' (the metrics of one output are an entry: [[…], […]])';

/** The output and the name of each metric, by Keras's rules. */
export function entriesOf<F extends MetricFunction>(
  metrics: MetricStructure<F>,
  weightedMetrics: MetricStructure<F>,
  outputNames: readonly string[],
  taken: readonly string[],
  place = 'compile',
): Entry<F>[] {
  const names = new Names(taken);
  const entries: Entry<F>[] = [];
  for (const weighted of [false, true]) {
    const [structure, argument] = weighted
      ? [weightedMetrics, 'weightedMetrics']
      : [metrics, 'metrics'];
    const what = `${place}: ${argument}`;
    byOutput(structure, outputNames, what, hint).forEach((tree, output) => {
      const prefix = outputNames.length > 1 ? `${outputNames[output]!}_` : '';
      for (const identifier of flatten(tree, what)) {
        const metric = resolve(identifier, what);
        const name = names.take(prefix, nameOf(identifier, metric), weighted);
        entries.push({ name, output, weighted, metric });
      }
    });
  }
  entries.forEach(({ name, metric }, i) => {
    const first = entries.findIndex((other) => other.metric === metric);
    if (first < i && metric instanceof Metric)
      throw typeError(
        `${place}: metrics`,
        'be different instances, because one instance cannot count for two places',
        `${show(metric.name)} as ${entries[first]!.name} and as ${name}`,
      );
  });
  return entries;
}

/** The metric of an identifier. A function that is not the library's is returned, because the caller knows its arguments. */
function resolve<F extends MetricFunction>(
  identifier: MetricIdentifier<F>,
  what: string,
): Entry<F>['metric'] {
  if (isAccuracy(identifier)) return 'accuracy';
  if (isClass(identifier)) {
    const { name } = identifier as unknown as { name: string };
    throw typeError(what, `be an instance: new ${name}()`, `the class ${name}`);
  }
  return isFunction(identifier) && !classOf(identifier)
    ? (identifier as F)
    : metricFor(identifier, {}, what);
}

/** The name in logs. A metric given as a string has that string as its name. */
const nameOf = <F extends MetricFunction>(
  identifier: MetricIdentifier<F>,
  metric: Entry<F>['metric'],
): string =>
  typeof identifier === 'string' ? identifier : (metric as { name: string }).name || 'metric';
