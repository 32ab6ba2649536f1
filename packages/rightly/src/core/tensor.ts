import type { Dtype } from './dtype.ts';
import { rangeError } from './errors.ts';
import type { Shape } from './shape.ts';

export type Data = ArrayLike<number>;

/**
 * Elements in row-major order. They are numbers in most cases; strings and 64-bit integers are here too, since `==`, `<` and `>`
 * compare these exactly, and nothing else is done to them.
 */
export interface Tensor {
  readonly data: ArrayLike<number>;
  readonly shape: Shape;
  /** The precision of floating-point elements where it is less than float64's. */
  readonly dtype?: Dtype | undefined;
  /** The bits of `data`, where these are 16-bit floats; `data` is then decoded when it is asked for. */
  readonly bits?: Uint16Array | undefined;
  /** Whether nothing says if a Uint16Array holds integers or the bits of floating-point numbers, as runtimes without a Float16Array do. */
  readonly isUntold?: boolean | undefined;
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

/** Less than float64's precision, by an array's tag: not every runtime has a Float16Array to be an instance of. */
export const precisionOf = (tag: string | undefined): Dtype | undefined =>
  tag === 'Float32Array' ? 'float32' : tag === 'Float16Array' ? 'float16' : undefined;

/** Refuses an array without elements whose memory went elsewhere: it had some. */
export function refuseDetached({ buffer }: TypedArray, what: string): void {
  try {
    // oxlint-disable-next-line no-new -- it throws where the buffer is detached
    new Uint8Array(buffer);
  } catch {
    throw rangeError(what, 'have its memory', 'a detached buffer');
  }
}
