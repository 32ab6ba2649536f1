import { isPlain, show, typeError } from '../core/errors.ts';
import { byOutput } from './structure.ts';

/* What is handed over for each output of a model. */

/** One value for one output, or an object of its name; for several a list of one for each, or an object by output name. */
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

/** An object whose only key is the name of the only output; an object of `data` alone is no tensor. */
const isNamed = (given: unknown, name: string): given is Readonly<Record<string, unknown>> =>
  isPlain(given) && Object.keys(given).join() === name;

/** Tensors of some runtimes are gone when they were read, and several metrics read them. */
export function readOnce(input: unknown): unknown {
  const { shape, dataSync } = Object(input) as { readonly shape?: unknown; dataSync?: unknown };
  if (typeof dataSync !== 'function' || !Array.isArray(shape)) return input;
  return { shape: [...(shape as unknown[])], data: dataSync.call(input) as unknown };
}

/** How long the first axis is. */
export function samplesIn(input: unknown, what: string): number {
  const { length, itemCount, shape, dims } = Object(input) as Record<
    string,
    ArrayLike<number> | number
  >;
  const samples =
    length ?? itemCount ?? (shape as ArrayLike<number>)?.[0] ?? (dims as ArrayLike<number>)?.[0];
  if (typeof samples === 'number') return samples;
  throw typeError(what, 'be an array, a typed array or { data, shape }', show(input));
}
