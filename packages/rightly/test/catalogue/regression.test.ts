/* oxlint-disable unicorn/consistent-function-scoping -- helpers stand beside the cases that use them */
/* oxlint-disable unicorn/no-array-reverse -- toReversed is newer than the oldest Node */
import {
  type AnyMetric,
  ConcordanceCorrelation,
  type CorrelationOptions,
  PearsonCorrelation,
  R2Score,
  type R2ScoreOptions,
} from 'rightly';
import { describe, expect, test } from 'vitest';
import { type Batch, counted, expectEverywhere, type Line, type Pair } from './ways.ts';

const run = (lines: readonly Line[]): void => {
  test.each(lines)('%s', (...line) => {
    expect.hasAssertions();
    expectEverywhere(line);
  });
};

const r2 =
  (options: R2ScoreOptions = {}) =>
  (): AnyMetric =>
    new R2Score(options);

// oxfmt-ignore
describe('R2Score', () => {
  // Mean 8/3, spread 14/3, residuals 2.
  const batch: Pair = [[1, 4, 3], [2, 4, 4]];
  const rows: Pair = [[[1, 10], [4, 20], [3, 60]], [[2, 10], [4, 20], [4, 60]]];
  const spread = [14 / 3, 1400];
  run([
    ['of samples', r2(), [batch], 4 / 7],
    ['of a column', r2(), [[[[1], [4], [3]], [[2], [4], [4]]]], 4 / 7],
    ['of a column and samples', r2(), [[[[1], [4], [3]], [2, 4, 4]]], 4 / 7],
    ['sample by sample', r2(), [[[1], [2]], [[], []], [[4], [4]], [[3], [4]]], 4 / 7],
    ['worse than the mean', r2(), [[[1, 2], [2, 1]]], -3],
    ['weights', r2(), [[[1, 4, 3, 100], [2, 4, 4, 0], { sampleWeight: [2, 2, 2, 0] }]], 4 / 7],
    ['other weights', r2(), [[[0, 1], [0, 0], { sampleWeight: [1, 3] }]], 1 - 3 / 0.75],
    ['a scalar weight', r2(), [[...batch, { sampleWeight: 0.1 }]], 4 / 7],
    ['a mask', r2(), [[[1, 4, 3, 100], [2, 4, 4, 0], { mask: [true, true, true, false] }]], 4 / 7],
    ['what weighs nothing may be anything', r2(), [[[NaN, 1, 4, 3], [0, 2, 4, 4], { sampleWeight: [0, 1, 1, 1] }]], 4 / 7],
    ['what is masked may be anything', r2(), [[[1, 4, 3, Infinity], [2, 4, 4, NaN], { mask: [true, true, true, false] }]], 4 / 7],
    ['booleans and 64-bit integers', r2(), [[BigInt64Array.of(1n, 4n, 3n), [2, 4, 4]]], 4 / 7],
    ['float32', r2(), [[Float32Array.of(1, 4, 3), Float32Array.of(2, 4, 4)]], 4 / 7],
    ['the mean of outputs', r2(), [rows], (4 / 7 + 1) / 2],
    ['each output', r2({ classAggregation: null }), [rows], [4 / 7, 1]],
    ['by the variance of outputs', r2({ classAggregation: 'variance_weighted_average' }), [rows], ((4 / 7) * spread[0]! + spread[1]!) / (spread[0]! + spread[1]!)],
    ['weights of outputs', r2({ classAggregation: null }), [[...rows, { sampleWeight: [[1, 1], [1, 1], [1, 0]] }]], [1 - 2 / (14 / 3), 1]],
    ['one output gives an array of one', r2({ classAggregation: null }), [batch], [4 / 7]],
    // 1 − (3/7)·(n − 1)/(n − p − 1).
    ['adjusted', r2({ numRegressors: 1 }), [batch], 1 - (3 / 7) * 2],
    ['adjusted: too few elements', r2({ numRegressors: 2 }), [batch], 4 / 7],
    ['adjusted: far too few elements', r2({ numRegressors: 9 }), [batch], 4 / 7],
    ['adjusted: n counts elements whatever their weights', r2({ numRegressors: 1 }), [[...batch, { sampleWeight: 5 }]], 1 - (3 / 7) * 2],
    ['adjusted: n counts rows × columns', r2({ numRegressors: 1 }), [rows], 1 - (3 / 14) * (5 / 4)],
    ['adjusted: each output', r2({ numRegressors: 1, classAggregation: null }), [rows], [1 - (3 / 7) * (5 / 4), 1]],
    ['constant truth', r2(), [[[3, 3], [3, 4]]], 0],
    ['constant truth and perfect predictions', r2(), [[[3, 3], [3, 3]]], 1],
    ['three truths of 0.1 do not vary', r2(), [[[0.1, 0.1, 0.1], [0.1, 0.1, 0.2]]], 0],
    ['three truths of 0.1 do not vary, one by one', r2(), [[[0.1], [0.1]], [[0.1], [0.1]], [[0.1], [0.2]]], 0],
    ['three truths of 0.1 do not vary, weighted', r2(), [[[0.1, 0.1], [0.1, 0.2], { sampleWeight: [0.3, 0.7] }], [[0.1], [0.1], { sampleWeight: [0.1] }]], 0],
    ['constant truth of one output', r2({ classAggregation: null }), [[[[1, 5], [2, 5]], [[1, 5], [2, 6]]]], [1, 0]],
    ['constant truth of one output weighs nothing by variance', r2({ classAggregation: 'variance_weighted_average' }), [[[[1, 5], [2, 5]], [[1, 5], [2, 6]]]], 1],
    ['constant truth of all outputs, by variance', r2({ classAggregation: 'variance_weighted_average' }), [[[[1, 5], [1, 5]], [[1, 5], [1, 6]]]], 0.5],
    ['one sample', r2(), [[[3], [4]]], 0],
    ['nothing', r2(), [], 0],
    ['nothing, by output', r2({ classAggregation: null }), [], []],
    ['all weights 0', r2(), [[...batch, { sampleWeight: 0 }]], 0],
  ]);

  test('truth near 1e9 with a variance of 100', () => {
    // Numbers from a fixed formula. The same numbers minus 1e9 have the expected score.
    const n = 60_000;
    const noise = (i: number): number => ((i * 7919 + 104_729) % 1000) / 1000 - 0.5;
    const small = Array.from({ length: n }, (_, i) => Math.round(2 ** 20 * 34 * noise(i)) / 2 ** 20);
    const off = small.map((x, i) => Math.round(2 ** 20 * (x + 3 * noise(3 * i + 1))) / 2 ** 20);
    const mean = small.reduce((sum, x) => sum + x, 0) / n;
    const total = small.reduce((sum, x) => sum + (x - mean) ** 2, 0);
    const expected = 1 - small.reduce((sum, x, i) => sum + (x - off[i]!) ** 2, 0) / total;
    expect(total / n).toBeGreaterThan(90);
    expect(expected).toBeGreaterThan(0.9);
    const [far, farOff] = [small, off].map((all) => all.map((x) => x + 1e9)) as [number[], number[]];
    for (const size of [n, 1000, 7]) {
      const metric = new R2Score();
      for (let i = 0; i < n; i += size) metric.updateState(far.slice(i, i + size), farOff.slice(i, i + size));
      expect(Math.abs(metric.result() - expected)).toBeLessThan(1e-6);
    }
  });

  test('another number of outputs than before is an error', () => {
    const metric = counted(new R2Score(), [rows]);
    const before = metric.state;
    expect(() => metric.updateState([[1]], [[1]])).toThrow('R2Score.updateState: classes must be 2 as before; got 1');
    expect(metric.state).toEqual(before);
  });
});

const correlations = { PearsonCorrelation, ConcordanceCorrelation };

// oxfmt-ignore
describe.each(Object.entries(correlations))('%s', (name, Class) => {
  const correlation = (options: CorrelationOptions = {}) => (): AnyMetric => new Class(options);
  const isPearson = name === 'PearsonCorrelation';
  // x: mean 2, spread 2; y: mean 3, spread 8; product 4. Pearson 1; concordance 2·4 / (2 + 8 + 3·1).
  const batch: Pair = [[[1, 2, 3]], [[1, 3, 5]]];
  const one = isPearson ? 1 : 8 / 13;
  const reversed: Batch = [[[1, 2, 3]], [[5, 3, 1]]];
  run([
    ['of a sample', correlation(), [batch], one],
    ['one axis is one sample', correlation(), [[[1, 2, 3], [1, 3, 5]]], one],
    ['the other way', correlation(), [reversed], -one],
    ['the mean of samples', correlation(), [batch, reversed, batch], one / 3],
    ['the mean of samples', correlation(), [[[[1, 2, 3], [1, 2, 3]], [[1, 3, 5], [5, 3, 1]]]], 0],
    ['weights of samples', correlation(), [[[[1, 2, 3], [1, 2, 3]], [[1, 3, 5], [5, 3, 1]], { sampleWeight: [3, 1] }]], one / 2],
    ['a scalar weight', correlation(), [[...batch, { sampleWeight: 3 }]], one],
    ['a mask', correlation(), [[[[1, 2, 3], [1, 2, 3]], [[1, 3, 5], [5, 3, 1]], { mask: [true, false] }]], one],
    ['what weighs nothing may be anything', correlation(), [[[[1, 2, 3], [1, NaN, 3]], [[1, 3, 5], [5, 3, 1]], { sampleWeight: [3, 0] }]], one],
    ['inner axes make one sample together', correlation(), [[[[[1, 2, 3], [1, 2, 3]]], [[[1, 3, 5], [5, 3, 1]]]], batch], one / 2],
    ['weights of vectors', correlation(), [[[[[1, 2, 3], [1, 2, 3]]], [[[1, 3, 5], [5, 3, 1]]], { sampleWeight: [[3, 1]] }]], one / 2],
    ['shapes that differ by an axis of 1', correlation(), [[[[1, 2, 3]], [[[1], [3], [5]]]], [[[[1], [2], [3]]], [[5, 3, 1]]]], 0],
    ['shapes that differ by an axis of 1, along another axis', correlation({ axis: 1 }), [[[[1, 2, 3]], [[[1], [3], [5]]]]], one],
    ['along another axis', correlation({ axis: 1 }), [[[[[1, 7], [2, 8], [3, 9]]], [[[1, 9], [3, 8], [5, 7]]]]], isPearson ? 0 : (8 / 13 - 1) / 2],
    ['along two axes', correlation({ axis: [1, 2] }), [[[[[1], [2], [3]]], [[[1], [3], [5]]]]], one],
    ['of all samples seen', correlation({ axis: null }), [batch], one],
    ['of all samples seen, however they are cut', correlation({ axis: null }), [[[1], [1]], [[], []], [[2, 3], [3, 5]]], one],
    ['of all samples seen, whatever their shape', correlation({ axis: null }), [[[[1], [2]], [[1], [3]]], [[3], [5]]], one],
    ['of all samples seen, with weights', correlation({ axis: null }), [[[1, 2, 3, 9], [1, 3, 5, -9], { sampleWeight: [2, 2, 2, 0] }]], one],
    ['of all samples seen: what weighs nothing may be anything', correlation({ axis: null }), [[[NaN, 1, 2, 3], [0, 1, 3, 5], { mask: [false, true, true, true] }]], one],
    ['of constants', correlation(), [[[[1, 1]], [[2, 2]]]], 0],
    ['of constant truth', correlation(), [[[[1, 1, 1]], [[1, 2, 3]]]], 0],
    ['of constant predictions', correlation(), [[[[1, 2, 3]], [[1, 1, 1]]]], 0],
    ['of equal constants', correlation(), [[[[0.1, 0.1, 0.1]], [[0.1, 0.1, 0.1]]]], 0],
    ['of constants whose mean rounds', correlation(), [[[[0.1, 0.1, 0.1]], [[0.1, 0.2, 0.3]]]], 0],
    ['of constants, over all samples', correlation({ axis: null }), [[[0.1, 0.1], [0.1, 0.1]], [[0.1], [0.1]]], 0],
    ['of one number', correlation(), [[[[1]], [[2]]]], 0],
    ['of one number, over all samples', correlation({ axis: null }), [[[1], [2]]], 0],
    ['of nothing', correlation(), [], 0],
    ['of nothing, along another axis', correlation({ axis: 1 }), [[[], []], [[[1, 2, 3]], [[1, 3, 5]]], [[], []]], one],
    ['of nothing, along another axis from the end', correlation({ axis: -2 }), [[[], []]], 0],
    ['of nothing, over all samples', correlation({ axis: null }), [[[], []]], 0],
    ['of numbers far from 0', correlation(), [[[[1e8 + 1, 1e8 + 2, 1e8 + 3]], [[1e8 + 1, 1e8 + 3, 1e8 + 5]]]], one],
    ['of numbers far from 0, over all samples', correlation({ axis: null }), [[[1e8 + 1], [1e8 + 1]], [[1e8 + 2, 1e8 + 3], [1e8 + 3, 1e8 + 5]]], one],
    ['of numbers that float32 holds', correlation(), [[[Float32Array.of(1, 2, 3)], [Float32Array.of(1, 3, 5)]]], one],
    ['of 64-bit integers', correlation(), [[{ data: BigInt64Array.of(1n, 2n, 3n), shape: [1, 3] }, [[1, 3, 5]]]], one],
    ['of 64-bit integers, over all samples', correlation({ axis: null }), [[BigInt64Array.of(1n, 2n, 3n), [1, 3, 5]]], one],
  ]);

  test('a batch of one axis is one sample, so the cut into batches changes the result', () => {
    const whole = counted(new Class(), [[[1, 2, 3, 9], [1, 3, 5, 1]]]);
    const parts = counted(new Class(), [[[1, 2], [1, 3]], [[3, 9], [5, 1]]]);
    expect(whole.state['count']).toBe(1);
    expect(parts.state['count']).toBe(2);
    expect(Math.abs(whole.result() - parts.result())).toBeGreaterThan(0.1);
  });

  test('over all samples the cut into batches does not change the result', () => {
    const [y, p] = [[1, 2, 3, 9, 4, -1], [1, 3, 5, 1, 4, 0]];
    const whole = counted(new Class({ axis: null }), [[y, p]]).result();
    for (const size of [1, 2, 4])
      for (const order of [1, -1]) {
        const cuts = Array.from({ length: Math.ceil(6 / size) }, (_, i): Batch => [y.slice(i * size, i * size + size), p.slice(i * size, i * size + size)]);
        const parts = counted(new Class({ axis: null }), order > 0 ? cuts : [...cuts].reverse());
        expect(Math.abs(parts.result() - whole)).toBeLessThan(1e-14);
      }
  });

  test.each([0, 1.5, '1', [], [0, 1], ['a'], true])('no axis is %o', (axis) => {
    expect(() => new Class({ axis } as never)).toThrow(`${name}.constructor: axis must be the index of an axis after the samples, a list of them, or null; got `);
  });
});
