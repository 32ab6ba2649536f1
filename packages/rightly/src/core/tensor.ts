import type { Dtype } from './dtype.ts';
import type { Shape } from './shape.ts';

/**
 * Elements in row-major order. They are numbers in most cases; strings and 64-bit integers are here too, since `==`, `<` and `>`
 * compare these exactly, and nothing else is done to them.
 */
export interface Tensor {
  readonly data: ArrayLike<number>;
  readonly shape: Shape;
  /** The precision of floating-point elements where it is less than float64's. */
  readonly dtype?: Dtype | undefined;
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

/** Less than float64's precision, by the array's tag: not every runtime has a Float16Array to be an instance of. */
export const precisionOf = (data: object): Dtype | undefined =>
  /Float(16|32)/.exec({}.toString.call(data))?.[0].toLowerCase() as Dtype | undefined;
