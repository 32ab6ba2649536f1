import type { Dtype } from '../core/dtype.ts';
import type { Data } from '../core/tensor.ts';

export type { Data };

export type InputName = 'yTrue' | 'yPred';

/** An input on plain arrays: `width` elements a sample for rows, one for a column. */
export interface InputData {
  readonly data: Data;
  readonly width?: number;
  readonly dtype?: Dtype | undefined;
  /** The bits of 16-bit floats. */
  readonly bits?: Uint16Array | undefined;
  /** The errors that an engine throws when it comes across what must not be. */
  readonly refuse?: Refusals | undefined;
}

/** What throws the errors of one input. */
export interface Refusals {
  /** For NaN where there must be none. */
  nan(): void;
  /** For the element at a place. */
  at(place: number, expected: string): never;
  /** For a shape that is not as expected. */
  shape(expected: string): never;
  /** The same for the elements from a place on. */
  from(start: number): Refusals;
}

export type Inputs = Readonly<Record<InputName, InputData>>;

/**
 * Takes the values of the column at `which` for `n` samples from `start` on: the first `n` of `values`, which may change after the
 * call. Blocks come in order. `ones` is their sum, where it is known.
 */
export type Sink = (which: number, start: number, n: number, values: Data, ones?: number) => void;
