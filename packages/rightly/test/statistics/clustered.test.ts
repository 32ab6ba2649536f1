import * as fc from 'fast-check';
import { Accuracy, BinaryAccuracy, F1Score, MeanSquaredError, RootMeanSquaredError } from 'rightly';
import { metricFromJSON } from 'rightly/registry';
import { Clustered, difference, interval } from 'rightly/statistics';
import { expect, test } from 'vitest';
import { caught } from '../caught.ts';
import { distance, recorded } from './recorded.ts';

test('clustered standard errors are statsmodels’', () => {
  for (const { keys, truth, scores, weights, level, mean, error, ends } of recorded.clusters) {
    const m = new Clustered(new BinaryAccuracy());
    m.updateState(truth, scores, { sampleWeight: weights, cluster: keys });
    const found = interval(m, { level });
    const all = [found.value, found.standardError, found.low, found.high];
    expect(distance(all, [mean, error, ...ends])).toBeLessThan(1e-10);
    expect(found.method).toBe('clustered');
  }
});

test('clusters of one sample each: the error is that of samples, times √(G / (G − 1))', () => {
  const [m, alone] = [new Clustered(new MeanSquaredError()), new MeanSquaredError()];
  const truth = [1, 2, 3, 4, 5];
  const guess = [1.5, 2, 2, 4.5, 7];
  m.updateState(truth, guess, { cluster: [1, 2, 3, 4, 5] });
  alone.updateState(truth, guess);
  const [a, b] = [interval(m), interval(alone)];
  expect(a.standardError).toBeCloseTo(b.standardError! * Math.sqrt(5 / 4), 12);
  const root = new Clustered(new RootMeanSquaredError());
  root.updateState(truth, guess, { cluster: [1, 2, 3, 4, 5] });
  expect(interval(root).high).toBeCloseTo(Math.sqrt(a.high!), 12);
});

const numbers = (m: Clustered<Accuracy>): unknown[] => {
  const { value, low, high, standardError } = interval(m);
  return [value, low ?? -1, high ?? -1, standardError ?? -1];
};

test('parts of whole clusters merge to the whole, and documents go on', () => {
  const row = fc.record({
    right: fc.nat(1),
    user: fc.nat(9),
    weight: fc.constantFrom(1, 0, 0.3, 2),
  });
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 60 }), (rows) => {
      const make = (own: typeof rows): Clustered<Accuracy> => {
        const m = new Clustered(new Accuracy());
        m.updateState(
          own.map(() => 1),
          own.map(({ right }) => right),
          {
            sampleWeight: own.map(({ weight }) => weight),
            cluster: own.map(({ user }) => `u${user}`),
          },
        );
        return m;
      };
      const whole = make(rows);
      const parts = [0, 1, 2].map((part) => make(rows.filter(({ user }) => user % 3 === part)));
      parts[0]!.mergeState(parts[1]!, parts[2]!);
      expect(distance(numbers(parts[0]!), numbers(whole) as number[])).toBeLessThan(1e-9);
      const back = metricFromJSON(JSON.parse(JSON.stringify(whole)));
      expect(JSON.stringify(back)).toBe(JSON.stringify(whole));
      expect(interval(back)).toEqual(interval(whole));
      const before = JSON.stringify(whole);
      expect(() => whole.updateState([1, 1], [1, 1], { cluster: ['a', null as never] })).toThrow(
        / must /,
      );
      expect(JSON.stringify(whole)).toBe(before);
    }),
    { numRuns: 60 },
  );
});

test('two that counted different rows can be compared', () => {
  const [a, b] = [0.5, 0.9].map((share) => {
    const m = new Clustered(new Accuracy());
    const rows = Array.from({ length: 200 }, (_, i) => i);
    m.updateState(
      rows.map(() => 1),
      rows.map((i) => Number((i * 7) % 10 < share * 10)),
      { cluster: rows.map((i) => i % 40) },
    );
    return m;
  });
  expect(difference(a!, b!)).toMatchObject({ better: 'b', paired: false });
});

test.each([
  [
    () => new Clustered(new F1Score()),
    'TypeError: Clustered.constructor: metric must be a mean of yTrue and yPred; got F1Score "f1_score"',
  ],
  [
    () => new Clustered(new Accuracy()).updateState([1], [1], {} as never),
    'TypeError: Clustered.updateState: cluster must be the keys of the samples, or one key for all: text or whole numbers; got undefined at [0]',
  ],
  [
    () =>
      Clustered.fromJSON({
        ...new Clustered(new Accuracy()).toJSON(),
        config: { metric: new Accuracy() },
        state: { metric: {}, clusters: 1.5, ww: 0, ws: 0, ss: 0 },
      }),
    'RangeError: Clustered.fromJSON: state must hold a number of clusters, and their sums of squares; got [1.5,0,0,0,0]',
  ],
])('%s is refused', (act, text) => {
  expect(caught(act).join(': ')).toBe(text);
});

test('of one cluster there is no interval', () => {
  const m = new Clustered(new Accuracy());
  expect(interval(m).reason).toBe('there must be at least 2 clusters; there are 0');
  m.updateState([1, 1], [1, 0], { cluster: 'ann' });
  expect(interval(m).reason).toBe('there must be at least 2 clusters; there are 1');
});
