import { typeError, show } from '../core/errors.ts';
import { byOutput } from './structure.ts';

/* What is handed over for each output of a model. */

/** One value for one output; for several a list of one for each, or an object by output name. */
export type PerOutput<T> = T | readonly T[] | Readonly<Record<string, T>>;

export function eachOutput(
  given: unknown,
  outputNames: readonly string[],
  what: string,
): readonly unknown[] {
  return outputNames.length === 1 ? [given] : byOutput(given, outputNames, what);
}

/** Tensors of some runtimes are gone when they were read, and several metrics read them. */
export function readOnce(input: unknown): unknown {
  if (typeof input !== 'object' || input === null || !('dataSync' in input)) return input;
  const { shape } = input as unknown as { readonly shape: ArrayLike<number> };
  const own = Array.from(shape);
  return { shape: own, data: (input as { dataSync(): unknown }).dataSync() };
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
