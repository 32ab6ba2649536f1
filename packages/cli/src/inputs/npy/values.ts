import type { TypedArray } from 'rightly';
import type { Elements } from '../arrays/block.ts';
import { fromHalf, type Half } from '../arrays/from-half.ts';
import type { NpyFile } from './npy-file.ts';
import { textsIn } from './texts.ts';

const halfOf = ({ dtype: { name } }: NpyFile): Half | undefined =>
  name === 'float16' || name === 'bfloat16' ? name : undefined;

/** Rows × classes, or one value for each row. */
export const scores = (file: NpyFile, first: number, count: number): Elements => ({
  data: valuesIn(file, first, count),
  shape: file.columns > 1 ? [count, file.columns] : [count],
  type: halfOf(file) ?? (file.dtype.name === 'uint16' ? 'uint16' : undefined),
});

/** Rows in the type of the file, or texts. */
function valuesIn(file: NpyFile, first: number, count: number): TypedArray | readonly string[] {
  const data = file.read(first, count);
  return file.dtype.type === 'string' ? textsIn(data, file, first) : data;
}

/** A number, a boolean or a text for each row. */
export function labels(file: NpyFile, first: number, count: number): Elements {
  const data = valuesIn(file, first, count);
  const half = halfOf(file);
  return {
    data: half ? Float32Array.from(data as Uint16Array, fromHalf(half)) : data,
    shape: [count],
  };
}

export const weights = (file: NpyFile, first: number, count: number): Float64Array =>
  Float64Array.from(labels(file, first, count).data as ArrayLike<unknown>, Number);

/** Values in the form that results show. */
export function groupValues(file: NpyFile, first: number, count: number): ArrayLike<unknown> {
  const { data } = labels(file, first, count);
  return file.dtype.name === 'bool' ? Array.from(data as Uint8Array, Boolean) : data;
}

/** The most rows of a sample, and about the most numbers. */
const most = { rows: 1000, numbers: 100_000 };

/** The first values; a list for each row if a row has several. */
export function firstOf(file: NpyFile): unknown[] {
  const { columns } = file;
  const count = Math.min(file.rows, most.rows, Math.ceil(most.numbers / columns));
  const { data } = labels(file, 0, count * columns === 0 ? 0 : count);
  const all = Array.from(data as ArrayLike<number | bigint | string>);
  return columns === 1
    ? all
    : Array.from({ length: count }, (_, i) => all.slice(i * columns, (i + 1) * columns));
}
