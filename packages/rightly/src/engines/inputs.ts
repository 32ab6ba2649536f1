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
  /** Throws the error for NaN where there must be none: an engine calls it when it came across one. */
  refuseNaN?(): void;
  /** Throws the error for one element: an engine calls it when it came across one that must not be. */
  refuseAt?(place: number, expected: string): never;
  /** Throws the error for an input whose shape is not as expected. */
  refuseShape?(expected: string): never;
}

export type Inputs = Readonly<Record<InputName, InputData>>;

/**
 * Takes the values of the column at `which` for `n` samples from `start` on: the first `n` of `values`, which may change after the
 * call. Blocks come in order. `ones` is their sum, where it is known.
 */
export type Sink = (which: number, start: number, n: number, values: Data, ones?: number) => void;
