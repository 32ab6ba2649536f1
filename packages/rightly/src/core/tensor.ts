import type { Dtype } from './dtype.ts';
import { rangeError } from './errors.ts';
import type { Shape } from './shape.ts';

export type Data = ArrayLike<number>;

/**
 * Elements in row-major order. They are usually numbers. Strings and 64-bit integers are allowed too: `==`, `<` and `>`
 * compare them exactly, and nothing else is done with them.
 */
export interface Tensor {
  readonly data: ArrayLike<number>;
  readonly shape: Shape;
  /** The precision of floating-point elements, where it is lower than that of float64. */
  readonly dtype?: Dtype | undefined;
  /** The bits of `data`, where the elements are 16-bit floats. Then `data` is decoded on first use. */
  readonly bits?: Uint16Array | undefined;
  /**
   * Whether it is unknown what a Uint16Array holds: integers, or the bits of floating-point numbers. Runtimes without Float16Array give such
   * arrays.
   */
  readonly isUntyped?: boolean | undefined;
}

export type TypedArray =
  | Int8Array
  | Uint8Array
  | Uint8ClampedArray
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | BigInt64Array
  | BigUint64Array
  | Float32Array
  | Float64Array;

export const isTypedArray = (value: unknown): value is TypedArray =>
  ArrayBuffer.isView(value) && 'length' in value;

/** `Float32Array` and so on for typed arrays of any realm; undefined for other arrays. */
export const tagOf = (data: object): string | undefined =>
  (data as { [Symbol.toStringTag]?: string })[Symbol.toStringTag];

/** A precision lower than that of float64, from the tag of an array. Not every runtime has a Float16Array for `instanceof`. */
export const precisionOf = (tag: string | undefined): Dtype | undefined =>
  tag === 'Float32Array' ? 'float32' : tag === 'Float16Array' ? 'float16' : undefined;

/** Refuses a detached array. Its length is 0, but it had elements. */
export function refuseDetached({ buffer }: TypedArray, what: string): void {
  try {
    // oxlint-disable-next-line no-new -- the constructor throws where the buffer is detached
    new Uint8Array(buffer);
  } catch {
    throw rangeError(what, 'have its memory', 'a detached buffer');
  }
}
