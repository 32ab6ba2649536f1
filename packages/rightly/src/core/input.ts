import { columnPrecision, elementsOf, type ColumnInput, isColumn } from './columns.ts';
import { list, rangeError, show, typeError } from './errors.ts';
import { HalfTensor } from './half.ts';
import { fromNested, MOST_AXES, type Nested } from './nested.ts';
import { isArray, isRevoked, objectOf } from './readable.ts';
import { gather, overruns, rowMajor, type Shape, size } from './shape.ts';
import {
  isTypedArray,
  precisionOf,
  refuseDetached,
  tagOf,
  type Tensor,
  type TypedArray,
} from './tensor.ts';

/** Flat data with its shape, which ONNX Runtime calls `dims`. Strides and offset count elements. */
export interface ShapedData<Element = number | bigint | boolean> {
  readonly data: TypedArray | readonly Element[];
  readonly shape?: ArrayLike<number>;
  readonly dims?: ArrayLike<number>;
  readonly strides?: ArrayLike<number> | undefined;
  /** Another name of `strides`. */
  readonly stride?: unknown;
  readonly offset?: number | undefined;
  /** `'float16'` or `'bfloat16'` says that a Uint16Array holds the bits of such numbers. `'uint16'` says that it holds integers. */
  readonly type?: string | undefined;
  /** Another name of `type`. */
  readonly dtype?: unknown;
  /** `'column-major'` says that neighbours along the first axis are side by side. It applies where there are no strides. */
  readonly order?: unknown;
  /** The same as a boolean, as in NPY files. */
  readonly fortranOrder?: boolean | undefined;
  /** The device where ONNX Runtime keeps the data. */
  readonly location?: unknown;
}

/** A tensor that may lie on a device: TensorFlow.js's, or jax-js's. jax-js frees a tensor that was read: pass `x.ref` to keep it. */
export interface DeviceTensor<Element = number | bigint | boolean> {
  readonly shape: ArrayLike<number>;
  /** Never called. The presence of this method identifies a tensor. */
  data(): unknown;
  dataSync(): TypedArray | readonly Element[];
}

/** A tensor of ONNX Runtime. Its TypeScript type does not say whether it holds numbers or strings. */
export interface RuntimeTensor {
  readonly dims: ArrayLike<number>;
  readonly type: string;
  readonly data: TypedArray | readonly unknown[];
  readonly location: string;
}

/** A class with its score, as classifiers of transformers.js return. */
export interface ClassScore {
  readonly label: string;
  readonly score: number;
}

/**
 * Nested arrays, a typed array (one axis), flat data with a shape, a tensor, or a column of a table. Metrics with `classes` also take the
 * output of a classifier: classes with their scores, for one sample or for each sample.
 */
export type ArrayInput<Element = number | bigint | boolean> =
  | Nested<Element>
  | readonly (ClassScore | readonly ClassScore[])[]
  | TypedArray
  | ShapedData<Element>
  | RuntimeTensor
  | DeviceTensor<Element>
  | ColumnInput;

/** Any input as a tensor. Strings are errors unless `strings` is true. */
export function toTensor(input: unknown, what: string, strings = false): Tensor {
  if (isArray(input)) return fromNested(input, what, strings);
  if (isTypedArray(input)) return fromTyped(input, [input.length], what);
  if (typeof input === 'object' && input !== null && !isRevoked(input)) {
    if ((input as ShapedData).shape === undefined && isColumn(input)) {
      const tensor = toTensor(elementsOf(input, what), what, strings);
      return { ...tensor, dtype: columnPrecision(input) ?? tensor.dtype };
    }
    if ('data' in input) {
      const isTensor = typeof (input as DeviceTensor).dataSync === 'function';
      const shaped = isTensor ? onHost(input as unknown as DeviceTensor) : (input as ShapedData);
      return fromShaped(shaped, what, strings);
    }
  }
  throw typeError(what, 'be an array, a typed array or { data, shape }', show(input));
}

const onHost = (tensor: DeviceTensor): ShapedData => ({
  data: tensor.dataSync(),
  shape: tensor.shape,
});

function fromTyped(data: TypedArray, shape: Shape, what: string, isTold = false): Tensor {
  if (data.length === 0) refuseDetached(data, what);
  const tag = tagOf(data);
  const dtype = precisionOf(tag);
  return {
    data: data as ArrayLike<unknown> as ArrayLike<number>,
    shape,
    dtype,
    bits:
      dtype === 'float16' ? new Uint16Array(data.buffer, data.byteOffset, data.length) : undefined,
    isUntyped: tag === 'Uint16Array' && !isTold,
  };
}

function fromShaped(input: ShapedData, what: string, strings: boolean): Tensor {
  const { location, offset = 0 } = input;
  // A tensor of ONNX Runtime on a device has no data that can be read here.
  if (typeof location === 'string' && !location.startsWith('cpu'))
    throw typeError(
      what,
      'be in CPU memory: await metric.updateStateAsync(…) reads it',
      `a tensor in ${location}`,
    );
  const { data } = input;
  const shape = shapeOf(input, what);
  const type = input.type || input.dtype ? typeOf(input, what) : undefined;
  const strides = stridesOf(input, shape, what);
  const isTyped = isTypedArray(data);
  // An object with its own `data` could contain itself.
  if (!isTyped && !isArray(data) && 'data' in objectOf(data))
    throw typeError(`${what}.data`, 'be an array or a typed array', show(data));
  const flat = isTyped ? undefined : toTensor(data, `${what}.data`, strings);
  let elements: ArrayLike<unknown> = flat?.data ?? data;
  const { length } = elements;
  const isView = strides !== undefined || offset !== 0;
  if (
    (flat && flat.shape.length > 1) ||
    (isView ? !isInside(length, shape, strides, offset) : length !== size(shape))
  ) {
    const view = strides ? `strides ${list(strides)}, ` : '';
    throw rangeError(
      what,
      'have a shape that fits its data',
      `shape ${list(shape)}, ${view}offset ${show(offset)}, data ${list(flat?.shape ?? [length])}`,
    );
  }
  if (isView) elements = viewed(elements, shape, strides, offset);
  if (type?.endsWith('float16') && tagOf(data) === 'Uint16Array')
    return new HalfTensor(elements as Uint16Array, shape, type as 'float16');
  return flat && !isTypedArray(elements)
    ? { ...flat, data: elements as ArrayLike<number>, shape }
    : fromTyped(elements as TypedArray, shape, what, type !== undefined);
}

function shapeOf({ shape, dims }: ShapedData, what: string): Shape {
  const axes = axesOf(shape ?? dims ?? [], what);
  if (shape !== undefined && dims !== undefined) {
    const others = list(axesOf(dims, what));
    if (list(axes) !== others)
      throw rangeError(what, 'have one shape', `shape ${list(axes)}, dims ${others}`);
  }
  return axes;
}

function axesOf(given: unknown, what: string): Shape {
  const { length } = objectOf<ArrayLike<number>>(given);
  // A function has a length too.
  const isShort = typeof given === 'object' && isLength(length) && length <= MOST_AXES;
  const axes = isShort ? inOrder(given as ArrayLike<number>) : [];
  if (!(isShort && axes.every(isLength)))
    throw rangeError(
      what,
      `have a shape of at most ${MOST_AXES} whole numbers`,
      isShort ? list(axes) : show(given),
    );
  if (length === 0 && isTypedArray(given)) refuseDetached(given, `${what} shape`);
  return axes;
}

/** The numbers by index. An object that only resembles a list may have its own iterator, which is not called. */
function inOrder(of: ArrayLike<number>): number[] {
  const numbers: number[] = [];
  // `Array.from` takes several times as long, and each small batch pays for it.
  for (let i = 0; i < of.length; i++) numbers.push(of[i]!);
  return numbers;
}

const isLength = (axis: unknown): axis is number => typeof axis === 'number' && axis === axis >>> 0;

/** The type of the elements, where the input names it. */
function typeOf({ data, type, dtype }: ShapedData, what: string): string | undefined {
  const name = typeof type === 'string' ? type : dtype;
  if (typeof name !== 'string') return undefined;
  const isHalf = /^b?float16$/.test(name);
  if (isHalf ? /^(Big|Int|Uint(?!16))/.test(tagOf(data) ?? '') : !known.test(name))
    throw rangeError(
      `${what} type`,
      "be one that fits the data, as 'float16' or 'uint16' does a Uint16Array",
      `${show(name)} of ${show(data)}`,
    );
  return name;
}

/** Names of types whose arrays already say what they hold. */
const known =
  /^([<|]?[biuf?][148]?|(big)?u?int\d+(_?c.*)?|float(32|64)?|double|bool|string|array|generic)$/;

/** The strides, where the elements may not be in row-major order. */
function stridesOf(
  { strides, stride, order, fortranOrder }: ShapedData,
  shape: Shape,
  what: string,
): ArrayLike<number> | undefined {
  if (
    (typeof order === 'string' && !/^(row|column)-major$/.test(order)) ||
    typeof (fortranOrder ?? false) !== 'boolean'
  )
    throw rangeError(
      `${what} order`,
      "be 'row-major' or 'column-major'",
      show(fortranOrder ?? order),
    );
  // Some tensors have a method named `stride`.
  const given = strides ?? (typeof stride === 'object' ? stride : undefined);
  if (given != null) return objectOf(given) as ArrayLike<number>;
  return fortranOrder || order === 'column-major'
    ? shape.map((_, i) => size(shape.slice(0, i)))
    : undefined;
}

/** Whether strides and offset are whole, and all elements of the view exist. */
function isInside(
  length: number,
  shape: Shape,
  strides: ArrayLike<number> = rowMajor(shape),
  offset: number,
): boolean {
  return (
    strides.length === shape.length &&
    [offset, ...inOrder(strides)].every(Number.isInteger) &&
    !overruns(length, shape, strides, offset)
  );
}

/** The elements of a view. Elements that lie side by side are not copied. */
function viewed<T>(
  elements: ArrayLike<T>,
  shape: Shape,
  strides: ArrayLike<number> | undefined,
  offset: number,
): ArrayLike<T> {
  const rows = rowMajor(shape);
  const isContiguous = !strides || shape.every((axis, i) => axis < 2 || strides[i] === rows[i]);
  return isContiguous && isTypedArray(elements)
    ? (elements.subarray(offset, offset + size(shape)) as ArrayLike<unknown> as ArrayLike<T>)
    : gather(elements, shape, strides ?? rows, offset);
}
