import type { ArrayInput, TypedArray } from 'rightly';
import { allocate, release } from 'rightly/memory';
import { gather, rowMajor } from '../../src/core/shape.ts';

interface Numbers<A extends TypedArray = TypedArray> {
  readonly BYTES_PER_ELEMENT: number;
  new (length: number): A;
  new (buffer: ArrayBuffer, byteOffset?: number, length?: number): A;
}

/** The form of an array: its class, and the type of its bits. */
export interface Kind {
  readonly of: Numbers;
  readonly type?: 'float16' | 'bfloat16';
}

// oxfmt-ignore
const kinds = {
  Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array, BigInt64Array, BigUint64Array,
  Float32Array, Float64Array,
};
export const kindOf: Readonly<Record<string, Kind>> = {
  ...Object.fromEntries(Object.entries(kinds).map(([name, of]) => [name, { of }])),
  float16: { of: Uint16Array, type: 'float16' },
  bfloat16: { of: Uint16Array, type: 'bfloat16' },
};

/** Arrays of the kernels' memory that a test has allocated. */
const taken: TypedArray[] = [];
export const giveBackAll = (): void => taken.splice(0).forEach(release);

const resident = (data: TypedArray, before = 0): TypedArray => {
  const room = allocate(data.constructor as Numbers, before + data.length + 1);
  taken.push(room);
  const array = room.subarray(before, before + data.length);
  array.set(data as never);
  return array;
};

const reversed = (numbers: readonly number[]): number[] =>
  numbers.map((_, i) => numbers[numbers.length - 1 - i]!);

type Form = (data: TypedArray, shape: readonly number[], type: Kind['type']) => ArrayInput;

/** Scores in a Uint16Array are refused where their type is unknown. */
const explicitType = (data: TypedArray, type: Kind['type']): string | undefined =>
  type ?? (data instanceof Uint16Array ? 'uint16' : undefined);

/** All forms of the same elements. */
export const forms = {
  flat: (data, shape, type) => ({ data, shape, type: explicitType(data, type) }),
  'part of an array': (data, shape, type) => {
    const whole = new (data.constructor as Numbers)(data.length + 3);
    whole.set(data as never, 2);
    return { data: whole.subarray(2, 2 + data.length), shape, type: explicitType(data, type) };
  },
  resident: (data, shape, type) => ({
    data: resident(data),
    shape,
    type: explicitType(data, type),
  }),
  'resident, at an odd place': (data, shape, type) => ({
    data: resident(data, 3),
    shape,
    type: explicitType(data, type),
  }),
  'column-major': (data, shape, type) => {
    const swapped = reversed(shape);
    const columns = gather(data as ArrayLike<number>, swapped, reversed(rowMajor(shape)));
    const strides = reversed(rowMajor(swapped));
    return {
      data: columns as unknown as TypedArray,
      shape,
      strides,
      type: explicitType(data, type),
    };
  },
  backwards: (data, shape, type) => ({
    data: (data as Uint8Array).map((_, i) => (data as Uint8Array)[data.length - 1 - i]!),
    shape,
    strides: rowMajor(shape).map((step) => -step),
    offset: Math.max(0, data.length - 1),
    type: explicitType(data, type),
  }),
  nested: (data, shape, type) =>
    type ? { data, shape, type } : nest(Array.from<number | bigint>(data as never), shape),
  'rows of typed arrays': (data, shape, type) =>
    explicitType(data, type) || shape.length < 2
      ? { data, shape, type: explicitType(data, type) }
      : Array.from({ length: shape[0]! }, (_, i) => data.slice(i * shape[1]!, (i + 1) * shape[1]!)),
} satisfies Record<string, Form>;

export type FormName = keyof typeof forms;
export const formNames = Object.keys(forms) as readonly FormName[];

const nest = (data: readonly (number | bigint)[], [n, width]: readonly number[]): ArrayInput =>
  width === undefined
    ? data
    : Array.from({ length: n! }, (_, i) => data.slice(i * width, (i + 1) * width));

/** Elements as an array of that kind. 16-bit floats are arbitrary bits, which are rarely equal. */
export function fill({ of, type }: Kind, length: number, draw: (i: number) => number): TypedArray {
  const data = new of(length) as unknown as (number | bigint)[];
  for (let i = 0; i < length; i++) {
    const x = draw(i);
    data[i] = type ? halves[type](x) : of.name.startsWith('Big') ? wholeOf(x) : x;
  }
  return data as unknown as TypedArray;
}

const wholeOf = (x: number): bigint => (Number.isFinite(x) ? BigInt(Math.floor(x)) : 0n);

const float = new Float32Array(1);
const bits = new Uint32Array(float.buffer);

/** An approximation is enough, because the test needs many bit patterns and not the nearest numbers. */
const halves = {
  bfloat16: (x: number): number => {
    float[0] = x;
    return bits[0]! >>> 16;
  },
  float16: (x: number): number => {
    const sign = x < 0 || Object.is(x, -0) ? 0x8000 : 0;
    const size = Math.abs(x);
    if (size !== size) return 0x7e01;
    if (size >= 65536) return sign | 0x7c00;
    if (size < 2 ** -14) return sign | Math.floor(size * 2 ** 24);
    const exponent = Math.floor(Math.log2(size));
    return sign | ((exponent + 15) << 10) | Math.floor((size / 2 ** exponent - 1) * 1024);
  },
};
