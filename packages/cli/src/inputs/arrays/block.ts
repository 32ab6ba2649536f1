import type { TypedArray } from 'rightly';
import type { Half } from './from-half.ts';

export type Label = string | number | bigint;

/** Elements with their shape, as the library takes them: a value a row, or rows × classes. */
export interface Elements {
  readonly data: TypedArray | readonly Label[];
  readonly shape: readonly number[];
  /** What a Uint16Array holds: the bits of half-precision numbers, or integers. */
  readonly type?: Half | 'uint16' | undefined;
}

/** What metrics read of some rows. */
export interface Rows {
  readonly yTrue: Elements;
  readonly yPred: Elements;
  readonly sampleWeight: Float64Array | undefined;
}

/** Rows of one file that lie together in memory, until the next ones are asked for. */
export interface Block extends Rows {
  readonly path: string;
  /** How many rows of the file are before these. */
  readonly before: number;
  readonly rows: number;
  /** Where a row is, counted from 0 in the block, in the words of its file; left out where the rows are those of the file. */
  readonly at?: ((row: number) => string) | undefined;
  /** For each column of groups, its values. */
  readonly by: readonly ArrayLike<unknown>[];
  /** How much of all that there is has been read, from 0 to 1. */
  readonly done: number;
}

/** As much as the caches near a processor hold. */
const blockBytes = 1 << 20;

/** How many rows of that many bytes make a block. */
export const blockRows = (rowBytes: number): number =>
  Math.max(1, Math.floor(blockBytes / Math.max(1, rowBytes)));

/** How many elements a row has. */
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
