import {
  accuracy,
  type ArrayInput,
  binaryAccuracy,
  sparseCategoricalAccuracy,
  type TypedArray,
} from 'rightly';
import { describe, expect, test } from 'vitest';
import { toTensor } from '../src/core/input.ts';

const kinds: readonly { from(numbers: readonly number[]): TypedArray }[] = [
  Int8Array,
  Uint8Array,
  Uint8ClampedArray,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
  { from: (numbers) => BigInt64Array.from(numbers, BigInt) },
  { from: (numbers) => BigUint64Array.from(numbers, BigInt) },
];

/** Half-precision floats, where the runtime has them. */
const Float16 = (globalThis as { Float16Array?: (typeof kinds)[number] }).Float16Array;

describe('typed arrays of every kind', () => {
  const columns = [...kinds, ...(Float16 ? [Float16] : [])].map((kind) => kind.from([3, 1, 2]));

  test.each(columns.map((column) => [column.constructor.name, column] as const))(
    '%s',
    (_, column) => {
      const other = [3, 1, 0];
      expect(accuracy(column, other).data).toEqual(Uint8Array.of(1, 1, 0));
      expect(accuracy(other, [...column]).data).toEqual(Uint8Array.of(1, 1, 0));
      expect(accuracy({ data: column, shape: [3, 1] }, [[3], [1], [0]]).data).toEqual(
        Uint8Array.of(1, 1, 0),
      );
      expect(accuracy([column], [other])).toEqual({ data: Uint8Array.of(1, 1, 0), shape: [1, 3] });
      const rows = { data: [...column, ...column], shape: [2, 3] };
      const scores = column instanceof Uint16Array ? rows : [column, column];
      expect(sparseCategoricalAccuracy([0, 1], scores).data).toEqual(Uint8Array.of(1, 0));
      expect(
        sparseCategoricalAccuracy(column, [
          [0, 1],
          [0, 1],
          [0, 1],
        ]).data,
      ).toEqual(Uint8Array.of(0, 1, 0));
    },
  );

  const half = Float16?.from([0.6, 0.7]);
  const halves: readonly (readonly [ArrayInput])[] = half
    ? [[half], [{ data: half, shape: [2] }], [[half]]]
    : [];
  test.each(halves)('a threshold is rounded to half precision: %o', (scores) => {
    const labels = Array.isArray(scores) ? [[0, 1]] : [0, 1];
    const { data } = binaryAccuracy(labels, scores, { threshold: 0.6 });
    expect(Array.from(data)).toEqual([1, 1]);
  });
});

describe('flat data with a shape:', () => {
  const data = [1, 2, 3, 4, 5, 6];
  const rows = [
    [1, 2, 3],
    [4, 5, 6],
  ];
  // oxfmt-ignore
  const views: readonly [string, input: ArrayInput, same: ArrayInput][] = [
    ['row-major', { data, shape: [2, 3] }, rows],
    ['dims', { data: Float32Array.from(data), dims: [2, 3] }, rows],
    ['a typed shape', { data, shape: Int32Array.of(2, 3) }, rows],
    ['as arrays', { data: [true, false], shape: [2, 1] }, [[1], [0]]],
    ['three axes', { data, shape: [1, 2, 3] }, [rows]],
    ['row-major strides', { data, shape: [2, 3], strides: [3, 1] }, rows],
    ['column-major', { data: [1, 4, 2, 5, 3, 6], shape: [2, 3], strides: [1, 2] }, rows],
    ['stride, as ndarray says', { data: [1, 4, 2, 5, 3, 6], shape: [2, 3], stride: [1, 2] }, rows],
    ['stride as a method, as tensors have it', { data, shape: [2, 3], stride: () => [9, 9] }, rows],
    ['negative strides', { data, shape: [2, 3], strides: [-3, -1], offset: 5 }, [[6, 5, 4], [3, 2, 1]]],
    ['one negative stride', { data, shape: [2, 3], strides: [-3, 1], offset: 3 }, [[4, 5, 6], [1, 2, 3]]],
    ['a stride of 0', { data: [7, 8], shape: [2, 2], strides: [1, 0] }, [[7, 7], [8, 8]]],
    ['every other', { data: Int32Array.from(data), shape: [3], strides: [2] }, [1, 3, 5]],
    ['an offset', { data, shape: [2], offset: 3 }, [4, 5]],
    ['a slice', { data, shape: [2, 2], strides: [3, 1], offset: 1 }, [[2, 3], [5, 6]]],
    ['64-bit integers, strided', { data: BigInt64Array.of(2n ** 53n, 0n, 2n ** 53n + 1n), shape: [2], strides: [2] }, [2n ** 53n, 2n ** 53n + 1n]],
    ['dims that agree with the shape', { data, shape: [2, 3], dims: Int32Array.of(2, 3) }, rows],
    ['bfloat16', { data: Uint16Array.of(0x3f80, 0xc000, 0x0001), shape: [3], type: 'bfloat16' }, [1, -2, 2 ** -133]],
    ['bfloat16, strided', { data: Uint16Array.of(0x3f80, 0, 0xc000), shape: [2], strides: [2], type: 'bfloat16' }, [1, -2]],
    ['half precision, strided', { data: Uint16Array.of(0x3c00, 0, 0xc000), shape: [2], strides: [2], type: 'float16' }, [1, -2]],
  ];
  test.each(views)('%s', (_, input, same) => {
    const { data: right, shape } = accuracy(input, same);
    expect(Array.from(right)).toEqual(Array.from(right, () => 1));
    expect(shape).toEqual(accuracy(same, same).shape);
  });

  test('strings', () => {
    expect(accuracy({ data: ['a', 'b'], shape: [2, 1] }, [['a'], ['c']])).toEqual({
      data: Uint8Array.of(1, 0),
      shape: [2, 1],
    });
  });

  test('a strided float32 view keeps its precision', () => {
    const view = { data: Float32Array.of(0.1, 9, 0.1), shape: [2], strides: [2] };
    expect(Array.from(binaryAccuracy([0, 0], view, { threshold: 0.1 }).data)).toEqual([1, 1]);
  });

  test('inputs are not changed', () => {
    const input = { data: Float32Array.from(data), shape: [2, 3], strides: [3, 1] };
    accuracy(input, rows);
    expect(input).toEqual({ data: Float32Array.from(data), shape: [2, 3], strides: [3, 1] });
  });
});

describe('a view whose elements lie side by side is not copied:', () => {
  const numbers = Float32Array.from({ length: 12 }, (_, i) => i);

  test.each<[string, object]>([
    ['its shape', { shape: [3, 4] }],
    ['row-major strides', { shape: [3, 4], strides: [4, 1] }],
    ['typed strides by another name', { shape: [3, 4], stride: Int32Array.of(4, 1) }],
    ['an offset', { shape: [2, 4], offset: 4 }],
    ['strides and an offset', { shape: [2, 4], strides: [4, 1], offset: 4 }],
    ['any stride along an axis of 1', { shape: [3, 1, 4], strides: [4, 99, 1] }],
    ['no elements', { shape: [0, 4], strides: [4, 1] }],
    ['the order that it has', { shape: [3, 4], order: 'row-major', fortranOrder: false }],
  ])('%s', (_, view) => {
    const { data } = toTensor({ data: numbers, ...view }, 'x');
    expect((data as Float32Array).buffer).toBe(numbers.buffer);
  });

  test('others are', () => {
    const { data } = toTensor({ data: numbers, shape: [3, 2], strides: [4, 1] }, 'x');
    expect(data).toEqual(Float32Array.of(0, 1, 4, 5, 8, 9));
  });
});
