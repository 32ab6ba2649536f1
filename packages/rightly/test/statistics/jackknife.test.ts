import { Accuracy, F1Score } from 'rightly';
import {
  difference,
  interval,
  jackknife,
  Replicated,
  replicateOf,
  tTest,
} from 'rightly/statistics';
import { describe, expect, test } from 'vitest';
import { caught } from '../caught.ts';

describe('the jackknife of numbers', () => {
  test('is the interval of Replicated', () => {
    const options = { average: 'macro', sparseYTrue: true, sparseYPred: true } as const;
    const truth = Array.from({ length: 90 }, (_, i) => i % 3);
    const guess = truth.map((y, i) => (i % 7 < 2 ? (y + 1) % 3 : y));
    const replicated = new Replicated(new F1Score(options), { replicates: 5 });
    replicated.updateState(truth, guess);
    const without = Array.from({ length: 5 }, (_, left) => {
      const f1 = new F1Score(options);
      const kept = (list: number[]): number[] => list.filter((_one, i) => i % 5 !== left);
      f1.updateState(kept(truth), kept(guess));
      return f1.result();
    });
    const found = jackknife(replicated.result(), without, { level: 0.9 });
    const { low, high, standardError } = interval(replicated, { level: 0.9 });
    expect(found.low).toBeCloseTo(low!, 12);
    expect(found.high).toBeCloseTo(high!, 12);
    expect(found.standardError).toBeCloseTo(standardError!, 12);
    expect([found.groups, found.level]).toEqual([5, 0.9]);
  });

  test('says what is wrong with its numbers', () => {
    expect(caught(() => jackknife(0.5, [0.4]))).toEqual([
      'RangeError',
      'jackknife: without must have at least 2 numbers, one for each group; got Array(1)',
    ]);
    expect(caught(() => jackknife(0.5, 'ab' as never))?.[0]).toBe('TypeError');
    expect(caught(() => jackknife('x' as never, [1, 2]))?.[0]).toBe('TypeError');
    expect(caught(() => jackknife(1, [1, 2], { level: 2 }))?.[0]).toBe('RangeError');
  });
});

describe('the replicate of a key', () => {
  test('is that of the MD5 of its text', () => {
    expect(replicateOf('', 20)).toBe(0xd41d8cd9 % 20);
    expect(replicateOf('a', 20)).toBe(0x0cc175b9 % 20);
    expect(replicateOf('abc', 7)).toBe(0x90015098 % 7);
  });

  test('takes text alone, and a number of groups', () => {
    expect(caught(() => replicateOf(7 as never, 20))?.[0]).toBe('TypeError');
    expect(caught(() => replicateOf('7', 0))?.[0]).toBe('RangeError');
  });
});

describe('the smallest detectable difference', () => {
  // The numbers of rows that only one of the models has right: 100 of 10,000 each.
  const n = 10_000;
  const metrics = [0, 1].map((model) => {
    const metric = new Accuracy();
    metric.updateState(
      Array.from({ length: n }, () => 1),
      Array.from({ length: n }, (_, i) => Number(i % 100 !== model)),
    );
    return metric;
  });

  test('is 2.8 standard errors at level 0.95', () => {
    const { minimumDetectable, standardError } = difference(metrics[0]!, metrics[1]!);
    // 1.959964 + 0.841621
    expect(minimumDetectable! / standardError!).toBeCloseTo(2.801585, 6);
  });

  test('is null where there is no standard error', () => {
    expect(difference(new Accuracy(), new Accuracy()).minimumDetectable).toBeNull();
  });
});

describe('the t test', () => {
  // `2 * scipy.stats.t.sf(t, n)` of scipy 1.17.
  test.each([
    [2.4, 19, 0.026805060040619003],
    [0.1, 3, 0.9266523488008059],
    [12, 5, 7.089492517161522e-5],
    [2, 1e7, 0.04550029089184296],
    [1.959963984540054, Infinity, 0.05],
  ])('t = %f with %f degrees of freedom', (t, freedom, p) => {
    expect(tTest(t, 1, freedom)).toBeCloseTo(p, 9);
    expect(tTest(-t / 8, 1 / 8, freedom)).toBeCloseTo(p, 9);
  });

  test('of no difference at all', () => {
    expect([tTest(0, 0, 9), tTest(1, 0, 9), tTest(0, 1, 9)]).toEqual([1, 0, 1]);
  });
});
