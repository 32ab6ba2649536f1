import { expect, test } from 'vitest';
import { betaQuantile, binomialAtMost } from '../../src/statistics/beta.ts';
import { midP } from '../../src/statistics/mcnemar.ts';
import { normalQuantile, tQuantile } from '../../src/statistics/quantiles.ts';
import { recorded } from './recorded.ts';

const functions = {
  normal: normalQuantile,
  t: tQuantile,
  beta: betaQuantile,
} as Record<string, (p: number, ...parameters: number[]) => number>;

const off = (found: number, expected: number): number =>
  expected === 0 ? Math.abs(found) : Math.abs(found / expected - 1);

test.each(['normal', 't', 'beta'])('quantiles of %s are scipy’s to 1e-10', (name) => {
  const cases = recorded.quantiles.filter(({ of }) => of === name);
  expect(cases.length).toBeGreaterThan(10);
  const wrong = cases.filter(
    ({ p, parameters, answer }) => !(off(functions[name]!(p, ...parameters), answer) < 1e-10),
  );
  expect(wrong).toEqual([]);
});

test('tails of the binomial distribution are scipy’s to 1e-10', () => {
  const wrong = recorded.tails.filter(
    ({ k, n, p, below }) => !(off(binomialAtMost(k, n, p), below) < 1e-10),
  );
  expect(wrong).toEqual([]);
});

test('McNemar’s mid-p is that of statsmodels and scipy', () => {
  for (const { b, c, middle } of recorded.tests) {
    expect(off(midP(b, c), middle)).toBeLessThan(1e-10);
    expect(midP(c, b)).toBe(midP(b, c));
  }
  // As in docs/semantics.md.
  expect(midP(1, 7).toFixed(4)).toBe('0.0391');
  expect(midP(3, 3).toFixed(3)).toBe('0.844');
});
