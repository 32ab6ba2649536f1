/* oxlint-disable unicorn/consistent-function-scoping -- helpers stand beside the cases that use them */
import {
  AUC,
  FalseNegatives,
  FalsePositives,
  Precision,
  PrecisionAtRecall,
  Recall,
  RecallAtPrecision,
  SensitivityAtSpecificity,
  SpecificityAtSensitivity,
  TrueNegatives,
  TruePositives,
} from 'rightly';
import { describe, expect, test } from 'vitest';
import { counted, expectEverywhere, type Line } from './ways.ts';

const run = (lines: readonly Line[]): void => {
  test.each(lines)('%s', (...line) => {
    expect.hasAssertions();
    expectEverywhere(line);
  });
};

const counts = { TruePositives, FalsePositives, TrueNegatives, FalseNegatives };
type Counts = readonly [tp: number, fp: number, tn: number, fn: number];

/** The four counts, and precision and recall, of one case. */
const six = (
  title: string,
  thresholds: number | undefined,
  batches: Line[2],
  [tp, fp, tn, fn]: Counts,
): Line[] => [
  ...Object.values(counts).map((Class, i): Line => [
    `${title}: ${Class.definition.className}`,
    () => new Class({ thresholds }),
    batches,
    [tp, fp, tn, fn][i]!,
  ]),
  [`${title}: Precision`, () => new Precision({ thresholds }), batches, tp + fp && tp / (tp + fp)],
  [`${title}: Recall`, () => new Recall({ thresholds }), batches, tp + fn && tp / (tp + fn)],
];

const float16 = (type: 'float16' | 'bfloat16', ...bits: number[]): object => ({
  data: Uint16Array.from(bits),
  shape: [bits.length],
  type,
});

// oxfmt-ignore
describe('one threshold:', () => {
  run([
    ...six('a score on the threshold is not above it', undefined, [[[0, 1, 1, 1, 0], [0.5, 0.5, 0.6, 0.4, 0.7]]], [1, 1, 1, 2]),
    ...six('any truth but 0 is positive', undefined, [[[-1, 0.001, 2, 0, -0], [1, 1, 0, 1, 0]]], [2, 1, 1, 1]),
    ...six('booleans', undefined, [[[true, false, true], [true, true, false]]], [1, 1, 0, 1]),
    ...six('64-bit integers', undefined, [[BigInt64Array.of(0n, 2n, -1n, 0n), BigInt64Array.of(1n, 1n, 0n, 0n)]], [1, 1, 1, 1]),
    ...six('plain bigints', undefined, [[[0n, 2n ** 60n + 1n], [1n, 1n]]], [1, 1, 0, 0]),
    ...six('plain bigints among other numbers', undefined, [[[0, 1, 1], [0.25, 2n ** 60n + 1n, 0.5]]], [1, 0, 1, 1]),
    ...six('64-bit integers that float64 would round to the threshold', 2 ** 53, [[[1, 0], BigInt64Array.of(2n ** 53n + 1n, 2n ** 53n)]], [1, 0, 1, 0]),
    ...six('bytes', 1, [[Uint8Array.of(0, 255, 1), Uint8Array.of(1, 2, 1)]], [1, 0, 1, 1]),
    ...six('a threshold below 0, for logits', -1.5, [[[1, 1, 0, 0], [-1, -2, -1.5, 3]]], [1, 1, 1, 1]),
    ...six('infinite scores', 0.5, [[[1, 0, 1, 0], [Infinity, Infinity, -Infinity, -Infinity]]], [1, 1, 1, 1]),
    ...six('NaN is wrong', 0.5, [[[1, 0], [NaN, NaN]]], [0, 1, 0, 1]),
    ...six('NaN is wrong also below any score', -1e300, [[[1, 0], [NaN, NaN]]], [0, 1, 0, 1]),
    ...six('several batches', undefined, [[[1, 0], [0.9, 0.9]], [[], []], [[1], [0.1]], [[0], [0]]], [1, 1, 1, 1]),
    ...six('inner axes: each element counts', undefined, [[[[[1], [0]], [[1], [0]]], [[[0.9], [0.9]], [[0.1], [0.1]]]], [[[1, 1, 1, 1]], [[1, 1, 1, 0]]]], [4, 1, 1, 2]),
    ...six('ranks that differ by an axis of 1', undefined, [[[[1], [0]], [0.9, 0.9]], [[1, 0], [[0.1], [0.1]]]], [1, 1, 1, 1]),
    ...six('in float32, 0.3 is not above 0.3', 0.3, [[[0, 1, 1], Float32Array.of(0.3, 0.3, 0.30000004)]], [1, 0, 1, 1]),
    ...six('plain numbers are not rounded', 0.1, [[[0, 1], [Math.fround(0.1), 0.1]]], [0, 1, 0, 1]),
    ...six('in float16, 0.6 is not above 0.6', 0.6, [[[0, 1], float16('float16', 0x38cd, 0x38ce)]], [1, 0, 1, 0]),
    ...six('in bfloat16, 0.6 is not above 0.6', 0.6, [[[0, 1], float16('bfloat16', 0x3f1a, 0x3f1b)]], [1, 0, 1, 0]),
    ...six('strides', 0.5, [[{ data: [1, 9, 0, 9], shape: [2], strides: [2] }, { data: Float32Array.of(9, 0.9, 0.8), shape: [2], offset: 1 }]], [1, 1, 0, 0]),
  ]);
});

// oxfmt-ignore
describe('weights:', () => {
  const [y, p] = [[1, 1, 0, 0], [0.9, 0.1, 0.9, 0.1]];
  run([
    ...six('of samples', undefined, [[y, p, { sampleWeight: [1, 2, 4, 8] }]], [1, 4, 8, 2]),
    ...six('a scalar weighs every element', undefined, [[y, p, { sampleWeight: 3 }]], [3, 3, 3, 3]),
    ...six('a mask without weights', undefined, [[y, p, { mask: [true, true, false, true] }]], [1, 0, 1, 1]),
    ...six('a mask with weights', undefined, [[y, p, { mask: [1, 0, 1, 1] as never, sampleWeight: [1, 2, 4, 8] }]], [1, 4, 8, 0]),
    ...six('of samples with inner axes', undefined, [[[[1, 1], [0, 0]], [[0.9, 0.1], [0.9, 0.1]], { sampleWeight: [2, 3] }]], [2, 3, 3, 2]),
    ...six('of elements', undefined, [[[[1, 1], [0, 0]], [[0.9, 0.1], [0.9, 0.1]], { sampleWeight: [[1, 2], [4, 8]] }]], [1, 4, 8, 2]),
    ...six('of places', undefined, [[[[1, 1], [0, 0]], [[0.9, 0.1], [0.9, 0.1]], { sampleWeight: [[1, 2]] }]], [1, 1, 2, 2]),
    ...six('all of 0', undefined, [[y, p, { sampleWeight: 0 }]], [0, 0, 0, 0]),
  ]);

  test('no difference of sums: weights .1, .2, .3 give a recall of exactly 1', () => {
    const batch = [[1, 1, 1], [0.9, 0.8, 0.7], { sampleWeight: [0.1, 0.2, 0.3] }] as const;
    expect(0.1 + 0.2 + 0.3 - 0.3 - 0.2 - 0.1).not.toBe(0);
    expect(counted(new Recall(), [batch]).result()).toBe(1);
    expect(counted(new Recall({ thresholds: [0.6, 0.1] }), [batch]).result()).toEqual([1, 1]);
    expect(counted(new PrecisionAtRecall({ recall: 1 }), [batch]).result()).toBe(1);
    const negatives = [[0, 0, 0, 1], [0.1, 0.2, 0.3, 0.9], { sampleWeight: [0.1, 0.2, 0.3, 1] }] as const;
    expect(counted(new SensitivityAtSpecificity({ specificity: 1 }), [negatives]).result()).toBe(1);
  });
});

// oxfmt-ignore
describe('a list of thresholds:', () => {
  const batch = [[1, 1, 0, 0, 1], [0.9, 0.6, 0.6, 0.2, 0.1]] as const;
  run([
    ['in its order', () => new TruePositives({ thresholds: [0.7, 0, 0.5] }), [batch], [1, 3, 2]],
    ['one that comes twice', () => new FalsePositives({ thresholds: [0.5, 0.1, 0.5] }), [batch], [1, 2, 1]],
    ['a list of one gives an array', () => new TrueNegatives({ thresholds: [0.5] }), [batch], [1]],
    ['a list of one gives an array', () => new Precision({ thresholds: [0.7] }), [batch], [1]],
    ['of precisions', () => new Precision({ thresholds: [0.7, 0.5, 0.95] }), [batch], [1, 2 / 3, 0]],
    ['of recalls', () => new Recall({ thresholds: [0.95, 0.5, 0] }), [batch], [0, 2 / 3, 1]],
    ['NaN is wrong at each', () => new FalseNegatives({ thresholds: [0.9, -5, 0.1] }), [[[1, 1], [NaN, 0.5]]], [2, 1, 1]],
    ['NaN is wrong at each', () => new FalsePositives({ thresholds: [0.9, -5, 0.1] }), [[[0, 0], [NaN, 0.5]]], [1, 2, 2]],
    ['two that one precision does not tell apart', () => new TruePositives({ thresholds: [0.3, 0.3 + 1e-12] }), [[[1, 1], Float32Array.of(0.3, 0.31)]], [1, 1]],
    ['two that float64 tells apart', () => new TruePositives({ thresholds: [0.3, 0.3 + 1e-12] }), [[[1], [0.3 + 5e-13]]], [1, 0]],
  ]);

  test('no threshold i/(T − 1) is below a score equal to it', () => {
    const limits = Array.from({ length: 200 }, (_, i) => i / 199);
    for (const scores of [limits, Float64Array.from(limits), Float32Array.from(limits)]) {
      const metric = counted(new TruePositives({ thresholds: limits }), [[limits.map(() => 1), scores]]);
      expect(metric.result()).toEqual(limits.map((_, i) => 199 - i));
    }
  });
});

// oxfmt-ignore
describe('topK:', () => {
  const topK = (k: number, batch: Line[2][number], precision: number, recall: number, more: object = {}): Line[] => [
    [`Precision of the top ${k}`, () => new Precision({ topK: k, ...more }), [batch], precision],
    [`Recall of the top ${k}`, () => new Recall({ topK: k, ...more }), [batch], recall],
  ];
  run([
    // In the first row 0.3 is predicted, in the second 0.9.
    ...topK(1, [[[1, 0, 1], [1, 1, 0]], [[0.1, 0.2, 0.3], [0.9, 0.8, 0.7]]], 1, 0.5),
    ...topK(2, [[[1, 0, 1], [1, 1, 0]], [[0.1, 0.2, 0.3], [0.9, 0.8, 0.7]]], 3 / 4, 3 / 4),
    // A k above the width takes all.
    ...topK(9, [[[1, 0, 1], [1, 1, 0]], [[0.1, 0.2, 0.3], [0.9, 0.8, 0.7]]], 4 / 6, 1),
    // Among equal scores the first two are predicted: exactly k elements.
    ...topK(2, [[[0, 0, 1, 1]], [[1, 1, 1, 1]]], 0, 0),
    ...topK(2, [[[1, 0, 1, 1]], [[0.5, 0.7, 0.5, 0.5]]], 0.5, 1 / 3),
    // One axis is one vector.
    ...topK(2, [[0, 0, 1, 1], [0.1, 0.7, 0.8, 0.2]], 0.5, 0.5),
    // Each of the highest scores is positive, however low it is.
    ...topK(1, [[[1, 0]], [[-5, -7]]], 1, 1),
    ...topK(2, [[[1, 1, 0]], [[-Infinity, 3, -Infinity]]], 1, 1),
    ...topK(2, [[[1, 1, 0]], Float32Array.of(-Infinity, 3, -Infinity)].map((x) => x instanceof Float32Array ? { data: x, shape: [1, 3] } : x) as never, 1, 1),
    // NaN is never among the highest, and is wrong.
    ...topK(1, [[[0, 1, 0]], [[NaN, 0.3, 0.1]]], 0.5, 1),
    ...topK(1, [[[1, 0, 0]], [[NaN, 0.1, 0.2]]], 0, 0),
    ...topK(2, [[[1, 1]], [[NaN, NaN]]], 0, 0),
    // Neighbours beyond float64.
    ...topK(1, [[[0, 1]], { data: BigInt64Array.of(2n ** 53n, 2n ** 53n + 1n), shape: [1, 2] }], 1, 1),
    // With thresholds both conditions must hold.
    ...topK(2, [[[1, 1, 1, 0]], [[0.9, 0.7, 0.6, 0.8]]], 0.5, 1 / 3, { thresholds: 0.75 }),
    ['a list of thresholds', () => new Precision({ topK: 2, thresholds: [0.85, 0.5, 0.95] }), [[[[1, 1, 1, 0]], [[0.9, 0.7, 0.6, 0.8]]]], [1, 0.5, 0]],
    // Weights of elements.
    ...topK(1, [[[1, 0], [0, 1]], [[0.9, 0.1], [0.9, 0.1]], { sampleWeight: [[1, 2], [4, 8]] }], 1 / 5, 1 / 9),
    ...topK(1, [[[1, 0], [0, 1]], [[0.9, 0.1], [0.9, 0.1]], { sampleWeight: [1, 3] }], 1 / 4, 1 / 4),
    ...topK(1, [[1, 0, 1], [0.9, 0.1, 0.2], { sampleWeight: [3, 5, 7] }], 1, 0.3),
    // Inner axes: the last one is the vector.
    ...topK(1, [[[[1, 0], [0, 1]]], [[[0.9, 0.1], [0.9, 0.1]]]], 0.5, 0.5),
  ]);
});

// oxfmt-ignore
describe('classId:', () => {
  const rows = [[[1, 0, 1], [0, 1, 1], [1, 1, 0]], [[0.9, 0.8, 0.1], [0.2, 0.7, 0.9], [0.6, 0.3, 0.8]]] as const;
  const weights = [[1, 2, 4], [8, 16, 32], [64, 128, 256]];
  run([
    ['one column', () => new Precision({ classId: 1 }), [rows], 0.5],
    ['one column', () => new Recall({ classId: 1 }), [rows], 0.5],
    ['the last column', () => new Precision({ classId: 2 }), [rows], 0.5],
    ['several thresholds', () => new Recall({ classId: 0, thresholds: [0.7, 0.5] }), [rows], [0.5, 1]],
    ['with weights of samples', () => new Precision({ classId: 1 }), [[...rows, { sampleWeight: [1, 2, 4] }]], 2 / 3],
    ["with weights of elements: the column's", () => new Precision({ classId: 1 }), [[...rows, { sampleWeight: weights }]], 16 / 18],
    ["with weights of elements: the column's", () => new Recall({ classId: 1 }), [[...rows, { sampleWeight: weights }]], 16 / 144],
    ["with weights of places", () => new Recall({ classId: 1 }), [[...rows, { sampleWeight: [[0, 5, 0]] }]], 0.5],
    ['of one vector', () => new Recall({ classId: 2 }), [[[0, 0, 1], [0.1, 0.2, 0.9]], [[0, 0, 1], [0.9, 0.9, 0.1]]], 0.5],
    ['of one vector with weights', () => new Recall({ classId: 2 }), [[[0, 0, 1], [0.1, 0.2, 0.9], { sampleWeight: [7, 7, 3] }], [[0, 0, 1], [0.9, 0.9, 0.1]]], 0.75],
    ['with topK: the column among the highest', () => new Precision({ classId: 1, topK: 1 }), [rows], 0],
    ['with topK: the column among the highest', () => new Recall({ classId: 2, topK: 1 }), [rows], 0.5],
    ['NaN in the column', () => new Recall({ classId: 0 }), [[[[1, 1]], [[NaN, 1]]]], 0],
    ['NaN in another column', () => new Recall({ classId: 1 }), [[[[1, 1]], [[NaN, 1]]]], 1],
    ['of the "at" metrics', () => new PrecisionAtRecall({ recall: 1, classId: 1 }), [rows], 2 / 3],
    ['of the "at" metrics, weighted', () => new PrecisionAtRecall({ recall: 0.1, classId: 1 }), [[...rows, { sampleWeight: weights }]], 144 / 146],
  ]);
});

// oxfmt-ignore
describe('the "at" metrics:', () => {
  const batch = [[0, 0, 0, 1, 1], [0, 0.3, 0.8, 0.3, 0.8]] as const;
  run([
    ['the best of feasible thresholds', () => new SensitivityAtSpecificity({ specificity: 0.5 }), [batch], 0.5],
    ['the best of feasible thresholds', () => new SpecificityAtSensitivity({ sensitivity: 0.5 }), [batch], 2 / 3],
    ['the best of feasible thresholds', () => new PrecisionAtRecall({ recall: 0.5 }), [batch], 0.5],
    ['the best of feasible thresholds', () => new RecallAtPrecision({ precision: 0.5 }), [batch], 1],
    ['none feasible', () => new RecallAtPrecision({ precision: 0.7 }), [batch], 0],
    ['a constraint that is met exactly', () => new RecallAtPrecision({ precision: 2 / 3 }), [[[1, 0, 1, 0, 0], [0.9, 0.8, 0.7, 0.1, 0.05]]], 1],
    ['a constraint that is just not met', () => new RecallAtPrecision({ precision: 2 / 3 + 1e-15 }), [[[1, 0, 1, 0, 0], [0.9, 0.8, 0.7, 0.1, 0.05]]], 0.5],
    ['a constraint of 0', () => new SensitivityAtSpecificity({ specificity: 0 }), [batch], 1],
    ['a constraint of 1', () => new SensitivityAtSpecificity({ specificity: 1 }), [batch], 0],
    // The thresholds are 0, 0.5 and 1. A score of 0 is above none.
    ['three thresholds', () => new SensitivityAtSpecificity({ specificity: 0.5, numThresholds: 3 }), [[[1, 1, 0, 0], [0.5, 0.6, 0.4, 0.1]]], 0.5],
    ['three thresholds', () => new SensitivityAtSpecificity({ specificity: 0.5, numThresholds: 3 }), [[[1, 1, 0, 0], [0.5, 0.6, 0, 0.1]]], 1],
    ['one threshold is 0.5', () => new PrecisionAtRecall({ recall: 0.5, numThresholds: 1 }), [[[1, 1, 0], [0.5, 0.6, 0.7]]], 0.5],
    ['two thresholds are 0 and 1', () => new PrecisionAtRecall({ recall: 0.5, numThresholds: 2 }), [[[1, 1, 0, 0], [0, 0.6, 1, 0]]], 0.5],
    ['NaN is never right', () => new SpecificityAtSensitivity({ sensitivity: 0.5 }), [[[1, 1, 0, 0], [NaN, 0.9, NaN, 0.1]]], 0.5],
    ['NaN makes a constraint infeasible', () => new SpecificityAtSensitivity({ sensitivity: 0.6 }), [[[1, 1, 0], [NaN, 0.9, 0.1]]], 0],
    ['only negatives: a recall is 0', () => new PrecisionAtRecall({ recall: 0 }), [[[0, 0], [0.2, 0.9]]], 0],
    ['only positives: a specificity is 0', () => new SensitivityAtSpecificity({ specificity: 0.1 }), [[[1, 1], [0.2, 0.9]]], 0],
    ['scores of 0 and 1', () => new SensitivityAtSpecificity({ specificity: 1, numThresholds: 5 }), [[[1, 0], [1, 0]]], 1],
    ['whole numbers', () => new PrecisionAtRecall({ recall: 1 }), [[Int32Array.of(1, 0, 1), Uint8Array.of(1, 1, 1)]], 2 / 3],
  ]);

  test('a score on a threshold is not above it', () => {
    // At threshold i/199, all scores but those up to i are above, so recall falls one by one.
    for (const i of [1, 7, 23, 57, 113, 198])
      for (const scores of [[i / 199, 1], Float64Array.of(i / 199, 1), Float32Array.of(i / 199, 1)]) {
        const best = counted(new PrecisionAtRecall({ recall: 1 }), [[[0, 1], scores]]);
        expect(best.result()).toBe(1);
        const worst = counted(new RecallAtPrecision({ precision: 1 }), [[[1, 0], scores]]);
        expect(worst.result()).toBe(0);
      }
  });
});

test('buckets of AUC: the number of inner thresholds below a score', () => {
  for (const T of [3, 5, 10, 50, 199, 200, 201, 1000]) {
    const inner = Array.from({ length: T - 2 }, (_, i) => (i + 1) / (T - 1));
    for (const precision of ['float64', 'float32'] as const) {
      const Kind = precision === 'float64' ? Float64Array : Float32Array;
      const limits = Kind.from(inner);
      const ulp = precision === 'float64' ? 2 ** -53 : 2 ** -24;
      const scores = Kind.from(
        [
          0,
          1,
          ...inner.flatMap((t) => [t, t * (1 - 2 * ulp), t * (1 + 2 * ulp), t + 0.3 / T]),
        ].filter((x) => x <= 1),
      );
      const metric = new AUC({ numThresholds: T });
      metric.updateState(new Uint8Array(scores.length).fill(1), scores);
      const expected: Record<string, number> = {};
      for (const x of scores) {
        const below = limits.filter((limit) => limit < x).length;
        expected[below] = (expected[below] ?? 0) + 1;
      }
      expect(metric.state).toEqual({ positives: expected, negatives: {} });
    }
  }
});

test('Beside a weight of 2^53, weights of 1 are not lost: of a bucket, of several buckets, and of NaN', () => {
  const heavy = 2 ** 53;
  // A NaN score is above no threshold.
  const scores = [0.9, 0.9, 0.5, 0.3, 0.1, NaN, NaN];
  const weightsFrom = (heaviest: number): number[] =>
    scores.map((_, i) => (i === heaviest ? heavy : 1));
  const at = (name: keyof typeof counts, heaviest: number): unknown => {
    const metric = new counts[name]({ thresholds: [0.2, 0.4, 0.6] });
    const truth = scores.map(() =>
      name.endsWith('Positives') === name.startsWith('True') ? 1 : 0,
    );
    metric.updateState(truth, scores, { sampleWeight: weightsFrom(heaviest) });
    return metric.result();
  };
  for (const name of ['TruePositives', 'FalsePositives'] as const) {
    // FalsePositives counts the negatives that are NaN, too.
    const nan = name === 'FalsePositives' ? 2 : 0;
    expect(at(name, 0), name).toEqual([heavy + (3 + nan), heavy + (2 + nan), heavy + (1 + nan)]);
  }
  expect(at('FalseNegatives', 5)).toEqual([heavy + 2, heavy + 3, heavy + 4]);
  expect(at('TrueNegatives', 4)).toEqual([heavy, heavy + 1, heavy + 2]);
});
