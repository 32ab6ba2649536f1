import { list, rangeError, show, typeError } from './errors.ts';
import { HalfTensor } from './half.ts';
import { fromNested, MOST_AXES, type Nested } from './nested.ts';
import { gather, leaves, rowMajor, type Shape, size } from './shape.ts';
import {
  isTypedArray,
  isUntold,
  precisionOf,
  refuseDetached,
  tagOf,
  type Tensor,
  type TypedArray,
} from './tensor.ts';

/** Flat data with its shape (`dims` is what ONNX Runtime calls it); strides and offset count elements. */
export interface ShapedData<Element = number | bigint | boolean> {
  readonly data: TypedArray | readonly Element[];
  readonly shape?: ArrayLike<number>;
  readonly dims?: ArrayLike<number>;
  readonly strides?: ArrayLike<number> | undefined;
  /** The same as `strides`. */
  readonly stride?: unknown;
  readonly offset?: number | undefined;
  /** `'float16'` or `'bfloat16'` says that a Uint16Array holds the bits of such numbers, `'uint16'` that it holds integers. */
  readonly type?: string | undefined;
  /** The same as `type`. */
  readonly dtype?: unknown;
  /** `'column-major'` says that neighbours of the first axis are side by side, where there are no strides. */
  readonly order?: unknown;
  /** The same, as NPY files have it. */
  readonly fortranOrder?: boolean | undefined;
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
  if (isTypedArray(input)) return fromTyped(input, [input.length], what);
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

function fromTyped(data: TypedArray, shape: Shape, what: string): Tensor {
  if (data.length === 0) refuseDetached(data, what);
  const dtype = precisionOf(data);
  return {
    data: data as ArrayLike<unknown> as ArrayLike<number>,
    shape,
    dtype,
    bits:
      dtype === 'float16' ? new Uint16Array(data.buffer, data.byteOffset, data.length) : undefined,
    isUntold: isUntold(data),
  };
}

function fromShaped(input: ShapedData, what: string, strings: boolean): Tensor {
  const { data, offset = 0, order } = input;
  const shape = shapeOf(input, what);
  const type = typeOf(input, what);
  // Some tensors have a method of that name.
  const given = [input.strides, input.stride].find((own) => typeof own === 'object') as
    | ArrayLike<number>
    | undefined;
  if (typeof order === 'string' && !/^(row|column)-major$/.test(order))
    throw rangeError(`${what} order`, "be 'row-major' or 'column-major'", show(order));
  const rows = rowMajor(shape);
  const isByColumn = input.fortranOrder === true || order === 'column-major';
  const strides = given ?? (isByColumn ? rowMajor([...shape].reverse()).reverse() : rows);
  const flat = isTypedArray(data)
    ? fromTyped(data, [data.length], what)
    : toTensor(data, `${what}.data`, strings);
  const { length } = flat.data;
  const isView = given !== undefined || offset !== 0;
  if (
    flat.shape.length > 1 ||
    strides.length !== shape.length ||
    ![offset, ...Array.from(strides)].every(Number.isInteger) ||
    (isView ? leaves(length, shape, strides, offset) : length !== size(shape))
  ) {
    const view = given ? `strides ${list(given)}, ` : '';
    throw rangeError(
      what,
      'have a shape that fits its data',
      `shape ${list(shape)}, ${view}offset ${show(offset)}, data ${list(flat.shape)}`,
    );
  }
  const isContiguous = shape.every((axis, i) => axis < 2 || strides[i] === rows[i]);
  const elements =
    isContiguous && !isView
      ? flat.data
      : isContiguous && isTypedArray(flat.data)
        ? flat.data.subarray(offset, offset + size(shape))
        : gather(flat.data, shape, strides, offset);
  if (isUntold(data) && type?.endsWith('float16'))
    return new HalfTensor(elements as unknown as Uint16Array, shape, type as 'float16');
  return isTypedArray(elements)
    ? { ...fromTyped(elements, shape, what), isUntold: flat.isUntold && !type }
    : { ...flat, data: elements, shape };
}

function shapeOf({ shape, dims }: ShapedData, what: string): Shape {
  const given = shape ?? dims ?? [];
  if (!(given.length <= MOST_AXES))
    throw rangeError(what, `have a shape of at most ${MOST_AXES} axes`, show(given));
  const axes = Array.isArray(given) ? (given as Shape) : Array.from(given);
  if (axes.some((axis) => typeof axis !== 'number' || axis !== axis >>> 0))
    throw rangeError(what, 'have a shape of whole numbers', list(axes));
  if (shape && dims && list(shape) !== list(dims))
    throw rangeError(what, 'have one shape', `shape ${list(shape)}, dims ${list(dims)}`);
  return axes;
}

/** The type of the elements, where the input says it by name. */
function typeOf({ data, type, dtype }: ShapedData, what: string): string | undefined {
  const name = [type, dtype].find((own) => typeof own === 'string');
  if (name === undefined) return undefined;
  const isHalf = /^b?float16$/.test(name);
  if (!isHalf && !known.test(name))
    throw rangeError(
      `${what} type`,
      "be one such as 'float16', 'bfloat16', 'float32' or 'uint16'",
      show(name),
    );
  if (isHalf && /^(Big|Int|Uint(?!16))/.test(tagOf(data) ?? ''))
    throw typeError(what, `hold ${name} in a Uint16Array`, show(data));
  return name;
}

/** How libraries call types whose arrays tell what they hold. */
const known =
  /^([<|]?([biu?]\d?|f[48])|(big)?u?int\d+(_?c\w*)?|float(32|64)?|double|bool(ean)?|string|array|generic|buffer)$/i;
