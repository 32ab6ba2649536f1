import type { TypedArray } from 'rightly';
import type { Half } from './from-half.ts';

export type Label = string | number | bigint;

/** Values with their shape, in the form that the library takes: one value for each row, or rows × classes. */
export interface Elements {
  readonly data: TypedArray | readonly Label[];
  readonly shape: readonly number[];
  /** The kind of numbers in a Uint16Array: the bits of half-precision floats, or integers. */
  readonly type?: Half | 'uint16' | undefined;
}

/** The values of some rows that metrics read. */
export interface Rows {
  readonly yTrue: Elements;
  readonly yPred: Elements;
  readonly sampleWeight: Float64Array | undefined;
}

/** Consecutive rows of one file in memory. They are valid until the next block is read. */
export interface Block extends Rows {
  readonly path: string;
  /** The number of rows of the file before this block. */
  readonly before: number;
  readonly rows: number;
  /** The place of a row for messages, such as an index. The row is counted from 0 in the block. Left out where each row is a row of the file. */
  readonly at?: ((row: number) => string) | undefined;
  /** For each column of groups, its values. */
  readonly by: readonly ArrayLike<unknown>[];
  /** The share of the whole input that has been read, from 0 to 1. */
  readonly done: number;
}

/** The size of a block in bytes, so that it fits into the cache of a processor. */
const blockBytes = 1 << 20;

/** The number of rows in a block, if a row has this many bytes. */
export const blockRows = (rowBytes: number): number =>
  Math.max(1, Math.floor(blockBytes / Math.max(1, rowBytes)));

/** The number of elements of a row. */
export const widthOf = ({ shape }: Elements): number => shape[1] ?? 1;

/** Some of the rows, without a copy. */
export function slice(elements: Elements, start: number, end: number): Elements {
  const { data, shape, type } = elements;
  const [from, to] = [start, end].map((row) => row * widthOf(elements));
  return {
    data: Array.isArray(data) ? data.slice(from, to) : (data as Float64Array).subarray(from, to),
    shape: [end - start, ...shape.slice(1)],
    type,
  };
}
