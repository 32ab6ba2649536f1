import { isAnswer } from '../core/classified.ts';
import { type Column, elementsOf, isColumn } from '../core/columns.ts';
import { rangeError, show, typeError } from '../core/errors.ts';
import { toTensor } from '../core/input.ts';
import { isArray, isRevoked } from '../core/readable.ts';
import { size } from '../core/shape.ts';
import { isTypedArray, tagOf, type TypedArray } from '../core/tensor.ts';

/** An input that can be cut along its first axis. */
export interface Rows {
  /** Undefined for a scalar, which has no rows. */
  readonly length: number | undefined;
  /** The rows at these indexes, as an input of the same kind. */
  take(places: readonly number[]): unknown;
}

/** The rows of any input of `updateState`. Throws TypeError or RangeError for a value that is no input. */
export function rowsOf(input: unknown, what: string): Rows {
  if (isArray(input)) {
    checkWhole(input, what);
    return {
      length: input.length,
      take: (places) => places.map((i) => input[i]),
    };
  }
  if (isTypedArray(input))
    return { length: input.length, take: (places) => pick(input, places, 1) };
  if (isColumn(input) && !('shape' in input)) return rowsOfColumn(input, what);
  if (typeof input === 'number') return { length: undefined, take: () => input };
  const { data, bits, shape, dtype, isUntyped } = toTensor(input, what, true);
  const [length, ...inner] = shape;
  const elements = (bits ?? data) as ArrayLike<unknown>;
  // 16-bit integers need their type.
  const integers = isUntyped ? undefined : 'uint16';
  const type = tagOf(elements) === 'Uint16Array' ? (dtype ?? integers) : undefined;
  return {
    length,
    take: (places) => ({
      data: pick(elements, places, size(inner)),
      shape: [places.length, ...inner],
      type,
    }),
  };
}

/** Throws TypeError or RangeError where rows that are read one by one differ in shape or type. */
function checkWhole(rows: ArrayLike<unknown>, what: string): void {
  // Outputs of a classifier are read one by one, with the names of the classes.
  if (!isAnswer(rows) && !isAnswer(rows[0])) toTensor(rows, what, true);
}

/** A part of a column is a column with the same type. */
function rowsOfColumn(column: Column, what: string): Rows {
  const elements = elementsOf(column, what);
  if (!isTypedArray(elements)) checkWhole(elements, what);
  const { type, items, dtype } = column;
  return {
    length: elements.length,
    take: (places) => ({
      length: places.length,
      type,
      items,
      dtype,
      nullCount: () => 0,
      toArray: () => pick(elements, places, 1),
    }),
  };
}

/** Rows of `width` elements, in an array of the same type. */
function pick(
  data: ArrayLike<unknown>,
  places: readonly number[],
  width: number,
): ArrayLike<unknown> {
  const n = places.length * width;
  const out = isTypedArray(data)
    ? new (data.constructor as new (n: number) => TypedArray)(n)
    : Array.from<unknown>({ length: n });
  for (let row = 0; row < places.length; row++)
    for (let j = 0; j < width; j++)
      (out as unknown[])[row * width + j] = data[places[row]! * width + j];
  return out;
}

/** Options with a value for each sample. */
const perSample: ReadonlySet<string> = new Set(['sampleWeight', 'mask', 'by', 'cluster']);

/**
 * An option cut by the rows of a batch. An option with a value for each sample must have a row for each, or be a single weight. Any other
 * option that has another number of rows, or is no array, applies to all. Throws TypeError for an unreadable option, and RangeError for a
 * wrong number of rows.
 */
export function optionBy(
  [key, input]: readonly [key: string, input: unknown],
  n: number,
  what: string,
): (places: readonly number[]) => unknown {
  if (isRevoked(input)) throw typeError(`${what} ${key}`, 'be readable', show(input));
  if (Object(input) !== input) return () => input;
  const rows = rowsOf(input, `${what} ${key}`);
  if (rows.length === n) return (places) => rows.take(places);
  const isOne = key === 'sampleWeight' && rows.length === 1;
  if (perSample.has(key) && !isOne)
    throw rangeError(`${what} ${key}`, `have a row for each of ${n} samples`, show(input));
  return () => input;
}
