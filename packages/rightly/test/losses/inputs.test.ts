import {
  type ArrayInput,
  binaryCrossentropy,
  categoricalCrossentropy,
  categoricalFocalCrossentropy,
  categoricalHinge,
  cosineSimilarity,
  dice,
  huber,
  klDivergence,
  Mean,
  meanSquaredError,
  poisson,
  sparseCategoricalCrossentropy,
  Sum,
  type Values,
} from 'rightly';
import { describe, expect, test } from 'vitest';

/* Losses use numbers in arithmetic, which accuracies only compare. Every form of the same numbers gives the same result. */

const shape = [2, 3, 2];
const truth = [0, 1, 1, 0, 0, 1, 1, 0, 1, 0, 0, 1];
const predicted = [0, 1, 0, 1, 1, 0, 1, 0, 1, 1, 0, 1];

const nested = <T>(data: readonly T[]): T[][][] => [
  [data.slice(0, 2), data.slice(2, 4), data.slice(4, 6)],
  [data.slice(6, 8), data.slice(8, 10), data.slice(10, 12)],
];

const forms: Readonly<Record<string, (data: readonly number[]) => ArrayInput>> = {
  'nested arrays': nested,
  'nested arrays of typed ones': (data) =>
    nested(data).map((rows) => rows.map((row) => Float32Array.from(row))),
  'nested bigints': (data) => nested(data.map(BigInt)),
  'nested booleans': (data) => nested(data.map(Boolean)),
  Float32Array: (data) => ({ data: Float32Array.from(data), shape }),
  Int32Array: (data) => ({ data: Int32Array.from(data), shape }),
  Uint8Array: (data) => ({ data: Uint8Array.from(data), shape }),
  BigInt64Array: (data) => ({ data: BigInt64Array.from(data.map(BigInt)), shape }),
  BigUint64Array: (data) => ({ data: BigUint64Array.from(data.map(BigInt)), shape }),
  'plain data': (data) => ({ data, shape }),
  'bits of float16': (data) => ({
    data: Uint16Array.from(data, (x) => (x ? 0x3c00 : 0)),
    shape,
    type: 'float16',
  }),
  'bits of bfloat16': (data) => ({
    data: Uint16Array.from(data, (x) => (x ? 0x3f80 : 0)),
    shape,
    type: 'bfloat16',
  }),
  'data and dims, as in ONNX': (data) => ({ data: Float32Array.from(data), dims: shape }),
  'a strided view': (data) => {
    const wide = new Float64Array(1 + 3 * data.length).fill(NaN);
    data.forEach((x, i) => (wide[1 + 3 * i] = x));
    return { data: wide, shape, strides: [18, 6, 3], offset: 1 };
  },
  'a transposed view': (data) => {
    // Stored with the axis of samples last.
    const stored = Array.from({ length: 12 }, (_, at) => data[(at % 2) * 6 + Math.floor(at / 2)]!);
    return { data: Int32Array.from(stored), shape, strides: [1, 4, 2] };
  },
};

const functions: Readonly<Record<string, (yTrue: ArrayInput, yPred: ArrayInput) => Values>> = {
  meanSquaredError,
  huber,
  poisson,
  klDivergence,
  cosineSimilarity,
  categoricalHinge,
  'cosineSimilarity along 1': (t, p) => cosineSimilarity(t, p, { axis: 1 }),
  binaryCrossentropy,
  'binaryCrossentropy of logits along 1': (t, p) =>
    binaryCrossentropy(t, p, { axis: 1, fromLogits: true }),
  categoricalCrossentropy,
  'categoricalCrossentropy along -2': (t, p) => categoricalCrossentropy(t, p, { axis: -2 }),
  'categoricalFocalCrossentropy of logits': (t, p) =>
    categoricalFocalCrossentropy(t, p, { fromLogits: true }),
  dice,
  'dice along 1 and 2': (t, p) => dice(t, p, { axis: [1, 2] }),
  'dice along 2 and 1': (t, p) => dice(t, p, { axis: [-1, -2] }),
  'dice along 1': (t, p) => dice(t, p, { axis: 1 }),
};

/** Their probabilities are cut at float32's bounds. */
const single = /float16|Float32|typed ones|ONNX/;

describe.each(Object.keys(functions))('%s', (name) => {
  const of = functions[name]!;
  const inForm = (form: string): Values => of(forms[form]!(truth), forms[form]!(predicted));
  const double = of(
    { data: Float64Array.from(truth), shape },
    { data: Float64Array.from(predicted), shape },
  );
  test.each(Object.keys(forms))('%s', (form) => {
    expect(inForm(form)).toEqual(single.test(form) ? inForm('Float32Array') : double);
  });
});

describe.each(Object.keys(forms))('labels and values as %s', (form) => {
  const toInput = forms[form]!;
  const logits = predicted.flatMap((x, i) => [x, 0.5, i / 7]);

  test('sparseCategoricalCrossentropy', () => {
    const scores = { data: Float64Array.from(logits), shape: [...shape, 3] };
    const options = { fromLogits: true };
    const { data } = sparseCategoricalCrossentropy(toInput(truth), scores, options);
    const plain = truth.map((label, i) => {
      const row = logits.slice(3 * i, 3 * i + 3);
      return Math.log(row.reduce((sum, x) => sum + Math.exp(x), 0)) - row[label]!;
    });
    plain.forEach((cost, i) => expect(data[i]).toBeCloseTo(cost, 12));
  });

  test('Mean and Sum', () => {
    const [mean, sum] = [new Mean(), new Sum()];
    for (const metric of [mean, sum]) metric.updateState(toInput(truth));
    expect(mean.state).toEqual({ total: 1, count: 2 });
    expect(sum.state).toEqual({ total: 6 });
  });
});

test('shapes that differ by a last axis of 1 are equal', () => {
  const flat = meanSquaredError([1, 2, 3], [3, 2, 1]);
  expect(flat).toEqual({ data: Float64Array.of(4, 0, 4), shape: [3] });
  expect(meanSquaredError([[1], [2], [3]], [3, 2, 1])).toEqual(flat);
  expect(meanSquaredError([1, 2, 3], [[3], [2], [1]])).toEqual(flat);
  expect(meanSquaredError([[1], [2], [3]], [[3], [2], [1]])).toEqual(flat);
  const rows = meanSquaredError([[1, 2]], [[3, 2]]);
  expect(rows).toEqual({ data: Float64Array.of(2), shape: [1] });
  expect(meanSquaredError([[[1], [2]]], [[3, 2]])).toEqual(rows);
});
