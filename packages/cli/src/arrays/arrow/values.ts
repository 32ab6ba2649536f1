import type { Data } from 'apache-arrow';
import type { TypedArray } from 'rightly';
import type { Elements, Label } from '../block.ts';
import { arrow } from './library.ts';
import { isHalf } from './types.ts';

const { DataType, Vector } = arrow;

/** Values of a column, from one place to another: numbers where they lie, all else copied, if asked for as text. */
export function valuesOf(
  data: Data,
  start: number,
  end: number,
  asText = false,
): Omit<Elements, 'shape'> {
  const { type, values } = data;
  if (asText) return { data: things(data, start, end).map(String) };
  const isBool = DataType.isBool(type);
  if (!isBool && !DataType.isInt(type) && !DataType.isFloat(type))
    return { data: things(data, start, end) as Label[] };
  const numbers = values as TypedArray;
  if (end > Math.min(data.length, numbers.length * (isBool ? 8 : 1)))
    throw new Error('a column is shorter than its batch: the file is damaged');
  return isBool
    ? { data: bits(numbers as Uint8Array, start, end) }
    : { data: numbers.subarray(start, end), type: isHalf(type) ? 'float16' : undefined };
}

/** Lists of so many elements each. */
export function listsOf(data: Data, width: number, start: number, end: number): Elements {
  const first = offsetOf(data, 0);
  const values = valuesOf(data.children[0]!, first + start * width, first + end * width);
  return { ...values, shape: [end - start, width] };
}

/** Values as they stand in a report, null for NULL. */
export function groupsOf(data: Data, start: number, end: number): unknown[] {
  const values = things(data, start, end);
  const { type } = data;
  return DataType.isDate(DataType.isDictionary(type) ? type.dictionary : type)
    ? values.map((ms) => (ms === null ? null : new Date(ms as number).toISOString().slice(0, 10)))
    : values;
}

/** Where a row's list begins among all elements. */
export function offsetOf({ type, valueOffsets }: Data, row: number): number {
  return DataType.isFixedSizeList(type) ? row * type.listSize : Number(valueOffsets[row]);
}

export const lengthOf = (data: Data, row: number): number =>
  offsetOf(data, row + 1) - offsetOf(data, row);

/** Values of any type, as JavaScript has them. */
function things(data: Data, start: number, end: number): unknown[] {
  const vector = new Vector([data]);
  return Array.from({ length: end - start }, (_, i) => vector.get(start + i) as unknown);
}

const bits = (packed: Uint8Array, start: number, end: number): Uint8Array =>
  Uint8Array.from({ length: end - start }, (_, i) => {
    const at = start + i;
    return (packed[at >> 3]! >> (at & 7)) & 1;
  });
