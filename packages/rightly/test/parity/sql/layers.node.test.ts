import * as rightly from 'rightly';
import { type AnyMeanMetric, type SumsDefinition, SumsMetric } from 'rightly';
import { evaluationQuery, type Source, type SqlMetric } from 'rightly/sql';
import { bucket, minus, numbers, reals } from 'rightly/verbs';
import { describe, expect, test } from 'vitest';

const said = (metrics: AnyMeanMetric[], list: boolean, part: RegExp): number => {
  const [yTrue, yPred] = ['y', 'p'].map((column) => ({ column, type: 'float64', list }) as const);
  const source = { from: 't', yTrue, yPred } as Source;
  return evaluationQuery(metrics, source).text.match(part)?.length ?? 0;
};

describe('a separate column is made for', () => {
  test('an expression that several metrics read', () => {
    const metrics = [new rightly.MeanSquaredError(), new rightly.MeanAbsoluteError()];
    expect(said(metrics, true, /CAST\(_y_true AS DOUBLE\[\]\)/g)).toBe(1);
  });

  test('an expression that is repeated', () => {
    expect(said([new rightly.BinaryCrossentropy()], false, /greatest\(-greatest/g)).toBe(1);
    expect(said([new rightly.BinaryCrossentropy()], true, /list_transform/g)).toBe(4);
  });

  test('a single number beside lists', () => {
    const metrics = [new rightly.CategoricalCrossentropy()];
    expect(said(metrics, true, /lambda [^\n]*x \/ _replaced\d/g)).toBe(1);
  });
});

/** Sums by bucket of the error, or of the truth and the prediction. */
class Buckets extends SumsMetric<{ readonly isError: boolean }> {
  static readonly definition: SumsDefinition<{ readonly isError: boolean }, number> = {
    className: 'Buckets',
    name: 'buckets',
    direction: undefined,
    options: {
      isError: {
        default: false,
        expected: 'be true or false',
        accepts: (x) => typeof x === 'boolean',
      },
    },
    sums: ({ isError }) => ({
      all: {
        by: isError
          ? bucket(minus(reals('yPred'), reals('yTrue')), [0])
          : [bucket(numbers('yTrue'), [0]), bucket(numbers('yPred'), [0])],
      },
    }),
    result: () => 0,
  };
}

const scans = (...metrics: SqlMetric[]): number =>
  evaluationQuery(metrics, { from: 't', yTrue: 'y', yPred: 'p' }).text.split('UNION ALL').length;

test('buckets of other inputs have scans of their own: the cells would be as many as their product', () => {
  const [errors, pairs] = [true, false].map((isError) => new Buckets({ isError }));
  const areas = [new rightly.AUC(), new rightly.Precision({ thresholds: [0.3, 0.7] })];
  expect(scans(errors!, new rightly.MeanSquaredError(), pairs!)).toBe(2);
  expect(scans(...areas)).toBe(1);
  expect(scans(...areas, errors!, pairs!)).toBe(3);
});

test('later scans of the same rows do not repeat the counts of the first scan', () => {
  const [errors, pairs] = [true, false].map((isError) => new Buckets({ isError }));
  const query = evaluationQuery([errors!, pairs!], { from: 't', yTrue: 'y', yPred: 'p' });
  const counts = (name: string): string[] =>
    [...query.text.matchAll(new RegExp(` (.*) AS ${name}`, 'g'))].map(([, sql]) => sql!.trim());
  expect(counts('_nulls')).toEqual([
    'count(*) FILTER (WHERE (_y_true IS NULL OR _y_pred IS NULL))',
    'CAST(NULL AS BIGINT)',
  ]);
  expect(counts('_rows')).toEqual(['count(*)', 'count(*)']);
});

const answer = (nulls: number): readonly Record<string, number>[] => [
  { _scan: 0, _rows: 3, _nulls: nulls, _key_0: 1, _sum_0_0: 3 },
  { _scan: 1, _rows: 3, _key_1: 0, _key_2: 1, _sum_1_0: 3 },
];

test('an answer whose later scans leave out the counts of the first scan is read', () => {
  const [errors, pairs] = [true, false].map((isError) => new Buckets({ isError }));
  const query = evaluationQuery([errors!, pairs!], { from: 't', yTrue: 'y', yPred: 'p' });
  expect(query.read(answer(0)).total.metrics.map(({ state }) => state)).toEqual([
    { all: { 1: 3 } },
    { all: { 0: { 1: 3 } } },
  ]);
  expect(() => query.read(answer(2))).toThrow('hold no NULL (or be skipped); got 2 of 3');
  const without = answer(0).map(({ _nulls, ...row }) => row);
  expect(() => query.read(without)).toThrow('have the column _nulls or _skipped');
});
