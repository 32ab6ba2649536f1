import { isPlain, rangeError, show, typeError } from '../core/errors.ts';
import type { Values } from '../core/values-of.ts';
import { Metric } from '../core/metric.ts';
import { suggest } from '../core/nearest.ts';
import { ownOf } from '../core/options.ts';
import { isArray } from '../core/readable.ts';
import type { SerializedObject } from '../registry/types.ts';

// oxlint-disable-next-line typescript/no-explicit-any -- each framework has its own arrays
export type MetricFunction = (yTrue: any, yPred: any) => any;

/** A metric, its name, Keras's configuration of a metric, a function of this library, or a user's own function. */
export type MetricIdentifier<F extends MetricFunction> =
  | Metric
  | SerializedObject
  | string
  | ((...args: Parameters<F>) => ReturnType<F> | Values);

/** Metrics of one output, in nested lists. null stands for none. */
export type MetricTree<F extends MetricFunction> =
  | MetricIdentifier<F>
  | null
  | undefined
  | readonly MetricTree<F>[];

/** For one output a list. For several a list with an entry for each, or an object by output name. */
export type MetricStructure<F extends MetricFunction> =
  | MetricTree<F>
  | Readonly<Record<string, MetricTree<F>>>;

/** The entry for each output. */
export function byOutput<T>(
  structure: T | readonly T[] | Readonly<Record<string, T>> | null | undefined,
  outputNames: readonly string[],
  what: string,
  /** A hint in the error for lists of another length. */
  hint = '',
): readonly (T | undefined)[] {
  if (structure === null || structure === undefined) return outputNames.map(() => undefined);
  if (isByName<T>(structure)) {
    if (new Set(outputNames).size < outputNames.length)
      throw typeError(
        what,
        `be a list of one entry for each output, because several outputs have the same name: ${outputNames.join(', ')}`,
        show(structure),
      );
    const unknown = Object.keys(structure).find((name) => !outputNames.includes(name));
    if (unknown !== undefined)
      throw rangeError(
        what,
        `have the names of outputs as keys: ${outputNames.join(', ')}`,
        `${show(unknown)}${suggest(unknown, outputNames)}`,
      );
    return outputNames.map((name) => ownOf(structure, name) as T | undefined);
  }
  if (outputNames.length === 1) return [structure as T];
  if (!isArray(structure) || structure.length !== outputNames.length)
    throw rangeError(
      what,
      `be an object by output name, or a list of one entry for each output (${outputNames.join(', ')})`,
      isArray(structure) ? `a list of ${structure.length}${hint}` : show(structure),
    );
  return structure;
}

/** Whether a structure is a plain object by output name, and not the configuration of a metric. */
const isByName = <T>(structure: unknown): structure is Readonly<Record<string, T>> =>
  isPlain(structure) && !(structure instanceof Metric) && !('class_name' in structure);

/** The largest number of lists and metrics, and the greatest depth of lists. */
const [MOST, DEEPEST] = [2 ** 16, 64];

/** The metrics of a tree, in their order. Throws RangeError for a tree that is too large or too deep. */
export function flatten<F extends MetricFunction>(
  tree: MetricTree<F>,
  what: string,
): MetricIdentifier<F>[] {
  const found: MetricIdentifier<F>[] = [];
  let visited = 0;
  const visit = (part: MetricTree<F>, depth: number): void => {
    if (depth > DEEPEST || ++visited > MOST)
      throw rangeError(
        what,
        `have at most ${MOST} lists and metrics, nested at most ${DEEPEST} deep`,
        show(tree),
      );
    if (isArray(part)) for (const own of part) visit(own, depth + 1);
    else if (part !== null && part !== undefined) found.push(part);
  };
  visit(tree, 0);
  return found;
}
