import { rangeError, show, typeError } from '../core/errors.ts';
import { type AnyMeanMetric, MeanMetric } from '../core/mean-metric.ts';
import { suggest } from '../core/nearest.ts';
import { get, type SerializedMetric } from '../registry.ts';
import { isAccuracy } from './accuracy.ts';

/** A metric, its name or Keras's configuration of it, or a function. */
export type MetricIdentifier<F> = AnyMeanMetric | SerializedMetric | string | F;

/** Metrics of one output, in lists however deep; null stands for none. */
export type MetricTree<F> = MetricIdentifier<F> | null | undefined | readonly MetricTree<F>[];

/** For one output a list; for several a list of as many entries, or an object by output name. */
export type MetricStructure<F> = MetricTree<F> | Readonly<Record<string, MetricTree<F>>>;

/** One metric of a compiled model. */
export interface Entry<F> {
  /** Its name in logs. */
  readonly name: string;
  /** Which output it judges. */
  readonly output: number;
  readonly weighted: boolean;
  /** `'accuracy'` depends on the shapes of the first batch. */
  readonly metric: AnyMeanMetric | F | 'accuracy';
}

/** Which metric judges which output, and under what name: Keras's rules. */
export function entriesOf<F extends (...args: never[]) => unknown>(
  metrics: MetricStructure<F>,
  weightedMetrics: MetricStructure<F>,
  outputNames: readonly string[],
  taken: readonly string[],
): Entry<F>[] {
  const names = new Names(taken);
  const entries: Entry<F>[] = [];
  for (const weighted of [false, true]) {
    const [structure, argument] = weighted
      ? [weightedMetrics, 'weightedMetrics']
      : [metrics, 'metrics'];
    const outputs = byOutput(structure, outputNames, `compile: ${argument}`);
    outputs.forEach((tree, output) => {
      const prefix = outputNames.length > 1 ? `${outputNames[output]!}_` : '';
      for (const identifier of flatten(tree)) {
        const metric = resolve(identifier, `compile: ${argument}`);
        const name = names.take(prefix, nameOf(identifier, metric), weighted);
        entries.push({ name, output, weighted, metric });
      }
    });
  }
  entries.forEach(({ name, metric }, i) => {
    const first = entries.findIndex((other) => other.metric === metric);
    if (first < i && metric instanceof MeanMetric)
      throw typeError(
        'compile: metrics',
        'be different instances: two places cannot count in one',
        `${show(metric.name)} as ${entries[first]!.name} and as ${name}`,
      );
  });
  return entries;
}

/** The entry for each output. */
export function byOutput<T>(
  structure: T | readonly T[] | Readonly<Record<string, T>> | null | undefined,
  outputNames: readonly string[],
  what: string,
): readonly (T | undefined)[] {
  if (structure === null || structure === undefined) return outputNames.map(() => undefined);
  if (isByName<T>(structure)) {
    const unknown = Object.keys(structure).find((name) => !outputNames.includes(name));
    if (unknown !== undefined)
      throw rangeError(
        what,
        `have the names of outputs for its keys: ${outputNames.join(', ')}`,
        `${show(unknown)}${suggest(unknown, outputNames)}`,
      );
    return outputNames.map((name) => structure[name]);
  }
  if (outputNames.length === 1) return [structure as T];
  if (!Array.isArray(structure) || structure.length !== outputNames.length)
    throw rangeError(
      what,
      `be an object by output name, or a list of one entry for each output (${outputNames.join(', ')})`,
      Array.isArray(structure) ? `a list of ${structure.length}` : show(structure),
    );
  return structure as readonly T[];
}

/** Any plain object but one that stands for a metric. */
const isByName = <T>(structure: unknown): structure is Readonly<Record<string, T>> =>
  Object.prototype.toString.call(structure) === '[object Object]' &&
  !(structure instanceof MeanMetric) &&
  !('class_name' in Object(structure));

function flatten<F>(tree: MetricTree<F>): MetricIdentifier<F>[] {
  if (Array.isArray(tree)) return (tree as readonly MetricTree<F>[]).flatMap(flatten);
  return tree === null || tree === undefined ? [] : [tree as MetricIdentifier<F>];
}

function resolve<F>(identifier: MetricIdentifier<F>, what: string): Entry<F>['metric'] {
  if (isAccuracy(identifier)) return 'accuracy';
  if (typeof identifier === 'function') {
    if (!('definition' in identifier)) return identifier;
    const { name } = identifier as { name: string };
    throw typeError(what, `be an instance: new ${name}()`, `the class ${name}`);
  }
  try {
    return get(identifier as string);
  } catch (error) {
    throw new TypeError((error as Error).message.replace('get: identifier', what), {
      cause: error,
    });
  }
}

/** A metric given as a string has that name in logs. */
const nameOf = <F>(identifier: MetricIdentifier<F>, metric: Entry<F>['metric']): string =>
  typeof identifier === 'string' ? identifier : (metric as { name: string }).name || 'metric';

/** Names that come again get a number; weighted ones say first that they are weighted. */
class Names {
  readonly #taken: Set<string>;

  constructor(taken: readonly string[]) {
    this.#taken = new Set(taken);
  }

  take(prefix: string, own: string, weighted: boolean): string {
    const wanted = [prefix + own, ...(weighted ? [`${prefix}weighted_${own}`] : [])];
    let name = wanted.find((candidate) => !this.#taken.has(candidate));
    for (let i = 1; name === undefined; i++) {
      const numbered = `${wanted.at(-1)!}_${i}`;
      if (!this.#taken.has(numbered)) name = numbered;
    }
    this.#taken.add(name);
    return name;
  }
}
