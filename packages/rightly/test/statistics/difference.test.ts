import {
  Accuracy,
  BinaryAccuracy,
  F1Score,
  Mean,
  MeanSquaredError,
  RootMeanSquaredError,
} from 'rightly';
import { metricFromJSON } from 'rightly/registry';
import { difference, falseDiscovery, interval, Paired, Replicated } from 'rightly/statistics';
import { describe, expect, test } from 'vitest';
import { caught } from '../caught.ts';
import { distance, recorded } from './recorded.ts';

const ones = (n: number): number[] => Array.from({ length: n }, () => 1);

/** The numbers of rows that both, only A, only B and neither have right. */
function pairOf(both: number, a: number, b: number, neither: number): Paired<Accuracy> {
  const pair = new Paired(new Accuracy());
  const counts = [both, a, b, neither];
  const guesses = (right: readonly number[]): number[] =>
    counts.flatMap((n, i) => Array.from({ length: n }, () => right[i]!));
  const [old, now] = [guesses([1, 1, 0, 0]), guesses([1, 0, 1, 0])];
  pair.updateState(ones(old.length), old, now);
  return pair;
}

describe('a pair of models', () => {
  test('has the differences, errors and intervals of recorded answers', () => {
    for (const drawn of recorded.pairs) {
      const pair = new Paired(new Accuracy());
      pair.updateState(ones(drawn.a.length), drawn.a, drawn.b, { sampleWeight: drawn.weights });
      const found = difference(pair, { level: drawn.level });
      const all = [found.difference, found.standardError, found.low, found.high];
      expect(distance(all, [drawn.difference, drawn.error, ...drawn.ends])).toBeLessThan(1e-10);
      expect(found).toMatchObject({ method: 't', paired: true, level: drawn.level });
      expect(found.b - found.a).toBe(pair.result());
      // McNemar's test does not take weights.
      const isPlain = drawn.weights.every((w) => w === 1);
      expect([found.pValue === null, found.onlyA === null]).toEqual([!isPlain, !isPlain]);
    }
  });

  test('has McNemar’s mid-p', () => {
    for (const { b, c, middle } of recorded.tests.filter((drawn) => drawn.b + drawn.c < 2000)) {
      const { onlyA, onlyB, pValue } = difference(pairOf(10, b, c, 10));
      expect([onlyA, onlyB]).toEqual([b, c]);
      expect(distance([pValue], [middle])).toBeLessThan(1e-10);
    }
  });

  test('says which model is better, by the metric’s direction', () => {
    expect(difference(pairOf(50, 2, 20, 5)).better).toBe('b');
    expect(difference(pairOf(50, 20, 2, 5)).better).toBe('a');
    expect(difference(pairOf(50, 10, 12, 5)).better).toBe(null);
    const errors = new Paired(new MeanSquaredError());
    const truth = Array.from({ length: 40 }, (_, i) => i % 4);
    errors.updateState(
      truth,
      truth.map((y, i) => y + (i % 3)),
      truth.map((y, i) => y + (i % 2) / 5),
    );
    const found = difference(errors);
    expect(found).toMatchObject({ better: 'b', pValue: null, onlyA: null });
    expect(found.difference).toBeLessThan(0);
  });

  test('of models that agree on each row has no width, and p = 1', () => {
    const same = difference(pairOf(30, 0, 0, 10));
    expect(same).toMatchObject({ difference: 0, low: 0, high: 0, pValue: 1, better: null });
  });

  test('detects a difference that two separate metrics do not', () => {
    const pair = pairOf(200, 5, 20, 75);
    const paired = difference(pair);
    const [a, b] = [new Accuracy(), new Accuracy()];
    a.updateState(ones(300), [...ones(205), ...Array.from({ length: 95 }, () => 0)]);
    b.updateState(ones(300), [...ones(220), ...Array.from({ length: 80 }, () => 0)]);
    const apart = difference(a, b);
    expect([apart.difference, apart.paired, apart.better]).toEqual([
      paired.difference,
      false,
      null,
    ]);
    expect(paired.better).toBe('b');
    // Newcombe's method 10, by hand from the two Wilson intervals.
    const [x, y] = [interval(a), interval(b)];
    const low = apart.difference - Math.hypot(y.value - y.low!, x.high! - x.value);
    const high = apart.difference + Math.hypot(y.high! - y.value, x.value - x.low!);
    expect(distance([apart.low, apart.high], [low, high])).toBeLessThan(1e-14);
  });

  test('takes samples of several elements, and masks', () => {
    const pair = new Paired(new BinaryAccuracy());
    const truth = [
      [1, 1],
      [1, 0],
      [0, 0],
      [1, 1],
    ];
    const old = [
      [0.9, 0.1],
      [0.8, 0.9],
      [0.1, 0.2],
      [0.3, 0.3],
    ];
    const now = [
      [0.9, 0.9],
      [0.8, 0.9],
      [0.1, 0.7],
      [0.7, 0.1],
    ];
    pair.updateState(truth, old, now, { mask: [true, true, true, false] });
    const found = difference(pair);
    // A is right in ½, ½ and 1; B in 1, ½ and ½.
    expect(found.difference).toBeCloseTo(0, 15);
    expect(found.standardError).toBeCloseTo(Math.sqrt(0.5) / 3, 12);
    expect(found.pValue).toBe(null);
  });

  test('continues from a document', () => {
    const pair = pairOf(9, 2, 5, 3);
    const back = metricFromJSON(JSON.parse(JSON.stringify(pair))) as unknown as Paired<Accuracy>;
    expect(JSON.stringify(back)).toBe(JSON.stringify(pair));
    expect(difference(back)).toEqual(difference(pair));
    for (const one of [pair, back]) one.updateState([1, 1], [1, 0], [0, 0]);
    expect(difference(back)).toEqual(difference(pair));
    pair.resetState();
    expect(difference(pair).reason).toMatch('at least 2 samples');
  });

  test('gives a reason where there is no interval', () => {
    const scores = new Paired(new F1Score());
    expect(difference(scores).reason).toMatch('new Paired(new Replicated(metric))');
    const root = new Paired(new RootMeanSquaredError());
    root.updateState([1, 2, 3], [1, 1, 1], [1, 2, 2]);
    expect(difference(root).reason).toMatch('the result is not the mean');
    expect(difference(pairOf(0, 0, 30, 0)).reason).toMatch('differ so little');
  });
});

test('roots of means, and metrics in groups, can be compared without pairs', () => {
  const [a, b] = [new RootMeanSquaredError(), new RootMeanSquaredError()];
  a.updateState([1, 2, 3, 4, 5], [2, 4, 2, 6, 4]);
  b.updateState([1, 2, 3, 4, 5], [1.1, 2.1, 3, 4.2, 5.2]);
  expect(difference(a, b)).toMatchObject({ better: 'b', method: 'square-and-add' });
  const groups = [0.7, 0.3].map((share) => {
    const m = new Replicated(
      new F1Score({ average: 'macro', sparseYTrue: true, sparseYPred: true }),
    );
    const truth = Array.from({ length: 500 }, (_, i) => i % 3);
    m.updateState(
      truth,
      truth.map((y, i) => ((i * 7) % 10 < share * 10 ? y : 0)),
    );
    return m;
  });
  const found = difference(groups[0]!, groups[1]!);
  expect(found).toMatchObject({ better: 'a', paired: false });
});

test('adjusted p-values are scipy’s', () => {
  for (const { p, adjusted } of recorded.discoveries)
    expect(distance(falseDiscovery(p), adjusted)).toBeLessThan(1e-12);
  expect(falseDiscovery([])).toEqual([]);
});

const own = new Accuracy();
test.each([
  [
    () => difference(own, own),
    'TypeError',
    /^difference: an argument must be another Accuracy .*; got itself$/,
  ],
  [
    () => difference(own, new BinaryAccuracy() as never),
    'TypeError',
    /^difference: an argument must be another Accuracy .*; got BinaryAccuracy/,
  ],
  [
    () => difference(new Mean(), {} as never),
    'TypeError',
    /^difference: b must be a metric; got Object/,
  ],
  [
    () => difference(pairOf(1, 1, 1, 1), { level: 0 }),
    'RangeError',
    /^difference: level must be a number between 0 and 1; got 0$/,
  ],
  [
    () => new Paired(new Mean() as never),
    'TypeError',
    /^Paired.constructor: metric must take yTrue and yPred; got Mean/,
  ],
  [
    () => new Paired(new Paired(new Accuracy()) as never),
    'TypeError',
    /^Paired.constructor: metric must take yTrue and yPred; got Paired/,
  ],
  [
    () => new Paired(new Accuracy()).updateState([1, 0], [1, 0], [1, 0, 1]),
    'RangeError',
    /^Paired.updateState: yPredB: Accuracy.updateState: yPred must have the shape of yTrue; got/,
  ],
  [
    () =>
      Paired.fromJSON({
        ...pairOf(1, 1, 1, 1).toJSON(),
        config: { metric: new Accuracy() },
        state: { ...pairOf(1, 1, 1, 1).toJSON().state, only_a: 4 },
      }),
    'RangeError',
    /^Paired.fromJSON: state must hold sums of pairs that both models have seen; got 4 samples of weight 4, 4 decided, 4 and 1 apart, squares \[4,0,2\]$/,
  ],
  [() => falseDiscovery([0.1, 2]), 'RangeError', /got 2 at \[1\]$/],
  [() => falseDiscovery('p' as never), 'TypeError', /^falseDiscovery: pValues must be a list/],
])('%s is refused', (act, kind, text) => {
  const [found, message] = caught(act);
  expect(found).toBe(kind);
  expect(message).toMatch(text);
});
