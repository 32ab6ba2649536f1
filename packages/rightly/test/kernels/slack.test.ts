import {
  type AnyMeanMetric,
  Accuracy,
  BinaryAccuracy,
  CategoricalAccuracy,
  SparseCategoricalAccuracy,
  SparseTopKCategoricalAccuracy,
  TopKCategoricalAccuracy,
} from 'rightly';
import { describe, expect, test } from 'vitest';
import { Heap } from '../../src/engines/wasm/heap.ts';
import { SLACK } from '../../src/engines/wasm/memory.ts';
import { shared } from '../environment.ts';
import { differences } from './engines.ts';

/* Kernels read past the end of their inputs, so there must be slack after the last array of a memory. */

/** The rest of a heap, as the bytes of one array. It ends as near to the memory's end as an array can. */
function lastOf(heap: Heap): Uint8Array {
  const first = heap.allocate(1)!;
  heap.free(first);
  const length = heap.size - first - SLACK;
  const address = heap.allocate(length - (length % 64))!;
  expect(address).toBe(first);
  return new Uint8Array(heap.memory.memory.buffer, address, length - (length % 64));
}

const heap = new Heap(2 ** 20, shared);
const room = lastOf(heap);

type Numbers = Float32Array | Float64Array | Uint8Array | Int32Array | Uint16Array;
type NumbersClass = {
  readonly name: string;
  readonly BYTES_PER_ELEMENT: number;
  new (buffer: ArrayBufferLike, byteOffset: number, length: number): Numbers;
};

/** The last elements of the memory. */
function last(of: NumbersClass, length: number, draw: (i: number) => number): Numbers {
  const bytes = length * of.BYTES_PER_ELEMENT;
  const array = new of(room.buffer, room.byteOffset + room.length - bytes, length);
  for (let i = 0; i < length; i++) array[i] = draw(i);
  return array;
}

const rowMetrics = [
  new SparseCategoricalAccuracy(),
  new SparseTopKCategoricalAccuracy({ k: 2 }),
] as AnyMeanMetric[];
const hotMetrics = [new CategoricalAccuracy(), new TopKCategoricalAccuracy({ k: 2 })];
const digits = (i: number): number => (i * 7) % 5;

test('the array begins at the heap, and no other array fits after it', () => {
  expect(heap.size - room.byteOffset - room.length).toBeLessThan(SLACK + 64);
});

describe('the last array of a memory:', () => {
  const lengths = [1, 2, 3, 5, 15, 16, 17, 31, 32, 33, 63, 64, 65, 127, 128, 129, 1000, 4097];

  test.each(lengths)('rows of %i', (width) => {
    for (const of of [Float32Array, Float64Array] as NumbersClass[])
      for (const n of [1, 2, 3]) {
        const scores = { data: last(of, n * width, digits), shape: [n, width] };
        const labels = Int32Array.from({ length: n }, (_, i) => (i * 3) % width);
        expect(differences(rowMetrics, { yTrue: labels, yPred: scores })).toEqual([]);
      }
    for (const of of [Float32Array, Float64Array, Uint8Array] as NumbersClass[])
      for (const n of [1, 2, 3]) {
        const truth = { data: last(of, n * width, digits), shape: [n, width] };
        const scores = {
          data: Float32Array.from({ length: n * width }, (_, i) => (i * 3) % 7),
          shape: [n, width],
        };
        expect(differences(hotMetrics, { yTrue: truth, yPred: scores })).toEqual([]);
      }
  });

  test.each(lengths)('columns of %i', (n) => {
    for (const of of [Float32Array, Float64Array, Uint8Array, Int32Array] as NumbersClass[]) {
      const own = last(of, n, digits);
      const other = Float32Array.from({ length: n }, (_, i) => i % 3);
      const same = (own.constructor as Float32ArrayConstructor).from(
        { length: n },
        (_, i) => i % 3,
      );
      for (const [yTrue, yPred] of [
        [own, other],
        [other, own],
        [own, same],
        [same, own],
      ]) {
        expect(differences([new Accuracy()], { yTrue, yPred })).toEqual([]);
        expect(differences([new BinaryAccuracy()], { yTrue, yPred })).toEqual([]);
      }
    }
    const bits = last(Uint16Array, n, (i) => 0x3c00 + digits(i));
    for (const type of ['float16', 'bfloat16']) {
      const halves = { data: bits, shape: [n], type };
      const ones = new Uint8Array(n).fill(1);
      expect(differences([new Accuracy()], { yTrue: ones, yPred: halves })).toEqual([]);
    }
  });

  test.each(lengths)('labels of %i', (n) => {
    const labels = last(Int32Array, n, (i) => (i % 4) - 1);
    const scores = { data: Float32Array.from({ length: 3 * n }, digits), shape: [n, 3] };
    expect(differences(rowMetrics, { yTrue: labels, yPred: scores })).toEqual([]);
  });
});

// The last row is longer than a piece.
const ends = [
  [3, 1],
  [3, 5],
  [3, 16],
  [3, 33],
  [90, 1000],
] as const;
test.each(ends)('%i rows of %i that end where the memory ends', (n, width) => {
  for (const of of [Float32Array, Float64Array] as NumbersClass[]) {
    const bytes = n * width * of.BYTES_PER_ELEMENT;
    const scores = new of(room.buffer, heap.size - bytes, n * width);
    for (let i = 0; i < scores.length; i++) scores[i] = digits(i);
    const yPred = { data: scores, shape: [n, width] };
    const yTrue = Array.from({ length: n }, (_, i) => i % width);
    expect(differences(rowMetrics, { yTrue, yPred })).toEqual([]);
    expect(differences(hotMetrics, { yTrue: yPred, yPred })).toEqual([]);
    expect(differences([new Accuracy()], { yTrue: scores, yPred: scores })).toEqual([]);
  }
});
