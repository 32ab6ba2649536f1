/* oxlint-disable unicorn/consistent-function-scoping -- helpers stand beside the cases that use them */
/* oxlint-disable vitest/expect-expect -- expectEverywhere expects */
/* oxlint-disable typescript/no-unnecessary-type-assertion -- the assertion says what a reader expects */
import { type AnyMetric, type Found, type Summands } from 'rightly';
import { metricFromJSON } from 'rightly/registry';
import {
  classes,
  differs,
  equal,
  ids,
  isNumber,
  labels,
  moments,
  ofWidth,
  perClass,
  place,
  reals,
  scores,
  square,
  times,
  withoutNaN,
} from 'rightly/verbs';
import { describe, expect, test } from 'vitest';
import { caught } from '../caught.ts';
import { made } from './own.ts';
import { counted, expectEverywhere } from './ways.ts';

/* A user's own sums, in forms that no metric of the library has. */

const read = (metric: AnyMetric): AnyMetric =>
  metricFromJSON(JSON.parse(JSON.stringify(metric)), { Own: metric.constructor as never });

// oxfmt-ignore
describe('Weights apply to', () => {
  const rows = perClass('yTrue');
  const isScored = isNumber(scores('yPred'));

  test('a sum of samples beside sums of their elements', () => {
    const Sums = made(() => ({ elements: { value: rows, where: isScored }, samples: {} }), (found) => [found.scalar('elements'), found.scalar('samples')]);
    expectEverywhere(['', () => new Sums(), [[[[1, 2], [3, 4]], [[0, 0], [0, 0]], { sampleWeight: [1, 3] }]], [24, 4]]);
  });

  test('rows of the truth times a column, in each of many blocks', () => {
    const Sums = made(() => ({ sum: { value: times(rows, reals('yPred')), by: place(rows) } }), (found) => [0, 1, 2].map((at) => found.cells('sum').at(at)));
    const n = 6000;
    const yTrue = Array.from({ length: n }, () => [1, 2, 3]);
    const sampleWeight = Array.from({ length: n }, (_, i) => i % 2);
    const metric = counted(new Sums(), [[yTrue, new Float64Array(n).fill(10), { sampleWeight }]]);
    expect(metric.result()).toEqual([30_000, 60_000, 90_000]);
    expect(caught(() => metric.updateState([[1, 2]], [1], { sampleWeight: [1, 2, 3] }))[1]).toBe(
      'Made.updateState: sampleWeight must fit the leading axes of [1,2]; got [3]',
    );
  });
});

// oxfmt-ignore
describe('Moments', () => {
  const [x, y] = [reals('yTrue'), reals('yPred')];
  const weightAndMean = (found: Found): number[] => {
    const { weight, meanX } = found.moments('m').at(0);
    return [weight, meanX];
  };

  test('are those of the samples for which the condition holds', () => {
    const Some = made(() => ({ m: { moments: moments(x, y), where: differs(x, 0) } }), weightAndMean);
    expectEverywhere(['', () => new Some(), [[[0, 1, 4], [5, 1, 2]], [[0], [NaN]], [[7, 0], [1, 2], { sampleWeight: [2, 3] }]], [4, 19 / 4]]);
  });

  test('of inner axes weigh their share of a sample', () => {
    const Shares = made(() => ({ m: { moments: moments(x, y), isPerSample: true } }), weightAndMean);
    expectEverywhere(['', () => new Shares(), [[[[1, 3], [2, 2]], [[1, 2], [3, 4]]], [[[8, 8]], [[1, 2]], { sampleWeight: [2] }]], [4, 5]]);
  });

  test.each<[string, () => Summands, string]>([
    ['no value', () => ({ m: { moments: moments(x, y), value: square(x) } }), 'a value'],
    ['no key', () => ({ m: { moments: moments(labels('yTrue'), y), by: labels('yTrue') } }), 'a key'],
  ])('stand beside %s', (_, sums, got) => {
    expect(caught(() => new (made(sums, () => 0))())).toEqual(['TypeError', `Made.constructor: the sums: m must have neither a value nor a key beside moments; got ${got}`]);
  });
});

// oxfmt-ignore
test('Inner axes make one sample together in sums by key, too', () => {
  const keys = { by: labels('yTrue'), isPerSample: true };
  const Shares = made(() => ({ one: keys, pairs: { by: [labels('yTrue'), labels('yPred')], isPerSample: true } }), (found) => [found.cells('one').at(0), found.cells('one').at(1), found.grid('pairs').at(1)!.at(7)]);
  expectEverywhere(['', () => new Shares(), [[[[0, 0], [1, 1]], [[7, 7], [7, 8]]], [[[1, 0]], [[7, 7]], { sampleWeight: [4] }]], [3, 3, 2.5]]);
});

// oxfmt-ignore
describe('A saved state is read back', () => {
  const [names, wholes] = [classes('yTrue'), labels('yTrue')];
  test.each<[string, () => Summands, unknown, unknown, unknown]>([
    ['keys below 0 that were looked at', () => ({ n: { by: withoutNaN(wholes), where: equal(wholes, labels('yPred')) } }), [-1], [-1], { n: { '-1': 1 } }],
    ['names that were looked at', () => ({ n: { by: withoutNaN(names), where: equal(names, classes('yPred')) } }), ['a'], ['a'], { n: { a: 1 } }],
    ['ids below 0, so many a sample', () => ({ n: { by: ofWidth(ids('yPred'), 2) }, m: { by: wholes } }), [0], [[-1, 3]], { n: { '-1': 1, 3: 1 }, m: { 0: 1 } }],
  ])('with %s', (_, sums, yTrue, yPred, state) => {
    const metric = counted(new (made(sums, () => 0))(), [[yTrue, yPred]]);
    expect(JSON.parse(JSON.stringify(metric.state))).toEqual(state);
    expect(read(metric).toJSON()).toEqual(metric.toJSON());
  });
});
