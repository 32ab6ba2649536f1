import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import {
  Accuracy,
  AUC,
  BinaryAccuracy,
  F1Score,
  MatthewsCorrelation,
  Mean,
  MeanIoU,
  MetricList,
  Precision,
} from 'rightly';
import { metricFromJSON } from 'rightly/registry';
import { difference, interval, Paired, Replicated } from 'rightly/statistics';
import { describe, expect, test } from 'vitest';
import { firstOfMd5 } from '../../src/statistics/md5.ts';
import { caught } from '../caught.ts';
import { distance, recorded } from './recorded.ts';

type Column = (number | number[])[];
const column = (scores: readonly number[]): Column => scores.map((score) => [score]);
const decided = (scores: readonly number[]): Column => scores.map((score) => Number(score > 0.5));
const plain = (scores: readonly number[]): Column => [...scores];

const subjects = {
  f1: [() => new F1Score({ average: 'micro', threshold: 0.5 }), column, column],
  auc: [() => new AUC({ exact: true }), plain, plain],
  mcc: [() => new MatthewsCorrelation({ sparseYTrue: true, sparseYPred: true }), decided, decided],
  iou: [() => new MeanIoU({ numClasses: 2 }), decided, decided],
  accuracy: [() => new BinaryAccuracy(), plain, plain],
  // oxlint-disable-next-line typescript/no-explicit-any -- metrics of many kinds
} as unknown as Record<string, [() => any, typeof column, typeof column]>;

describe.each(Object.entries(subjects))('%s in groups', (name, [make, truthOf, scoresOf]) => {
  test('has the jackknife of recorded answers, whole and in parts', () => {
    for (const { keys, truth, old, weights, level, answers } of recorded.jackknife) {
      const parts = Array.from({ length: 5 }, () => new Replicated(make()));
      for (const [i, part] of parts.entries()) {
        const own = <T>(all: readonly T[]): T[] => all.filter((_, j) => j % 5 === i);
        part.updateState(truthOf(own(truth)), scoresOf(own(old)), {
          sampleWeight: own(weights),
          cluster: own(keys),
        });
      }
      const whole = new Replicated(make());
      const options = { sampleWeight: weights, cluster: keys };
      whole.updateState(truthOf(truth), scoresOf(old), options);
      parts[0]!.mergeState(...parts.slice(1));
      for (const metric of [whole, parts[0]!]) {
        const found = interval(metric, { level });
        const { value, standardError, low, high, effectiveSize } = found;
        const all = [value, standardError, low, high, effectiveSize];
        expect(distance(all, answers[name]!)).toBeLessThan(1e-10);
        expect(found.method).toBe('jackknife');
      }
    }
  });

  test('has that of the difference of two models', () => {
    for (const { keys, truth, weights, level, differences, ...models } of recorded.jackknife) {
      const pair = new Paired(new Replicated(make()));
      const options = { sampleWeight: weights, cluster: keys };
      pair.updateState(truthOf(truth), scoresOf(models.old), scoresOf(models.new), options);
      const { difference: value, standardError, low, high } = difference(pair, { level });
      const expected = differences[name]!.slice(0, 4);
      expect(distance([value, standardError, low, high], expected)).toBeLessThan(1e-10);
    }
  });
});

test('a key’s group is in the first digits of its MD5', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
      const digits = createHash('md5').update(text).digest('hex').slice(0, 8);
      expect(firstOfMd5(text)).toBe(Number.parseInt(digits, 16));
    }),
  );
});

// oxlint-disable-next-line typescript/no-explicit-any -- metrics of two kinds
const answers = (metric: any): unknown[] => {
  const found = (metric as unknown) instanceof Replicated ? interval(metric) : difference(metric);
  return [found.low, found.high, found.standardError].map((x) => x ?? -1);
};

describe('laws:', () => {
  const sample = fc.record({
    truth: fc.nat(2),
    guess: fc.nat(2),
    other: fc.nat(2),
    user: fc.nat(40),
    weight: fc.constantFrom(1, 2, 0.25, 0.3),
  });
  const samples = fc.array(sample, { minLength: 1, maxLength: 60 });
  type Sample = typeof sample extends fc.Arbitrary<infer T> ? T : never;
  const given = (own: readonly Sample[]) =>
    [
      own.map(({ truth }) => truth),
      own.map(({ guess }) => guess),
      own.map(({ other }) => other),
      { sampleWeight: own.map(({ weight }) => weight), cluster: own.map(({ user }) => user) },
    ] as const;
  const make = {
    replicated: () => new Replicated(new MeanIoU({ numClasses: 3 }), { replicates: 5 }),
    'a pair': () => new Paired(new Accuracy()),
    'a pair in groups': () =>
      new Paired(new Replicated(new MeanIoU({ numClasses: 3 }), { replicates: 5 })),
    // oxlint-disable-next-line typescript/no-explicit-any -- metrics of two kinds
  } as Record<string, () => any>;
  const count = (metric: unknown, own: readonly Sample[]): void => {
    const [truth, guess, other, { sampleWeight, cluster }] = given(own);
    if (metric instanceof Replicated) metric.updateState(truth, guess, { sampleWeight, cluster });
    else {
      const inner = (metric as Paired<Accuracy>).metric;
      const more = (inner as unknown) instanceof Replicated ? { cluster } : {};
      (metric as Paired<Accuracy>).updateState(truth, guess, other, {
        sampleWeight,
        ...more,
      });
    }
  };

  test.each(Object.keys(make))('%s: parts merge in any order to the whole', (kind) => {
    fc.assert(
      fc.property(samples, fc.integer({ min: 2, max: 6 }), (all, n) => {
        const parts = Array.from({ length: n }, (_, i) => {
          const part = make[kind]!();
          count(
            part,
            all.filter((__, j) => j % n === i),
          );
          return part;
        });
        const backwards: typeof parts = [];
        for (const part of parts)
          backwards.unshift(metricFromJSON(JSON.parse(JSON.stringify(part))));
        const whole = make[kind]!();
        count(whole, all);
        for (const [first, ...others] of [parts, backwards]) {
          first.mergeState(...others);
          expect(first.result()).toBeCloseTo(whole.result(), 12);
          expect(
            distance(answers(first as never), answers(whole as never) as number[]),
          ).toBeLessThan(1e-9);
        }
      }),
      { numRuns: 60 },
    );
  });

  test.each(Object.keys(make))('%s: the result equals that without groups and pairs', (kind) => {
    fc.assert(
      fc.property(samples, (all) => {
        const metric = make[kind]!();
        count(metric, all);
        const [truth, guess, other, { sampleWeight }] = given(all);
        const alone = (own: number[]): number => {
          const inner = kind === 'a pair' ? new Accuracy() : new MeanIoU({ numClasses: 3 });
          inner.updateState(truth, own, { sampleWeight });
          return inner.result();
        };
        const expected = kind === 'replicated' ? alone(guess) : alone(other) - alone(guess);
        expect(metric.result()).toBeCloseTo(expected, 12);
      }),
      { numRuns: 60 },
    );
  });

  test.each(Object.keys(make))('%s: several batches have the result of one', (kind) => {
    fc.assert(
      fc.property(samples, samples, (first, second) => {
        const [apart, at] = [make[kind]!(), make[kind]!()];
        count(apart, first);
        count(apart, second);
        count(at, [...first, ...second]);
        expect(apart.result()).toBeCloseTo(at.result(), 12);
        expect(distance(answers(apart), answers(at) as number[])).toBeLessThan(1e-9);
      }),
      { numRuns: 40 },
    );
  });

  test.each(Object.keys(make))('%s: a batch that is refused changes nothing', (kind) => {
    fc.assert(
      fc.property(samples, (all) => {
        const metric = make[kind]!();
        count(metric, all);
        const before = JSON.stringify(metric);
        const bad = [...all, { ...all[0]!, other: null, guess: null } as never];
        expect(() => count(metric, bad)).toThrow(/ must /);
        expect(JSON.stringify(metric)).toBe(before);
      }),
      { numRuns: 20 },
    );
  });

  test('without keys, each sample goes to the next group, in batches of any size', () => {
    const truth = Array.from({ length: 47 }, (_, i) => i % 3);
    const guess = truth.map((y, i) => (i % 5 === 0 ? 0 : y));
    const whole = new Replicated(new Accuracy());
    whole.updateState(truth, guess);
    const byOne = new Replicated(new Accuracy());
    for (const [i, y] of truth.entries()) byOne.updateState([y], [guess[i]!]);
    expect(JSON.stringify(byOne)).toBe(JSON.stringify(whole));
    const groups = whole.toJSON().state['groups'] as unknown as Record<string, { count: number }>;
    expect(Object.keys(groups).length).toBe(20);
    expect(groups['6']).toEqual({ total: 3, count: 3 });
    expect(groups['7']!.count).toBe(2);
    // The same in a pair.
    const pair = new Paired(new Replicated(new Accuracy()));
    for (const [i, y] of truth.entries()) pair.updateState([y], [guess[i]!], [y]);
    expect(difference(pair).method).toBe('jackknife');
  });
});

test('clusters: the unit of the interval is the cluster', () => {
  // 40 users with 25 rows each, all right or all wrong.
  const users = Array.from({ length: 1000 }, (_, i) => `user ${i % 40}`);
  const right = users.map((_, i) => Number((i % 40) % 4 > 0));
  const truth = right.map(() => 1);
  const [together, apart] = [new Replicated(new Accuracy()), new Replicated(new Accuracy())];
  together.updateState(truth, right, { cluster: users });
  apart.updateState(truth, right, { cluster: users.map((_, i) => i) });
  const [a, b] = [interval(together).standardError!, interval(apart).standardError!];
  // √(0.75 · 0.25 / 40) = 0.068. For 1000 independent rows it would be 0.0137. Twenty groups estimate it to about a sixth.
  expect(a / 0.0685).toBeGreaterThan(0.6);
  expect(a / 0.0685).toBeLessThan(1.5);
  expect(b / 0.0137).toBeLessThan(1.5);
  const oneKey = new Replicated(new Accuracy());
  oneKey.updateState([1, 0], [1, 1], { cluster: 'one' });
  expect(interval(oneKey).reason).toBe(
    'there must be samples in at least 2 groups; there are some in 1',
  );
});

test('results in lists and by name have intervals of their form', () => {
  const list = new Replicated(
    new MetricList([new Precision({ thresholds: [0.3, 0.6] }), new BinaryAccuracy()]),
  );
  const truth = Array.from({ length: 300 }, (_, i) => Number(i % 3 === 0));
  list.updateState(
    truth,
    truth.map((y, i) => ((i * 37) % 100) / 100 + y / 1000),
  );
  const { value, low, standardError } = interval(list) as never as Record<
    string,
    { precision: number[]; binary_accuracy: number }
  >;
  expect(low!.precision.length).toBe(2);
  for (const i of [0, 1]) expect(low!.precision[i]!).toBeLessThan(value!.precision[i]!);
  expect(low!.binary_accuracy).toBeLessThan(value!.binary_accuracy);
  expect(standardError!.binary_accuracy).toBeGreaterThan(0);
});

test('a class in one group only gives a reason', () => {
  const m = new Replicated(new F1Score({ sparseYTrue: true, sparseYPred: true }), {
    replicates: 3,
  });
  m.updateState(['a', 'b', 'c', 'a'] as never, ['a', 'b', 'c', 'a'] as never);
  expect(interval(m).reason).toBe('a class occurs in one group only');
});

test('values alone can be in groups', () => {
  const m = new Replicated(new Mean(), { replicates: 4 });
  m.updateState([1, 2, 3, 4, 5, 6, 7, 8], { cluster: [1, 2, 3, 4, 5, 6, 7, 8] });
  m.updateState([5]);
  expect(m.result()).toBeCloseTo(41 / 9, 12);
  expect(interval(m).effectiveSize).toBeLessThanOrEqual(4);
});

const m = new Replicated(new Accuracy());
test.each([
  [
    () => new Replicated(new Accuracy(), { replicates: 1 }),
    'RangeError: Replicated.constructor: replicates must be a whole number of 2 to 1000; got 1',
  ],
  [
    () => new Replicated({} as never),
    'TypeError: Replicated.constructor: metric must be a metric with an updateState, or a MetricList; got Object {  }',
  ],
  [
    () => m.updateState([1, 0], [1, 1], { cluster: ['a'] }),
    'RangeError: Replicated.updateState: cluster must have a key for each of 2 samples; got Array(1)',
  ],
  [
    () => m.updateState([1, 0], [1, 1], { cluster: [1, 0.5] }),
    'TypeError: Replicated.updateState: cluster must be the keys of the samples, or one key for all: text or whole numbers; got 0.5 at [1]',
  ],
  [
    () => m.updateState([1, 0], [1, 1], { cluster: null } as never),
    'TypeError: Replicated.updateState: cluster must be the keys of the samples, or one key for all: text or whole numbers; got null at [0]',
  ],
  [
    () => m.updateState([1, 0], [1, 1], { clusters: [1, 2] } as never),
    'TypeError: Accuracy.updateState: options must be an object of sampleWeight, mask; got "clusters"',
  ],
  [
    () =>
      Replicated.fromJSON({
        ...m.toJSON(),
        config: { metric: new Accuracy() },
        state: { groups: { 20: { total: 1, count: 1 } }, rows: 1 },
      }),
    'RangeError: Replicated.fromJSON: state groups must hold only 0 to 19; got "20"',
  ],
])('%s is refused', (act, text) => {
  expect(caught(act).join(': ')).toBe(text);
});
