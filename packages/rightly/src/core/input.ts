import { list, rangeError, show, typeError } from './errors.ts';
import { fromFloat16Bits } from './float16.ts';
import { fromNested, type Nested } from './nested.ts';
import { gather, rowMajor, size } from './shape.ts';
import { isTypedArray, precisionOf, type Tensor, type TypedArray } from './tensor.ts';

/** Flat data with its shape (`dims` is what ONNX Runtime calls it); strides and offset count elements. */
export interface ShapedData<Element = number | bigint | boolean> {
  readonly data: TypedArray | readonly Element[];
  readonly shape?: ArrayLike<number>;
  readonly dims?: ArrayLike<number>;
  readonly strides?: ArrayLike<number> | undefined;
  /** The same as `strides`. */
  readonly stride?: unknown;
  readonly offset?: number | undefined;
  /** `'float16'` says that a Uint16Array holds half-precision bits. */
  readonly type?: string | undefined;
}

/** Nested arrays, a typed array (one axis), or flat data with a shape. */
export type ArrayInput<Element = number | bigint | boolean> =
  | Nested<Element>
  | TypedArray
  | ShapedData<Element>;

/** Any input as a tensor; strings only where they are wanted. */
export function toTensor(input: unknown, what: string, strings = false): Tensor {
  if (Array.isArray(input)) return fromNested(input, what, strings);
  if (isTypedArray(input))
    return {
      data: input as ArrayLike<unknown> as ArrayLike<number>,
      shape: [input.length],
      dtype: precisionOf(input),
    };
  if (typeof input === 'object' && input !== null && 'data' in input)
    return fromShaped(input as ShapedData, what, strings);
  throw typeError(what, 'be an array, a typed array or { data, shape }', show(input));
}

function fromShaped(input: ShapedData, what: string, strings: boolean): Tensor {
  const { type, offset = 0 } = input;
  // Some tensors have a method of that name.
  const strides = [input.strides, input.stride].find((given) => typeof given === 'object') as
    | number[]
    | undefined;
  const bits = type === 'float16' && input.data instanceof Uint16Array;
  const flat = toTensor(bits ? fromFloat16Bits(input.data) : input.data, `${what}.data`, strings);
  const shape = Array.from(input.shape ?? input.dims ?? []);
  const view = strides ?? offset !== 0;
  const data = view ? gather(flat.data, shape, strides ?? rowMajor(shape), offset) : flat.data;
  if (
    flat.shape.length > 1 ||
    (strides ?? shape).length !== shape.length ||
    shape.some((axis) => axis !== axis >>> 0) ||
    data.length !== size(shape) ||
    // A view that leaves its data finds nothing there.
    (data as unknown[]).includes(undefined)
  )
    throw rangeError(
      what,
      'have a shape that fits its data',
      `shape ${list(shape)}, offset ${offset}, data ${list(flat.shape)}`,
    );
  return { data, shape, dtype: bits ? 'float16' : flat.dtype };
}
