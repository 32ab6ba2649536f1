import { Accuracy, F1Score, MeanSquaredError, SparseCategoricalAccuracy } from 'rightly';
import { readAnswer, together } from 'rightly/sql';
import { describe, expect, test } from 'vitest';

const metrics = [new Accuracy(), new MeanSquaredError()];
const sums = { _nulls: 0, _rows: 4, _total_0: 3, _count_0: 4, _total_1: 5, _count_1: 4 };
const squares = { _right_0: 3, _wrong_0: 1, _samples_0: 4, _ww_1: 4, _wwx_1: 5, _wwxx_1: 9 };
const saved = (rows: readonly object[], by?: string[]) =>
  readAnswer(metrics, { by }, rows as never).total.metrics.map(
    (metric) => metric.toJSON().state['spread'],
  );

describe('the spread of a mean, read from an answer,', () => {
  test('is read from its columns', () => {
    expect(saved([{ ...sums, ...squares, _weights: 0, _right_0: 2.5 }])).toEqual([
      { right: 2.5, wrong: 1, samples: 4 },
      { ww: 4, wwx: 5, wwxx: 9, samples: 4 },
    ]);
  });

  test('follows from total and count where there are no weights, but for values that are squared', () => {
    expect(saved([{ ...sums, _wwxx_1: 9 }])).toEqual([
      undefined,
      { ww: 4, wwx: 5, wwxx: 9, samples: 4 },
    ]);
  });

  test('is that of all groups together, and of all parts', () => {
    const row = { ...sums, ...squares, _weights: 0 };
    const twice = [
      { right: 6, wrong: 2, samples: 8 },
      { ww: 8, wwx: 10, wwxx: 18, samples: 8 },
    ];
    expect(
      saved(
        [
          { ...row, _group_0: 'a' },
          { ...row, _group_0: 'b' },
        ],
        ['g'],
      ),
    ).toEqual([undefined, twice[1]]);
    const part = readAnswer(metrics, {}, [{ ...row, _right_0: 2 }]).total;
    const both = together(metrics, [part, part]).metrics.map((m) => m.toJSON().state['spread']);
    expect(both).toEqual([{ ...twice[0], right: 4 }, twice[1]]);
  });

  test('is unknown in answers of older queries, unless it follows', () => {
    expect(saved([sums])).toEqual([undefined, null]);
    expect(saved([{ ...sums, _weights: 0 }])).toEqual([null, null]);
  });

  // Engines write numbers beyond all finite ones in several ways.
  test.each(['Infinity', 'inf', Infinity, Number.NaN, 'NaN', null])(
    'is unknown where a square is %s',
    (_wwxx_1) => {
      expect(saved([{ ...sums, _wwxx_1 }])).toEqual([undefined, null]);
    },
  );
});

/** A row of an older answer, of F1Score and an accuracy. */
const older = (truth: number, call: number, count: number, weights: object): object => ({
  _nulls: 0,
  _rows: count,
  _key_0: truth,
  _key_1: call,
  _sum_0_0: truth === call ? count : 0,
  _sum_0_1: count,
  _sum_0_2: count,
  _total_1: truth === call ? count : 0,
  _count_1: count,
  _narrowest: 2,
  _widest: 2,
  ...weights,
});

test.each([
  ['without weights', {}, undefined],
  ['with weights', { _weights: 0 }, null],
])('an older answer of sums by class, %s, is read beside means', (_, weights, spread) => {
  const asked = [new F1Score({ sparseYTrue: true }), new SparseCategoricalAccuracy()];
  const rows = [older(0, 0, 3, weights), older(1, 0, 1, weights), older(1, 1, 2, weights)];
  const [f1, accuracy] = readAnswer(asked, {}, rows as never).total.metrics;
  expect(f1!.state).toEqual({
    classes: 2,
    hits: { 0: 3, 1: 2 },
    truths: { 0: 3, 1: 3 },
    calls: { 0: 4, 1: 2 },
  });
  expect(accuracy!.state).toEqual({ total: 5, count: 6 });
  expect(accuracy!.toJSON().state['spread']).toBe(spread);
});
