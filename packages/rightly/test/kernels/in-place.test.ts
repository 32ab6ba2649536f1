import {
  Accuracy,
  type AnyMeanMetric,
  BinaryAccuracy,
  CategoricalAccuracy,
  SparseCategoricalAccuracy,
  SparseTopKCategoricalAccuracy,
  TopKCategoricalAccuracy,
  type TypedArray,
} from 'rightly';
import { allocate, release } from 'rightly/memory';
import { afterEach, describe, expect, test } from 'vitest';
import { owners } from '../../src/engines/wasm/memory.ts';

/* Arrays in the kernels' memory are read in place: the areas for copies stay unchanged. */

const taken: TypedArray[] = [];
afterEach(() => taken.splice(0).forEach(release));
const [n, width] = [40, 10];

function room(bytes: number): Uint8Array {
  const array = allocate(Uint8Array, bytes);
  taken.push(array);
  return array;
}
const floats = (length: number): Float32Array => {
  const { buffer, byteOffset } = room(4 * length);
  return new Float32Array(buffer, byteOffset, length).fill(1);
};
const doubles = (length: number): Float64Array => {
  const { buffer, byteOffset } = room(8 * length);
  return new Float64Array(buffer, byteOffset, length).fill(1);
};
const ints = (length: number): Int32Array => {
  const { buffer, byteOffset } = room(4 * length);
  return new Int32Array(buffer, byteOffset, length).fill(1);
};
const bytes = (length: number): Uint8Array => room(length).fill(1);
const rows = (data: TypedArray): { data: TypedArray; shape: number[] } => ({
  data,
  shape: [n, width],
});

const MARK = 0xa7;

/** The areas for copies to which a batch was written. */
function written(metric: AnyMeanMetric, yTrue: unknown, yPred: unknown): string[] {
  const { buffer } = floats(1);
  const { areas } = owners.get(buffer)!;
  const places = (['yPred', 'yTrue', 'bits', 'labels'] as const).map((name) => {
    const place = new Uint8Array(buffer, areas[name], 1024).fill(MARK);
    return { name, place };
  });
  metric.updateState(yTrue as never, yPred as never);
  return places.filter(({ place }) => place.some((x) => x !== MARK)).map(({ name }) => name);
}

const argmax = new SparseCategoricalAccuracy();
const topK = new SparseTopKCategoricalAccuracy();

describe('read in place:', () => {
  // oxfmt-ignore
  const cases: readonly (readonly [what: string, metric: AnyMeanMetric, batch: () => readonly [unknown, unknown]])[] = [
    ['scores of float32 and labels', argmax, () => [ints(n), rows(floats(n * width))]],
    ['scores of float64', topK, () => [ints(n), rows(doubles(n * width))]],
    ['part of an array', argmax, () => [ints(n + 1).subarray(1), rows(floats(n * width + 3).subarray(2, n * width + 2))]],
    ['equal float32', new Accuracy(), () => [floats(n), floats(n)]],
    ['equal float64', new Accuracy(), () => [doubles(n), doubles(n)]],
    ['equal int32', new Accuracy(), () => [ints(n), ints(n)]],
    ['equal bytes', new Accuracy(), () => [bytes(n), bytes(n + 1).subarray(1)]],
    ['float32 cut at a threshold, and bytes', new BinaryAccuracy(), () => [bytes(n), floats(n)]],
    ['float32 cut at a threshold, and float32', new BinaryAccuracy(), () => [floats(n), floats(n)]],
    ['float64 cut at a threshold', new BinaryAccuracy(), () => [doubles(n), doubles(n)]],
  ];
  test.each(cases)('%s', (_, metric, batch) => {
    expect(written(metric, ...batch())).toEqual([]);
  });

  // The labels of one-hot rows need an area.
  test.each([
    ['bytes', () => bytes(n * width)],
    ['float32', () => floats(n * width)],
    ['float64', () => doubles(n * width)],
  ] as const)('one-hot truth of %s', (_, truth) => {
    for (const metric of [new CategoricalAccuracy(), new TopKCategoricalAccuracy()])
      expect(written(metric, rows(truth()), rows(floats(n * width)))).toEqual(['labels']);
  });
});

describe('copied:', () => {
  // oxfmt-ignore
  const cases: readonly (readonly [what: string, metric: AnyMeanMetric, batch: () => readonly [unknown, unknown], string[]])[] = [
    ['labels from elsewhere', argmax, () => [new Int32Array(n), rows(floats(n * width))], ['labels']],
    ['labels of 64 bits', argmax, () => [new BigInt64Array(n), rows(floats(n * width))], ['labels']],
    ['truth from elsewhere', new Accuracy(), () => [new Float32Array(n), floats(n)], ['yTrue']],
    ['scores from elsewhere, beside truth', new BinaryAccuracy(), () => [bytes(n), new Float32Array(n)], ['yPred']],
    ['16-bit floats, as they are decoded', new BinaryAccuracy(), () => [bytes(n), { data: new Uint16Array(bytes(2 * n).buffer, bytes(2 * n).byteOffset, n), shape: [n], type: 'float16' }], ['yPred']],
    ['what kernels read as another type', new Accuracy(), () => [ints(n), bytes(n)], ['yPred']],
  ];
  test.each(cases)('%s', (_, metric, batch, expected) => {
    expect(written(metric, ...batch())).toEqual(expected);
  });
});
