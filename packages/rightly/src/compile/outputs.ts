import { isPlain, rangeError, show, typeError } from '../core/errors.ts';
import { isArray, objectOf } from '../core/readable.ts';
import { isTypedArray, refuseDetached } from '../core/tensor.ts';
import { byOutput } from './structure.ts';

/* Values for each output of a model. */

/** For one output: a value, or an object with its name. For several: a list, or an object by output name. */
export type PerOutput<T> = T | readonly T[] | Readonly<Record<string, T>>;

export function eachOutput(
  given: unknown,
  outputNames: readonly string[],
  what: string,
): readonly unknown[] {
  const [name, ...others] = outputNames as readonly [string, ...string[]];
  if (others.length > 0) return byOutput(given, outputNames, what);
  return [isNamed(given, name) ? given[name] : given];
}

/** Whether an object has the name of the only output as its only key. An object with `data` alone is no tensor. */
const isNamed = (given: unknown, name: string): given is Readonly<Record<string, unknown>> =>
  isPlain(given) && Object.keys(given).join() === name;

/** Reads a tensor once for several metrics. Some runtimes free a tensor that was read. */
export function readOnce(input: unknown): unknown {
  const { shape, dataSync } = objectOf<{ readonly shape: unknown; dataSync: unknown }>(input);
  if (typeof dataSync !== 'function' || !isArray(shape)) return input;
  return { shape: [...shape], data: dataSync.call(input) as unknown };
}

/** The length of the first axis. */
export function samplesIn(input: unknown, what: string): number {
  const { length, itemCount, shape, dims } = objectOf<Sized>(typeof input === 'object' ? input : 0);
  const samples = length ?? itemCount ?? objectOf<Axes>(shape)[0] ?? objectOf<Axes>(dims)[0];
  if (samples === 0 && isTypedArray(input)) refuseDetached(input, what);
  if (Number.isInteger(samples) && Number(samples) >= 0) return Number(samples);
  throw typeError(what, 'be an array, a typed array or { data, shape }', show(input));
}

type Axes = readonly unknown[];

interface Sized {
  readonly length: unknown;
  readonly itemCount: unknown;
  readonly shape: unknown;
  readonly dims: unknown;
}

/** Throws RangeError for truth with samples, where the batch has none. */
export function checkEmpty(input: unknown, what: string): void {
  const samples = samplesIn(input, what);
  if (samples > 0) throw rangeError(what, 'have no samples, like yPred', `${samples}`);
}
