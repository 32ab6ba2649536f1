import * as rightly from 'rightly';
import type { AnyMeanMetric } from 'rightly';
import { evaluationQuery, type Source } from 'rightly/sql';
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
