/* oxlint-disable unicorn/consistent-function-scoping -- helpers stand beside the cases that use them */
/* oxlint-disable unicorn/no-array-reverse -- toReversed is newer than the oldest Node */
import {
  type AnyMetric,
  BinaryIoU,
  F1Score,
  type F1Options,
  FBetaScore,
  type FOptions,
  IoU,
  MeanIoU,
  OneHotIoU,
  OneHotMeanIoU,
} from 'rightly';
import { describe, expect, test } from 'vitest';
import { type Batch, counted, expectEverywhere, type Line, type Pair } from './ways.ts';

const run = (lines: readonly Line[]): void => {
  test.each(lines)('%s', (...line) => {
    expect.hasAssertions();
    expectEverywhere(line);
  });
};

const f1 =
  (options: F1Options = {}) =>
  (): AnyMetric =>
    new F1Score(options);
const fBeta =
  (options: FOptions = {}) =>
  (): AnyMetric =>
    new FBetaScore(options);

// oxfmt-ignore
describe('F-scores of the highest score', () => {
  // Truths 0, 0, 1, 2; predicted 0, 1, 1, 1.
  const rows: Pair = [[[1, 0, 0], [1, 0, 0], [0, 1, 0], [0, 0, 1]], [[0.9, 0.1, 0], [0.1, 0.8, 0.1], [0.2, 0.5, 0.3], [0, 0.6, 0.4]]];
  const each = [2 / 3, 0.5, 0];
  run([
    ['by class', f1(), [rows], each],
    ['macro', f1({ average: 'macro' }), [rows], (2 / 3 + 0.5) / 3],
    ['micro', f1({ average: 'micro' }), [rows], 0.5],
    ['weighted', f1({ average: 'weighted' }), [rows], (2 * (2 / 3) + 0.5) / 4],
    // Recalls 0.5, 1, 0; precisions 1, 1/3, 0.
    ['beta 2', fBeta({ beta: 2 }), [rows], [2.5 / 4.5, (5 / 3) / (4 / 3 + 1), 0]],
    ['beta 0.5', fBeta({ beta: 0.5 }), [rows], [0.625 / 0.75, (1.25 / 3) / (1 / 12 + 1), 0]],
    ['beta at which 1 is nothing beside its square', fBeta({ beta: 2e8 }), [rows], [0.5, 1, 0]],
    ['beta without a finite square leaves the recall', fBeta({ beta: 1e200 }), [rows], [0.5, 1, 0]],
    ['beta whose square is too large for the counts', fBeta({ beta: 1.3e154 }), [rows, rows, rows], [0.5, 1, 0]],
    ['beta without a square leaves the precision', fBeta({ beta: 1e-200 }), [rows], [1, 1 / 3, 0]],
    ['beta 1 is F1', fBeta(), [rows], each],
    ['sparse truth', f1({ sparseYTrue: true }), [[[0, 0, 1, 2], rows[1]]], each],
    ['sparse truth in a column', f1({ sparseYTrue: true }), [[[[0], [0], [1], [2]], rows[1]]], each],
    ['64-bit labels', f1({ sparseYTrue: true }), [[BigInt64Array.of(0n, 0n, 1n, 2n), rows[1]]], each],
    ['sparse truth and predictions', f1({ sparseYTrue: true, sparseYPred: true }), [[[0, 0, 1, 2], [0, 1, 1, 1]]], each],
    ['weights', f1(), [[...rows, { sampleWeight: [1, 2, 3, 4] }]], [2 / 4, 6 / 12, 0]],
    ['weights, micro', f1({ average: 'micro' }), [[...rows, { sampleWeight: [1, 2, 3, 4] }]], 0.4],
    ['weights, weighted', f1({ average: 'weighted' }), [[...rows, { sampleWeight: [1, 2, 3, 4] }]], (3 * 0.5 + 3 * 0.5) / 10],
    ['a scalar weight', f1(), [[...rows, { sampleWeight: 0.1 }]], each],
    ['a mask', f1(), [[...rows, { mask: [true, false, true, false] }]], [1, 1, 0]],
    ['several batches', f1(), [[rows[0].slice(0, 1), rows[1].slice(0, 1)], [[], []], [rows[0].slice(1), rows[1].slice(1)]], each],
    ['a perfect score is 1', f1({ average: 'macro' }), [[rows[0], rows[0]]], 1],
    // A label of no class is wrong and is counted, as in scikit-learn.
    ['a label of no class, micro', f1({ sparseYTrue: true, average: 'micro' }), [[[0, 7], rows[1].slice(0, 2)]], 0.5],
    ['a label of no class, weighted', f1({ sparseYTrue: true, average: 'weighted' }), [[[0, 7], rows[1].slice(0, 2)]], 0.5],
    ['a label of no class, macro', f1({ sparseYTrue: true, average: 'macro' }), [[[0, 7], rows[1].slice(0, 2)]], 1 / 3],
    ['no name is the number that is ignored', f1({ sparseYTrue: true, sparseYPred: true, ignoreClass: 0 }), [[['', '0', 'a'], ['', '0', 'a']]], [1, 1, 1]],
    ['the first of equals', f1(), [[[[1, 0], [0, 1]], [[0.5, 0.5], [0.5, 0.5]]]], [2 / 3, 0]],
    ['a row of zeros predicts class 0', f1(), [[[[1, 0], [0, 1]], [[0, 0], [0, 0]]]], [2 / 3, 0]],
    ['negative scores', f1(), [[[[1, 0], [0, 1]], [[-1, -2], [-2, -1]]]], [1, 1]],
    ['infinite scores', f1(), [[[[1, 0], [0, 1]], [[Infinity, 3], [-Infinity, -5]]]], [1, 1]],
    ['NaN is predicted and never right', f1({ sparseYTrue: true }), [[[0, 1], [[NaN, 1], [0, 1]]]], [0, 1]],
    ['NaN is predicted and never right', f1(), [[[[1, 0], [0, 1]], [[1, NaN], [0, 1]]]], [0, 2 / 3]],
    ['soft truth earns its part', f1(), [[[[0.7, 0.3], [0.2, 0.8]], [[1, 0], [1, 0]]]], [1.8 / 2.9, 0]],
    ['a class that does not occur scores 0', f1({ average: 'macro' }), [[[[1, 0, 0]], [[1, 0, 0]]]], 1 / 3],
    ['inner axes: each element counts', f1(), [[[[[1, 0], [0, 1]]], [[[0.9, 0.1], [0.9, 0.1]]]]], [2 / 3, 0]],
    ['one-hot truth of booleans', f1(), [[[[true, false], [false, true]], [[0.9, 0.1], [0.9, 0.1]]]], [2 / 3, 0]],
    ['scores in float16', f1({ sparseYTrue: true }), [[[0, 0], { data: Uint16Array.of(0x3800, 0x3801, 0x3801, 0x3800), shape: [2, 2], type: 'float16' }]], [2 / 3, 0]],
    ['scores in strides', f1({ sparseYTrue: true }), [[[0, 0], { data: Float32Array.of(1, 1, 2, 2, 2, 1), shape: [2, 2], strides: [1, 3] }]], [0, 0]],
    ['scores in strides', f1({ sparseYTrue: true }), [[[1, 0], { data: Float32Array.of(1, 3, 2, 2), shape: [2, 2], strides: [1, 2] }]], [1, 1]],
    ['labels that no class has are not right', f1({ sparseYTrue: true }), [[[7, -1, 0], [[1, 0], [1, 0], [1, 0]]]], [0.5, 0]],
    ['an ignored class', f1({ sparseYTrue: true, ignoreClass: -1 }), [[[-1, 0, 1], [[0, 1], [1, 0], [1, 0]]]], [2 / 3, 0]],
    ['an ignored class that predictions have', f1({ sparseYTrue: true, ignoreClass: 0 }), [[[0, 1, 1], [[1, 0], [1, 0], [0, 1]]]], [0, 2 / 3]],
    ['an ignored 64-bit class', f1({ sparseYTrue: true, ignoreClass: -100 }), [[BigInt64Array.of(-100n, 1n), [[1, 0], [0, 1]]]], [0, 1]],
    ['the number of classes of rows', f1({ numClasses: 3 }), [rows], each],
  ]);
});

// oxfmt-ignore
describe('F-scores above a threshold', () => {
  const rows: Pair = [[[1, 1, 1], [1, 0, 0], [1, 1, 0]], [[0.2, 0.6, 0.7], [0.2, 0.6, 0.6], [0.6, 0.8, 0]]];
  run([
    ['by class', f1({ threshold: 0.5 }), [rows], [0.5, 0.8, 2 / 3]],
    ['macro', f1({ threshold: 0.5, average: 'macro' }), [rows], (0.5 + 0.8 + 2 / 3) / 3],
    ['micro', f1({ threshold: 0.5, average: 'micro' }), [rows], 2 / 3],
    ['weighted', f1({ threshold: 0.5, average: 'weighted' }), [rows], (3 * 0.5 + 2 * 0.8 + 2 / 3) / 6],
    ['on the threshold: not predicted', f1({ threshold: 0.6 }), [rows], [0, 2 / 3, 1]],
    ['in float32, 0.3 is not above 0.3', f1({ threshold: 0.3 }), [[[[1, 1]], [Float32Array.of(0.3, 0.31)]]], [0, 1]],
    ['a threshold of 0, for logits', f1({ threshold: 0 }), [[[[1, 0]], [[3, -3]]]], [1, 0]],
    ['weights of samples', f1({ threshold: 0.5 }), [[...rows, { sampleWeight: [1, 2, 4] }]], [8 / 11, 10 / 12, 2 / 4]],
    ['weights of elements', f1({ threshold: 0.5 }), [[...rows, { sampleWeight: [[1, 1, 1], [2, 2, 2], [4, 4, 4]] }]], [8 / 11, 10 / 12, 2 / 4]],
    ['NaN is wrong either way', f1({ threshold: 0.5 }), [[[[1, 0], [1, 1]], [[NaN, NaN], [1, 1]]]], [2 / 3, 2 / 3]],
    ['NaN is wrong below any score', f1({ threshold: -1e300 }), [[[[1, 0], [1, 1]], [[NaN, NaN], [1, 1]]]], [2 / 3, 2 / 3]],
  ]);
});

// oxfmt-ignore
describe('F-scores of names', () => {
  const options = { sparseYTrue: true, sparseYPred: true } as const;
  const batch: Pair = [['cat', 'dog', 'cow'], ['cat', 'cat', 'emu']];
  run([
    // In the order of the names: cat, cow, dog, emu.
    ['by class that occurs in truth or predictions', f1(options), [batch], [2 / 3, 0, 0, 0]],
    ['macro over those that occur', f1({ ...options, average: 'macro' }), [batch], 1 / 6],
    ['macro over those that occur: a sample of weight 0 does not', f1({ ...options, average: 'macro' }), [[...batch, { sampleWeight: [1, 1, 0] }]], 1 / 3],
    ['micro', f1({ ...options, average: 'micro' }), [batch], 1 / 3],
    ['weighted', f1({ ...options, average: 'weighted' }), [batch], 2 / 9],
    ['names of properties', f1(options), [[['__proto__', 'constructor', 'toString'], ['__proto__', 'constructor', '__proto__']]], [2 / 3, 1, 0]],
    ['the empty name', f1(options), [[['', 'a'], ['', '']]], [2 / 3, 0]],
    ['1 is not "1"', f1(options), [[['1', '2'], ['1', '1']], [[1, 2], [1, 1]]], [2 / 3, 0, 2 / 3, 0]],
    ['names like numbers', f1(options), [[['-1', '007', '1e3', '"'], ['-1', '007', '1e3', '"']]], [1, 1, 1, 1]],
    ['-0 is 0', f1(options), [[[-0, 0, 1], [0, -0, 1]]], [1, 1]],
    ['neighbours beyond float64', f1(options), [[BigInt64Array.of(2n ** 53n, 2n ** 53n + 1n), BigInt64Array.of(2n ** 53n, 2n ** 53n)]], [2 / 3, 0]],
    ['one class as a number and as a bigint', f1(options), [[[2n ** 53n + 1n, 5n, 2 ** 60], [2n ** 53n + 1n, 5, 2n ** 60n]], [[5], [5]], [[2 ** 60], [2 ** 60]]], [1, 1, 1]],
    ['classes far apart', f1(options), [[[3, 2_000_000, -7], [3, 2_000_000, 3]]], [0, 2 / 3, 1]],
    ['classes whose number is known', f1({ ...options, numClasses: 3, average: 'macro' }), [[[0, 1], [0, 1]]], 2 / 3],
    ['an ignored class beyond them', f1({ ...options, numClasses: 2, ignoreClass: -1 }), [[[0, -1], [0, 9]]], [1, 0]],
  ]);

  test('a state has an entry for each name', () => {
    const metric = counted(new F1Score(options), [[['__proto__', '1', 'é'], ['__proto__', 'é', 'é']], [[1], [1]]]);
    const text = JSON.stringify(metric.state);
    expect(text).toBe('{"hits":{"1":1,"__proto__":1,"é":1},"truths":{"1":1,"\\"1\\"":1,"__proto__":1,"é":1},"calls":{"1":1,"__proto__":1,"é":2}}');
    const back = F1Score.fromJSON(JSON.parse(JSON.stringify(metric)));
    expect(JSON.stringify(back.state)).toBe(text);
    expect(Object.getPrototypeOf(back.state['hits'])).toBe(Object.prototype);
  });

  test('the same cells in another order are the same state', () => {
    const pairs = [['b', 'a'], [1, 1], ['a', '1'], [-5, 1], ['b', 'b'], [2n ** 60n, 3]] as const;
    const states = [pairs, [...pairs].reverse()].map((all) =>
      counted(new F1Score(options), all.map(([y, p]): Batch => [[y], [p]])).state,
    );
    expect(JSON.stringify(states[1])).toBe(JSON.stringify(states[0]));
  });

  test('large labels do not displace counts of small ones', () => {
    // More samples than one block has.
    const n = 40_000;
    const labels = Int32Array.from({ length: n }, (_, i) => (i < 20_000 ? i % 10 : i % 3 ? (i * 7919) % 3_000_000 : i % 50));
    for (const sampleWeight of [undefined, 1]) {
      const metric = counted(new F1Score({ ...options, average: 'micro' }), [[labels, labels, { sampleWeight }]]);
      const expected: Record<string, number> = {};
      for (const label of labels) expected[label] = (expected[label] ?? 0) + 1;
      expect(metric.state['truths']).toEqual(expected);
      expect(metric.result()).toBe(1);
    }
  });
});

// oxfmt-ignore
describe('IoU', () => {
  const batch: Pair = [[0, 0, 1, 1], [0, 1, 0, 1]];
  const numClasses = 2;
  const iou = (targetClassIds: number[], options: object = {}) => (): AnyMetric => new IoU({ numClasses, targetClassIds, ...options });
  const mean = (options: object = {}) => (): AnyMetric => new MeanIoU({ numClasses, ...options });
  const oneHot = [[1, 0], [1, 0], [0, 1], [0, 1]];
  const scores = [[0.9, 0.1], [0.2, 0.8], [0.6, 0.4], [0.3, 0.7]];
  run([
    ['of one class', iou([0]), [batch], 1 / 3],
    ['of classes, one of them twice', iou([1, 1, 0]), [[[0, 0, 1], [0, 0, 1]]], 1],
    ['of classes, one of them twice', iou([1, 1, 0]), [[[0, 0, 1], [0, 1, 1]]], (0.5 + 0.5 + 0.5) / 3],
    ['weights', iou([0]), [[...batch, { sampleWeight: [0.3, 0.3, 0.3, 0.1] }]], 1 / 3],
    ['the mean', mean(), [[...batch, { sampleWeight: [0.3, 0.3, 0.3, 0.1] }]], (0.3 / 0.9 + 0.1 / 0.7) / 2],
    ['a scalar weight', mean(), [[...batch, { sampleWeight: 0.1 }]], 1 / 3],
    ['a mask', mean(), [[...batch, { mask: [true, false, false, true] }]], 1],
    ['a perfect score is 1', mean(), [[[0, 1], [0, 1]]], 1],
    ['a class that weighs nothing is left out', mean({ numClasses: 5 }), [batch], 1 / 3],
    ['a class that weighs nothing is left out', mean({ numClasses: 3 }), [[[0, 1, 2], [0, 0, 2], { sampleWeight: [1, 1, 0] }]], 0.25],
    ['a class that is only predicted scores 0', mean({ numClasses: 3 }), [[[0, 0], [0, 2]]], 0.25],
    ['nothing', mean(), [], 0],
    ['several batches', mean(), [[[0, 0], [0, 1]], [[], []], [[1, 1], [0, 1]]], 1 / 3],
    ['dense truth', mean({ sparseYTrue: false }), [[oneHot, batch[1]]], 1 / 3],
    ['dense predictions', mean({ sparseYPred: false }), [[batch[0], scores]], 1 / 3],
    ['both dense', mean({ sparseYTrue: false, sparseYPred: false }), [[oneHot, scores]], 1 / 3],
    ['OneHotIoU', () => new OneHotIoU({ numClasses, targetClassIds: [0] }), [[oneHot, scores]], 1 / 3],
    ['OneHotIoU of sparse predictions', () => new OneHotIoU({ numClasses, targetClassIds: [0], sparseYPred: true }), [[oneHot, batch[1]]], 1 / 3],
    ['OneHotMeanIoU', () => new OneHotMeanIoU({ numClasses }), [[oneHot, scores]], 1 / 3],
    ['OneHotMeanIoU of sparse predictions', () => new OneHotMeanIoU({ numClasses, sparseYPred: true }), [[oneHot, batch[1]]], 1 / 3],
    ['the first of equals', mean({ sparseYPred: false }), [[[0, 1], [[5, 5], [5, 5]]]], 0.25],
    ['the first of equal truths', () => new OneHotMeanIoU({ numClasses }), [[[[1, 1]], [[1, 0]]]], 1],
    ['NaN is never right', mean({ sparseYPred: false }), [[[0, 1], [[NaN, 1], [0, 1]]]], 0.5],
    ['NaN is never right', mean({ sparseYPred: false }), [[[0, 1], [[1, NaN], [0, 1]]]], (0 + 0.5) / 2],
    ['pictures', mean(), [[[[[0, 0], [1, 1]]], [[[0, 1], [0, 1]]]]], 1 / 3],
    ['pictures with weights of pixels', mean(), [[[[[0, 0], [1, 1]]], [[[0, 1], [0, 1]]], { sampleWeight: [[[0.3, 0.3], [0.3, 0.1]]] }]], (0.3 / 0.9 + 0.1 / 0.7) / 2],
    ['pictures with weights of pictures', mean(), [[[[[0, 0], [1, 1]], [[0, 0], [0, 0]]], [[[0, 1], [0, 1]], [[1, 1], [1, 1]]], { sampleWeight: [3, 0] }]], 1 / 3],
    ['classes along another axis', mean({ sparseYPred: false, axis: 1 }), [[[[0, 0, 1]], [[[0.9, 0.2, 0.6], [0.1, 0.8, 0.4]]]]], (1 / 3 + 0) / 2],
    ['both along another axis', mean({ sparseYTrue: false, sparseYPred: false, axis: 1 }), [[[[[1, 1, 0], [0, 0, 1]]], [[[0.9, 0.2, 0.6], [0.1, 0.8, 0.4]]]]], (1 / 3 + 0) / 2],
    ['classes along the first axis', mean({ sparseYPred: false, axis: 0 }), [[[0, 0, 1], [[0.9, 0.2, 0.6], [0.1, 0.8, 0.4]], { sampleWeight: [1, 2, 4] }]], (1 / 7 + 0) / 2],
    ['both along the first axis', () => new OneHotMeanIoU({ numClasses: 2, axis: 0 }), [[[[1, 1, 0], [0, 0, 1]], [[0.9, 0.2, 0.6], [0.1, 0.8, 0.4]]]], (1 / 3 + 0) / 2],
    ['64-bit labels', mean(), [[BigInt64Array.of(0n, 0n, 1n, 1n), BigInt64Array.of(0n, 1n, 0n, 1n)]], 1 / 3],
    ['bytes', mean(), [[Uint8Array.of(0, 0, 1, 1), Int8Array.of(0, 1, 0, 1)]], 1 / 3],
    ['booleans', mean(), [[[false, false, true, true], [false, true, false, true]]], 1 / 3],
    ['a column of truth', mean(), [[[[0], [0], [1], [1]], [0, 1, 0, 1]]], 1 / 3],
    ['an ignored class: predictions there may be anything', mean({ ignoreClass: -1 }), [[[0, 0, 1, 1, -1, -1], [0, 1, 0, 1, 9, -7]]], 1 / 3],
    ['an ignored class below -1', mean({ ignoreClass: -100 }), [[[0, 0, 1, 1, -100], [0, 1, 0, 1, 0]]], 1 / 3],
    ['an ignored class that is one of the classes', mean({ numClasses: 3, ignoreClass: 0 }), [[[0, 1, 2, 2], [0, 0, 2, 2]]], (0 + 0 + 1) / 3],
    ['an ignored class above the classes', mean({ ignoreClass: 255, sparseYPred: false }), [[Uint8Array.of(0, 0, 1, 1, 255), [...scores, [NaN, 1]]]], 1 / 3],
    ['an ignored 64-bit class', mean({ ignoreClass: -1 }), [[BigInt64Array.of(0n, 0n, 1n, 1n, -1n), BigInt64Array.of(0n, 1n, 0n, 1n, 5n)]], 1 / 3],
    ['labels whose number is not said', () => new MeanIoU(), [[[0, 1, 9], [0, 9, 9]]], (1 + 0 + 0.5) / 3],
    ['names', () => new MeanIoU(), [[['cat', 'dog', 'dog'], ['cat', 'cat', 'dog']]], 0.5],
    ['one name', () => new IoU({ targetClassIds: ['cat'] }), [[['cat', 'dog', 'dog', 'dog'], ['cat', 'cat', 'cat', 'dog']]], 1 / 3],
    ['labels of which one is ignored', () => new MeanIoU({ ignoreClass: 255 }), [[[0, 255, 1], [0, 1, 0]]], 0.25],
    ['many more classes than occur', mean({ numClasses: 2 ** 40 }), [[[5, 2 ** 39, 2 ** 39], [5, 7, 2 ** 39]]], (1 + 0 + 0.5) / 3],
    ['many more classes than occur, and some of them', () => new IoU({ numClasses: 2 ** 40, targetClassIds: [2 ** 39, 6, 5] }), [[[5, 2 ** 39, 2 ** 39], [5, 7, 2 ** 39]]], (1 + 0.5) / 2],
    ['an ignored class of one-hot truth', () => new OneHotMeanIoU({ numClasses: 3, ignoreClass: 2 }), [[[[0, 0, 1], [1, 0, 0], [0, 1, 0]], [[1, 0, 0], [1, 0, 0], [1, 0, 0]]]], 0.25],
  ]);
});

// oxfmt-ignore
describe('BinaryIoU', () => {
  const batch: Pair = [[0, 1, 0, 1], [0.1, 0.2, 0.4, 0.7]];
  const binary = (options: object = {}) => (): AnyMetric => new BinaryIoU(options);
  run([
    ['both classes', binary({ threshold: 0.3 }), [batch], 1 / 3],
    ['one class', binary({ threshold: 0.3, targetClassIds: [1] }), [[[0, 1, 1], [0.5, 0.5, 0.1]]], 1 / 3],
    ['the threshold itself is of class 1, unlike in all other metrics', binary(), [[[1, 0], [0.5, 0.49]]], 1],
    ['the threshold is rounded to float32', binary({ threshold: 0.3 }), [[[1, 0], Float32Array.of(0.3, 0.29999998)]], 1],
    ['plain numbers are not rounded', binary({ threshold: 0.1 }), [[[1, 1], [Math.fround(0.1), 0.1]]], 1],
    ['weights', binary({ threshold: 0.3 }), [[...batch, { sampleWeight: [0.2, 0.3, 0.4, 0.1] }]], (0.2 / 0.9 + 0.1 / 0.8) / 2],
    ['a mask', binary({ threshold: 0.3 }), [[...batch, { mask: [true, false, false, true] }]], 1],
    ['a class that does not occur is left out', binary(), [[[1, 1], [0.9, 0.1]], [[1], [0.9]]], (0 + 2 / 3) / 2],
    ['a class that does not occur is left out', binary(), [[[1, 1], [0.9, 0.9]]], 1],
    ['NaN is of no class and never right', binary(), [[[1, 0, 1, 0], [NaN, NaN, 1, 0]]], 0.5],
    ['logits', binary({ threshold: 0 }), [[[1, 0], [3, -3]]], 1],
    ['64-bit truth, booleans', binary(), [[BigInt64Array.of(1n, 0n), [1, 0]], [[true, false], [1, 0]]], 1],
    ['pictures', binary({ threshold: 0.3 }), [[[[[0, 1], [0, 1]]], [[[0.1, 0.2], [0.4, 0.7]]]]], 1 / 3],
  ]);
});
