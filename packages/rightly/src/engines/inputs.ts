import type { Dtype } from '../core/dtype.ts';
import type { Data } from '../core/tensor.ts';

export type { Data };

export type InputName = 'yTrue' | 'yPred';

/** An input on plain arrays. Rows have `width` elements for each sample, and a column has one. */
export interface InputData {
  readonly data: Data;
  readonly width?: number;
  readonly dtype?: Dtype | undefined;
  /** The bits of 16-bit floats. */
  readonly bits?: Uint16Array | undefined;
  /** The errors for elements that are not allowed. */
  readonly refuse?: Refusals | undefined;
}

/** Throws the errors of one input. */
export interface Refusals {
  /** For NaN where it is not allowed. */
  nan(): void;
  /** For the element at an index. */
  at(place: number, expected: string): never;
  /** For an unexpected shape. */
  shape(expected: string): never;
  /** The same, for the elements from an index on. */
  from(start: number): Refusals;
}

export type Inputs = Readonly<Record<InputName, InputData>>;

/**
 * Receives the values of the column at `which` for `n` samples from `start` on: the first `n` of `values`, which may change after the
 * call. Blocks come in order. `ones` is the sum of the values, where it is known.
 */
export type Sink = (which: number, start: number, n: number, values: Data, ones?: number) => void;
