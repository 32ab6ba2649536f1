import { list, rangeError, show, typeError } from './errors.ts';
import { HalfTensor } from './half.ts';
import { fromNested, type Nested } from './nested.ts';
import { gather, leaves, rowMajor, type Shape, size } from './shape.ts';
import { isTypedArray, precisionOf, tagOf, type Tensor, type TypedArray } from './tensor.ts';

/** Flat data with its shape (`dims` is what ONNX Runtime calls it); strides and offset count elements. */
export interface ShapedData<Element = number | bigint | boolean> {
  readonly data: TypedArray | readonly Element[];
  readonly shape?: ArrayLike<number>;
  readonly dims?: ArrayLike<number>;
  readonly strides?: ArrayLike<number> | undefined;
  /** The same as `strides`. */
  readonly stride?: unknown;
  readonly offset?: number | undefined;
  /** `'float16'` or `'bfloat16'` says that a Uint16Array holds the bits of such numbers. */
  readonly type?: string | undefined;
}

/** A tensor that may lie on a device: TensorFlow.js's, or jax-js's (which frees what was read: hand over `x.ref` to keep it). */
export interface DeviceTensor<Element = number | bigint | boolean> {
  readonly shape: ArrayLike<number>;
  /** Not called; by having it a tensor is known. */
  data(): unknown;
  dataSync(): TypedArray | readonly Element[];
}

/** Nested arrays, a typed array (one axis), flat data with a shape, or a tensor. */
export type ArrayInput<Element = number | bigint | boolean> =
  | Nested<Element>
  | TypedArray
  | ShapedData<Element>
  | DeviceTensor<Element>;

/** Any input as a tensor; strings only where they are wanted. */
export function toTensor(input: unknown, what: string, strings = false): Tensor {
  if (Array.isArray(input)) return fromNested(input, what, strings);
  if (isTypedArray(input)) return fromTyped(input, [input.length]);
  if (typeof input === 'object' && input !== null && 'data' in input)
    return fromShaped(
      'dataSync' in input ? onHost(input as unknown as DeviceTensor) : (input as ShapedData),
      what,
      strings,
    );
  throw typeError(what, 'be an array, a typed array or { data, shape }', show(input));
}

const onHost = (tensor: DeviceTensor): ShapedData => ({
  data: tensor.dataSync(),
  shape: tensor.shape,
});

function fromTyped(data: TypedArray, shape: Shape): Tensor {
  const dtype = precisionOf(data);
  return {
    data: data as ArrayLike<unknown> as ArrayLike<number>,
    shape,
    dtype,
    bits:
      dtype === 'float16' ? new Uint16Array(data.buffer, data.byteOffset, data.length) : undefined,
  };
}

function fromShaped(input: ShapedData, what: string, strings: boolean): Tensor {
  const { data, type, offset = 0 } = input;
  const shape = shapeOf(input, what);
  // Some tensors have a method of that name.
  const strides = [input.strides, input.stride].find((given) => typeof given === 'object') as
    | ArrayLike<number>
    | undefined;
  const isView = strides !== undefined || offset !== 0;
  const flat = isTypedArray(data)
    ? fromTyped(data, [data.length])
    : toTensor(data, `${what}.data`, strings);
  const { length } = flat.data;
  const steps = isView ? (strides ?? rowMajor(shape)) : shape;
  if (
    flat.shape.length > 1 ||
    steps.length !== shape.length ||
    shape.some((axis) => axis !== axis >>> 0) ||
    (isView ? leaves(length, shape, steps, offset) : length !== size(shape))
  ) {
    const view = strides ? `strides ${list(strides)}, ` : '';
    throw rangeError(
      what,
      'have a shape that fits its data',
      `shape ${list(shape)}, ${view}offset ${offset}, data ${list(flat.shape)}`,
    );
  }
  const elements = isView ? gather(flat.data, shape, steps, offset) : flat.data;
  if (tagOf(data) === 'Uint16Array' && (type === 'float16' || type === 'bfloat16'))
    return new HalfTensor(elements as unknown as Uint16Array, shape, type);
  return isTypedArray(elements) ? fromTyped(elements, shape) : { ...flat, data: elements, shape };
}

function shapeOf({ shape, dims }: ShapedData, what: string): Shape {
  const given = shape ?? dims ?? [];
  if (shape && dims && list(shape) !== list(dims))
    throw rangeError(what, 'have one shape', `shape ${list(shape)}, dims ${list(dims)}`);
  return Array.isArray(given) ? given : Array.from(given);
}
