import type { Elements } from '../arrays/block.ts';
import { fromHalf } from '../arrays/from-half.ts';
import type { NpyFile } from './npy-file.ts';

const isHalf = ({ dtype }: NpyFile): boolean => dtype.name === 'float16';

/** Rows × classes, or a value a row. */
export const scores = (file: NpyFile, first: number, count: number): Elements => ({
  data: file.read(first, count),
  shape: file.columns > 1 ? [count, file.columns] : [count],
  type: isHalf(file) ? 'float16' : undefined,
});

/** A number or truth value a row. */
export function labels(file: NpyFile, first: number, count: number): Elements {
  const data = file.read(first, count);
  return {
    data: isHalf(file) ? Float32Array.from(data as Uint16Array, fromHalf) : data,
    shape: [count],
  };
}

export const weights = (file: NpyFile, first: number, count: number): Float64Array =>
  Float64Array.from(labels(file, first, count).data as ArrayLike<unknown>, Number);

/** Values as they stand in a report. */
export function groupValues(file: NpyFile, first: number, count: number): ArrayLike<unknown> {
  const { data } = labels(file, first, count);
  return file.dtype.name === 'bool' ? Array.from(data as Uint8Array, Boolean) : data;
}
