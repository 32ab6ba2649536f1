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
