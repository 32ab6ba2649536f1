import { AUC, AveragePrecision, BinaryAccuracy, type Metric, MetricList } from 'rightly';
import { metricFromJSON } from 'rightly/registry';
import { updateStateAsync } from 'rightly/threads';
import { describe, expect, test } from 'vitest';
import { Scores } from '../../src/core/scores.ts';
import { countByScore, scoresOf } from '../../src/engines/cpu/by-score.ts';
import { caught } from '../caught.ts';
import { expectEverywhere, type Line, type Pair } from './ways.ts';

const roc = (): AUC => new AUC({ exact: true });
const pr = (): AUC => new AUC({ exact: true, curve: 'PR' });

const run = (lines: readonly Line[]): void => {
  test.each(lines)('%s', (...line) => {
    expect.hasAssertions();
    expectEverywhere(line);
  });
};

test('the average precision of perfect predictions is exactly 1 with any weights', () => {
  const metric = new AveragePrecision();
  metric.updateState([1], [0.5], { sampleWeight: [0.1] });
  expect(metric.result()).toBe(1);
});

// oxfmt-ignore
describe('Exact AUC', () => {
  const batch: Pair = [[0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8]];
  const heavy = { sampleWeight: [1, 1, 2, 1] };
  run([
    ['ROC', roc, [batch], 0.75],
    ['PR', pr, [batch], (1 + 2 / 3) / 2],
    ['average precision is PR', () => new AveragePrecision(), [batch], (1 + 2 / 3) / 2],
    // Of six weighted pairs, two are in the wrong order: the heavy positive with the score of 0.4.
    ['weights', roc, [[...batch, heavy]], 4 / 6],
    ['one batch a sample', roc, batch[0].map((y: number, i: number): Pair => [[y], [batch[1][i]]]), 0.75],
    ['scores that are all equal count half', roc, [[[0, 1, 1], [0.5, 0.5, 0.5]]], 0.5],
    ['a tie counts half', roc, [[[0, 1, 1], [0.5, 0.5, 0.7]]], 0.75],
    ['any numbers are scores', roc, [[[0, 0, 1, 1], [-7, 3, 2, 1e300]]], 0.75],
    ['the infinities are scores', roc, [[[0, 0, 1, 1], [-Infinity, Infinity, -Infinity, Infinity]]], 0.5],
    ['-0 is 0', roc, [[[0, 1, 1], Float32Array.of(0, -0, -0)]], 0.5],
    ['-0 is 0, in another batch', roc, [[[0], [0]], [[1], [-0]]], 0.5],
    ['a positive that is NaN is below all', roc, [[[0, 1, 1], [0.1, NaN, 0.9]]], 0.5],
    ['a negative that is NaN is above all', roc, [[[0, 0, 1], [0.1, NaN, 0.9]]], 0.5],
    ['NaN of both signs', roc, [[[0, 1, 0, 1], new Float32Array(Int32Array.of(0x7fc00000, 0x7fc00000, -0x400000, -0x400000).buffer)]], 0],
    ['NaN in PR: one positive of two is found, behind a negative', pr, [[[0, 1, 1], [NaN, NaN, 0.9]]], 0.25],
    ['no positives', roc, [[[0, 0], [0.1, 0.2]]], 0],
    ['no negatives', roc, [[[1, 1], [0.1, 0.2]]], 0],
    ['no positives in PR', pr, [[[0, 0], [0.1, 0.2]]], 0],
    ['no negatives in PR', pr, [[[1, 1], [0.1, 0.2]]], 1],
    ['nothing', roc, [], 0],
    ['an empty batch', roc, [[[], []]], 0],
    ['64-bit integers', roc, [[BigInt64Array.of(0n, 1n), BigInt64Array.of(3n, 5n)]], 1],
    ['truth and scores of booleans', roc, [[[false, true, true], [false, true, false]]], 0.75],
    ['inner axes', roc, [[[[0, 0], [1, 1]], [[0.1, 0.4], [0.35, 0.8]]]], 0.75],
    ['a mask', roc, [[[...batch[0], 1], [...batch[1], 0], { mask: [true, true, true, true, false] }]], 0.75],
    ['logits are compared as they are', () => new AUC({ exact: true, fromLogits: true }), [[[0, 1], [800, 900]]], 1],
  ]);

  test.each<[string, () => unknown, string, string]>([
    ['numThresholds', () => new AUC({ exact: true, numThresholds: 100 }), 'RangeError', 'AUC.constructor: numThresholds must be left out with exact, which has a threshold at each score of one column; got 100'],
    ['thresholds', () => new AUC({ exact: true, thresholds: [0.5] }), 'RangeError', 'AUC.constructor: thresholds must be left out with exact, which has a threshold at each score of one column; got Array(1)'],
    ['multiLabel', () => new AUC({ exact: true, multiLabel: true }), 'RangeError', 'AUC.constructor: multiLabel must be left out with exact, which has a threshold at each score of one column; got true'],
    ['labelWeights', () => new AUC({ exact: true, labelWeights: [1] }), 'RangeError', 'AUC.constructor: labelWeights must be left out with exact, which has a threshold at each score of one column; got Array(1)'],
    ['summationMethod', () => new AUC({ exact: true, summationMethod: 'minoring' }), 'RangeError', 'AUC.constructor: summationMethod must be left out with exact, which has a threshold at each score of one column; got "minoring"'],
    ['NaN truth', () => roc().updateState([0, NaN], [0, 1]), 'RangeError', 'AUC.updateState: yTrue must not hold NaN; got NaN at [1]'],
    ['another configuration', () => roc().mergeState(pr()), 'TypeError', 'AUC.mergeState: an argument must be another AUC {"num_thresholds":200,"curve":"ROC","summation_method":"interpolation","multi_label":false,"num_labels":null,"label_weights":null,"from_logits":false,"exact":true}; got AUC {"num_thresholds":200,"curve":"PR","summation_method":"interpolation","multi_label":false,"num_labels":null,"label_weights":null,"from_logits":false,"exact":true}'],
    ['a key that is no score', () => read({ positives: { '01': 1 } }), 'RangeError', 'AUC.fromJSON: state positives keys must be scores; got 01'],
    ['a key of -0', () => read({ positives: { '-0': 1 } }), 'RangeError', 'AUC.fromJSON: state positives keys must be scores; got -0'],
    ['a negative sum', () => read({ positives: { 0.5: -1 } }), 'RangeError', 'AUC.fromJSON: state positives 0.5 must be at least 0; got -1'],
    ['text for a sum', () => read({ negatives: { 0.5: '1' } }), 'TypeError', 'AUC.fromJSON: state negatives 0.5 must be a number; got "1"'],
    ['an infinite sum', () => read({ negatives: { 0.5: Infinity } }), 'RangeError', 'AUC.fromJSON: state negatives 0.5 must be a finite sum; got Infinity'],
  ])('refuses %s', (_, act, ...expected) => {
    expect(caught(act)).toEqual(expected);
  });
});

const read = (state: object): Metric => {
  const saved = roc().toJSON();
  return metricFromJSON({ ...saved, state: { ...saved.state, ...state } });
};

test('a state has a sum for each score, and is restored', () => {
  const m = roc();
  m.updateState([1, 1, 0, 0, 1], [0.5, Infinity, -Infinity, NaN, -0], {
    sampleWeight: [1, 2, 0.5, 1, 0.1],
  });
  expect(m.state).toEqual({
    positives: { 0: 0.1, 0.5: 1, Infinity: 2 },
    negatives: { '-Infinity': 0.5, NaN: 1 },
  });
  expect(m.getConfig()['exact']).toBe(true);
  const again = metricFromJSON(JSON.parse(JSON.stringify(m)));
  expect(again.toJSON()).toEqual(m.toJSON());
  expect(again.result()).toBe(m.result());
});

/** Pseudo-random float32 scores, and truths that correlate with them. */
function many(n: number): [truth: Uint8Array, scores: Float32Array] {
  let seed = 1;
  const next = (): number => (seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) | 0) >>> 8;
  const scores = Float32Array.from({ length: n }, () => (next() / 2 ** 24 - 0.3) * 4);
  const truth = Uint8Array.from({ length: n }, (_, i) => (next() / 2 ** 22 < scores[i]! ? 1 : 0));
  return [truth, scores];
}

/** The area, computed in the simplest way. */
function plainly(truth: Uint8Array, scores: Float32Array): number {
  const order = Array.from(scores.keys()).sort((a, b) => scores[b]! - scores[a]!);
  let [hits, falls, area] = [0, 0, 0];
  for (let i = 0; i < order.length;) {
    let [hit, fall] = [0, 0];
    const x = scores[order[i]!]!;
    for (; i < order.length && scores[order[i]!] === x; i++)
      if (truth[order[i]!]) hit++;
      else fall++;
    area += fall * (hits + hit / 2);
    hits += hit;
    falls += fall;
  }
  return area / (hits * falls);
}

test('many scores, of any type, in batches of any size, with weights of 1, alone and in a list, are the same to the bit', async () => {
  const [truth, scores] = many(30_000);
  const expected = plainly(truth, scores);
  const wholes: Record<string, (m: AUC) => unknown> = {
    float32: (m) => m.updateState(truth, scores),
    float64: (m) => m.updateState(truth, Float64Array.from(scores)),
    numbers: (m) => m.updateState(Array.from(truth), Array.from(scores)),
    weights: (m) => m.updateState(truth, scores, { sampleWeight: 1 }),
    list: (m) => new MetricList([m, new BinaryAccuracy()]).updateState(truth, scores),
    threads: (m) => updateStateAsync(m, truth, scores),
    batches(m) {
      for (let i = 0; i < truth.length; i += 7)
        m.updateState(truth.subarray(i, i + 7), scores.subarray(i, i + 7));
    },
  };
  for (const [name, count] of Object.entries(wholes)) {
    const m = roc();
    await count(m);
    expect(m.result(), name).toBe(expected);
  }
});

/** The weight of each score, in ascending order, and that of NaN. */
function byScore(scores: ArrayLike<number>, weights?: ArrayLike<number>): [number[][], number] {
  const sums = new Map<number, number>();
  for (let i = 0; i < scores.length; i++) {
    const [score, weight] = [scores[i]! + 0, weights ? weights[i]! : 1];
    if (weight !== 0) sums.set(score, (sums.get(score) ?? 0) + weight);
  }
  const found = [...sums].filter(([score]) => !Number.isNaN(score));
  return [found.sort(([a], [b]) => a - b), sums.get(NaN) ?? 0];
}

/** The same, of the sums that were counted. */
function sumsOf(found: Scores): [number[][], number] {
  const { scores, high, low } = found.run;
  const sums = Array.from(scores, (score, i) => [score, high[i]! + (low?.[i] ?? 0)]);
  return [sums, found.nan[0] + found.nan[1]];
}

const draw = (i: number): number => ((i * 48_271 + 11) % 65_537) / 65_537;

describe.each([0, 1, 2, 1023, 1024, 2100])('Sums by score of %d scores:', (n) => {
  const odd = [NaN, -0, 0, Infinity, -Infinity, -1, 1];
  test.each<[string, (i: number) => number]>([
    ['all in one binade', (i) => 1 + draw(i) / 8],
    ['of both signs and all sizes', (i) => (draw(i) - 0.5) * 10 ** ((i % 60) - 30)],
    ['few distinct numbers', (i) => (i % 5) / 4],
    ['one number', () => 0.5],
    ['neighbours above -1', (i) => -1 - (i % 7) * 2 ** -23],
    ['neighbours above 1', (i) => 1 + (1 + (i % 5)) * 2 ** -23],
    ['-0 before 1', (i) => (i % 2 ? 1 : -0)],
    ['with NaN, zeros and infinities', (i) => (i % 3 ? draw(i) - 0.5 : odd[(i / 3) % 7]!)],
    ['NaN alone', () => NaN],
  ])('%s', (_, at) => {
    const scores = Float64Array.from({ length: n }, (__, i) => at(i));
    const weights = Float64Array.from(scores, (__, i) => (i % 5) / 4);
    // NaN without a sign would never be sorted before the numbers.
    const single = Float32Array.from(scores);
    const bits = new Uint32Array(single.buffer);
    for (let i = 0; i < n; i += 2) if (Number.isNaN(single[i])) bits[i] = 0xffff_ffff;
    const flags = Uint8Array.from(scores, (__, i) => (i % 7 < 3 ? 1 : 0));
    expect(sumsOf(scoresOf(n, scores, undefined))).toEqual(byScore(scores));
    expect(sumsOf(scoresOf(n, scores, weights))).toEqual(byScore(scores, weights));
    for (const data of [single, scores, Array.from(scores)]) {
      const found = countByScore(n, { yTrue: { data: flags }, yPred: { data } });
      const [positives, negatives] = [1, 0].map((flag) =>
        byScore(Array.from(data).filter((__, i) => flags[i] === flag)),
      );
      expect(sumsOf(found.positives)).toEqual(positives);
      expect(sumsOf(found.negatives)).toEqual(negatives);
    }
  });
});

test('a sum by score keeps the low part of its weights, unless all sums are counts', () => {
  const small = 2 ** -60;
  const { high, low } = scoresOf(4, [1, 1, 1, 2], [1, small, small, 1]).run;
  expect([[...high], [...low!]]).toEqual([
    [1, 1],
    [2 * small, 0],
  ]);
  expect([...scoresOf(2, [1, 2], [0.5, 1]).run.low!]).toEqual([0, 0]);
  expect(scoresOf(3, [1, 2, 2], [1, 2, 3]).run.low).toBe(undefined);
});

describe('Beside a weight of 2^53, weights of 0.5 are not lost:', () => {
  const n = 4000;
  // Each pair of samples has one score, the highest first. The first pair is heavy.
  const truth = Array.from({ length: n }, (_, i) => (i >> 1) % 2);
  const scores = Array.from({ length: n }, (_, i) => n - (i >> 1));
  const weights = Array.from({ length: n }, (_, i) => (i === 0 || i === 2 ? 2 ** 53 : 0.5));

  /** The area, with exact sums of weights. */
  function exactly(curve: 'ROC' | 'PR'): number {
    let [hits, falls, area] = [0n, 0n, 0n];
    const digits = 10n ** 40n;
    for (let i = 0; i < n; i += 2) {
      const weight = BigInt(2 * weights[i]!) + BigInt(2 * weights[i + 1]!);
      if (truth[i]) hits += weight;
      else falls += weight;
      if (curve === 'ROC') area += truth[i] ? 0n : weight * hits;
      else area += truth[i] ? (digits * weight * hits) / (hits + falls) : 0n;
    }
    const all = curve === 'ROC' ? hits * falls : hits * digits;
    return Number((area * digits) / all) / Number(digits);
  }

  test.each(['ROC', 'PR'] as const)('%s', (curve) => {
    const metric = new AUC({ exact: true, curve });
    metric.updateState(truth, scores, { sampleWeight: weights });
    expect(Math.abs(metric.result() / exactly(curve) - 1)).toBeLessThan(4e-16);
  });
});

// Each whole number is a distinct score.
const ascending = (n: number): Float64Array => Float64Array.from({ length: n }, (_, i) => i);
const counts = (n: number): Scores =>
  new Scores(scoresOf, [
    { scores: ascending(n), high: new Float64Array(n).fill(1), low: undefined },
  ]);

describe('Limits:', () => {
  test('a state with more than 2^22 distinct scores is an error that names numThresholds, and nothing is lost', () => {
    const m = roc();
    const most = 2 ** 22;
    m.updateState(new Uint8Array(most), Float32Array.from(ascending(most)));
    m.updateState(new Uint8Array(9), Float32Array.from(ascending(9)));
    m.updateState([1], [most]);
    const text =
      'distinct scores must be at most 4194304 in a state (AUC with numThresholds, without exact, keeps few sums); got 4194305';
    expect(caught(() => m.toJSON())).toEqual(['RangeError', `AUC.toJSON: ${text}`]);
    expect(caught(() => m.state)).toEqual(['RangeError', `AUC.state: ${text}`]);
    expect(m.result()).toBe(1);
  }, 60_000);

  test('a score of positives and negatives is one distinct score', () => {
    const { definition } = AUC;
    const found = { scores: () => counts(2 ** 21 + 1) } as never;
    expect(() => definition.refuse!(found, { exact: true } as never, 'AUC', true)).not.toThrow();
  });
});
