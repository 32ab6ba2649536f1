import type { Data } from 'apache-arrow';
import type { TypedArray } from 'rightly';
import { arrow } from '../../engines/arrow-library.ts';
import type { Elements, Label } from '../arrays/block.ts';
import { cellsOf } from './cells.ts';
import { isHalf } from './types.ts';

const { DataType } = arrow;

/** Values of a column, from one row to another. Numbers are not copied. Other values are copied, as text if `asText` is true. */
export function valuesOf(
  data: Data,
  start: number,
  end: number,
  asText = false,
): Omit<Elements, 'shape'> {
  const { type, values } = data;
  if (asText) return { data: cellsOf(data, start, end).map(String) };
  const isBool = DataType.isBool(type);
  if (DataType.isDecimal(type) && type.scale !== 0)
    return { data: Float64Array.from(cellsOf(data, start, end) as number[]) };
  if (!isBool && !DataType.isInt(type) && !DataType.isFloat(type))
    return { data: cellsOf(data, start, end) as Label[] };
  const numbers = values as TypedArray;
  return isBool
    ? { data: bits(numbers as Uint8Array, start, end) }
    : { data: numbers.subarray(start, end), type: bitsOf(numbers, type) };
}

const bitsOf = (numbers: TypedArray, type: Data['type']): Elements['type'] => {
  if (isHalf(type)) return 'float16';
  return numbers instanceof Uint16Array ? 'uint16' : undefined;
};

/** Lists of `width` elements each. */
export function listsOf(data: Data, width: number, start: number, end: number): Elements {
  const first = offsetOf(data, 0);
  const values = valuesOf(data.children[0]!, first + start * width, first + end * width);
  return { ...values, shape: [end - start, width] };
}

/** The index of the first element of a row's list among all elements. */
export function offsetOf({ type, valueOffsets }: Data, row: number): number {
  return DataType.isFixedSizeList(type) ? row * type.listSize : Number(valueOffsets[row]);
}

export const lengthOf = (data: Data, row: number): number =>
  offsetOf(data, row + 1) - offsetOf(data, row);

/** The most rows of a sample, and about the most numbers. */
const most = { rows: 1000, numbers: 100_000 };

/** The first values of a column: null for NULL, and a list for a list. */
export function firstOf(data: Data, rows: number): unknown[] {
  const { type } = data;
  if (DataType.isStruct(type) || DataType.isMap(type) || DataType.isUnion(type)) return [];
  const isList = data.children.length > 0;
  const width = isList && rows > 0 ? Math.max(1, lengthOf(data, 0)) : 1;
  const count = Math.min(rows, most.rows, Math.ceil(most.numbers / width));
  try {
    return cellsOf(data, 0, count);
  } catch {
    // A value that cannot be read is an error when it is counted, with its row.
    return [];
  }
}

const bits = (packed: Uint8Array, start: number, end: number): Uint8Array =>
  Uint8Array.from({ length: end - start }, (_, i) => {
    const at = start + i;
    return (packed[at >> 3]! >> (at & 7)) & 1;
  });
