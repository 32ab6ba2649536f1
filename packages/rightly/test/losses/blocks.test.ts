import {
  MeanSquaredError,
  meanSquaredError,
  SparseCategoricalCrossentropy,
  sparseCategoricalCrossentropy,
  type ShapedData,
} from 'rightly';
import { describe, expect, test } from 'vitest';

/* Batches are computed in blocks of 1024 numbers or a row. The size of blocks must not change results. */

/** Numbers in [-2, 2), equal in every run. */
function numbers(n: number): Float64Array {
  let state = 1;
  return Float64Array.from({ length: n }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return (state / 2_147_483_647 - 0.5) * 4;
  });
}

// oxfmt-ignore
const sizes = [
  [1, 1], [1023, 1], [1024, 1], [1025, 1], [5000, 1],
  [1, 10], [101, 10], [102, 10], [103, 10], [1024, 10], [5000, 10],
  [1, 1000], [2, 1000], [102, 1000], [1, 1024], [3, 1025], [1, 3000], [103, 3000],
] as const;

describe.each(sizes)('%i rows of %i:', (n, width) => {
  const yTrue = { data: numbers(n * width).map((x) => x / 3), shape: [n, width] };
  const yPred = { data: numbers(n * width), shape: [n, width] };
  const row = ({ data }: ShapedData, i: number): number[] =>
    Array.from((data as Float64Array).subarray(i * width, (i + 1) * width));
  const rows = (of: (i: number) => number): number[] => Array.from({ length: n }, (_, i) => of(i));
  const sampleWeight = Float64Array.from({ length: n }, (_, i) => i % 3);
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, x, i) => sum + x * sampleWeight[i]!, 0) /
    Math.max(
      1,
      sampleWeight.reduce((sum, w) => sum + w, 0),
    );

  test('squared errors', () => {
    const plain = rows((i) => {
      const truth = row(yTrue, i);
      return row(yPred, i).reduce((sum, p, j) => sum + (truth[j]! - p) ** 2, 0) / width;
    });
    expect(Array.from(meanSquaredError(yTrue, yPred).data)).toEqual(plain);
    const metric = new MeanSquaredError();
    metric.updateState(yTrue, yPred, { sampleWeight });
    expect(metric.result()).toBeCloseTo(mean(plain), 12);
  });

  test('cross-entropies of logits', () => {
    const labels = Int32Array.from({ length: n }, (_, i) => (7 * i) % width);
    const plain = rows((i) => {
      const logits = row(yPred, i);
      return Math.log(logits.reduce((sum, x) => sum + Math.exp(x), 0)) - logits[labels[i]!]!;
    });
    const { data } = sparseCategoricalCrossentropy(labels, yPred, { fromLogits: true });
    plain.forEach((cost, i) => expect(data[i]).toBeCloseTo(cost, 11));
    const metric = new SparseCategoricalCrossentropy({ fromLogits: true, ignoreClass: -1 });
    metric.updateState(labels, yPred, { sampleWeight });
    expect(metric.result()).toBeCloseTo(mean(plain), 11);
  });
});

test('a value that is not finite is named by its place in the batch', () => {
  const data = new Float64Array(30_000);
  data[29_995] = NaN;
  expect(() =>
    new MeanSquaredError().updateState(
      { data: new Float64Array(30_000), shape: [3000, 10] },
      { data, shape: [3000, 10] },
    ),
  ).toThrow('got NaN at [2999], of yTrue [0,0,0,0,0,…], yPred [0,0,0,0,0,…]');
  // Each block uses its own weights.
  const sampleWeight = new Float64Array(3000).fill(1);
  sampleWeight[2999] = 0;
  const metric = new MeanSquaredError();
  const inputs = [new Float64Array(30_000), data].map((of) => ({ data: of, shape: [3000, 10] }));
  metric.updateState(inputs[0]!, inputs[1]!, { sampleWeight });
  expect(metric.state).toEqual({ total: 0, count: 2999 });
  sampleWeight.fill(0).fill(1, 2999);
  expect(() => metric.updateState(inputs[0]!, inputs[1]!, { sampleWeight })).toThrow('at [2999]');
});

test('untyped arrays have the same blocks as typed ones', () => {
  const data = numbers(3000);
  const plain = meanSquaredError(
    Array.from(data, () => 0),
    Array.from(data),
  );
  expect(plain).toEqual(meanSquaredError(new Float64Array(3000), data));
  expect(plain.data[2999]).toBe(data[2999]! ** 2);
});
