import {
  Accuracy,
  type AnyMeanMetric,
  BinaryAccuracy,
  CategoricalCrossentropy,
  Dice,
  MeanMetricWrapper,
  MeanSquaredError,
  RootMeanSquaredError,
  SparseCategoricalAccuracy,
  SparseCategoricalCrossentropy,
} from 'rightly';
import { evaluationQuery, hitSql, type Source } from 'rightly/sql';
import { describe, expect, test } from 'vitest';
import { caught } from './caught.ts';

const source: Source = { from: 't', yTrue: 'y', yPred: 'p' };
const query = (changes: object) => () =>
  evaluationQuery([new Accuracy()], { ...source, ...changes });
const known =
  'source must be an object of from, yTrue, yPred, sampleWeight, by, added, where, holds, nulls; got';
const [labels, words] = ['integer', 'string'].map((type) => ({ column: 'c', type }));

// oxfmt-ignore
describe('a query refuses', () => {
  test.each([
    ['a key that it does not know', query({ sample_weight: 'w' }), `${known} "sample_weight"`],
    ['no table', query({ from: undefined }), 'source from must be SQL that names a table; got undefined'],
    ['one group column without a list', query({ by: 'g' }), 'source by must be a list of columns; got "g"'],
    ['a weight with a type', query({ sampleWeight: { column: 'w' } }), 'source sampleWeight must be the name of a column; got Object { column }'],
    ['nulls of another word', query({ nulls: 'Skip' }), "source nulls must be 'error' or 'skip'; got \"Skip\""],
    ['a type of another word', query({ yTrue: { column: 'y', type: 'int' } }), 'source yTrue must be of type integer, float32, float64, string; got "int"'],
    ['no column', query({ yPred: [] }), 'source yPred must name a column, or one column for each class; got Array(0)'],
    ['strings against numbers', query({ yTrue: words, yPred: labels }), 'accuracy: the columns must hold both strings or both numbers; got yTrue string, yPred integer'],
    ['strings for a threshold', () => evaluationQuery([new BinaryAccuracy()], { ...source, yTrue: words, yPred: words } as Source), 'binary_accuracy: the columns must hold numbers; got yTrue string, yPred string'],
  ] as const)('%s', (_, act, text) => {
    expect(caught(act)).toEqual(['TypeError', text]);
  });
});

const lists = { column: 'c', type: 'float64', list: true } as const;
const asked = (metric: AnyMeanMetric, changes: object) => () =>
  evaluationQuery([metric], { ...source, ...changes });

// oxfmt-ignore
describe('a query refuses metrics that SQL cannot express:', () => {
  const own = new MeanMetricWrapper((yTrue, yPred) => yTrue.map((y, i) => y - yPred[i]!), { name: 'own' });
  test.each([
    ['a function', asked(own, {}), 'own: in SQL a metric must be declared in verbs; got a function'],
    ['the whole batch', asked(new Dice(), {}), 'dice: yTrue: in SQL, which sees one row at a time, axis must be the last; got null'],
    ['another axis', asked(new CategoricalCrossentropy({ axis: -2 }), {}), 'categorical_crossentropy: yTrue: in SQL, which sees one row at a time, axis must be the last; got -2'],
    ['several axes', asked(new Dice({ axis: [1, 2] }), {}), 'dice: yTrue: in SQL, which sees one row at a time, axis must be the last; got Array(2)'],
    ['a list for one number', asked(new MeanSquaredError(), { yPred: lists }), 'mean_squared_error: the columns must both hold lists, or both hold one number a row; got yTrue one number a row, yPred lists'],
    ['several columns for one', asked(new MeanSquaredError(), { yTrue: ['a', 'b'] }), 'mean_squared_error: the columns must both hold lists, or both hold one number a row; got yTrue lists, yPred one number a row'],
    ['lists of numbers that count one by one', asked(new RootMeanSquaredError(), { yTrue: lists, yPred: lists }), 'root_mean_squared_error: yTrue must be one column with one value for each row; got lists, or several columns'],
    ['one number for scores', asked(new SparseCategoricalCrossentropy(), { yPred: { column: 'p', type: 'float64', list: false } }), 'sparse_categorical_crossentropy: yPred must be lists, or one column for each class; got one value a row'],
    ['strings', asked(new MeanSquaredError(), { yTrue: words, yPred: words }), 'mean_squared_error: the columns must hold numbers; got yTrue string, yPred string'],
    ['a list that is not said with a boolean', asked(new MeanSquaredError(), { yTrue: { column: 'y', type: 'float64', list: 1 } }), 'source yTrue list must be true or false; got 1'],
    ['a precision that is none', asked(new MeanSquaredError(), { yTrue: { column: 'y', type: 'float32', precision: 'float8' } }), "source yTrue precision must be float16 or bfloat16; got \"float8\""],
    ['labels of which it is not said with a boolean whether they are wide', asked(new MeanSquaredError(), { yTrue: { column: 'y', type: 'integer', wide: 128 } }), 'source yTrue wide must be true or false; got 128'],
    ['a loss that is asked what is right', () => hitSql(new MeanSquaredError(), source), 'hitSql: the metric must decide right or wrong (valueSql is for losses); got mean_squared_error'],
  ] as const)('%s', (_, act, text) => {
    expect(caught(act)).toEqual(['TypeError', text]);
  });
});

const read = (row: object) => () =>
  evaluationQuery([new SparseCategoricalAccuracy()], source).read([
    { _nulls: 0, _rows: 4n, _total_0: 3n, _count_0: 4n, ...row },
  ]);

// oxfmt-ignore
describe('an answer refuses rows that no metric counts:', () => {
  test.each([
    ['NULL', { _nulls: 1n }, 'hold no NULL (or be skipped); got 1 of 4 that do not'],
    ['fractions', { _fractions: 2n }, 'have whole numbers for labels; got 2 of 4 that do not'],
    ['weights', { _weights: 1n }, 'have finite weights of at least 0; got 1 of 4 that do not'],
    ['labels that no class has', { _unknown_labels: 1n }, 'have labels that are classes; got 1 of 4 that do not'],
    ['values', { _not_finite: 2n }, 'have values that are finite numbers; got 2 of 4 that do not'],
    ['lists of unlike lengths', { _narrowest: 2n, _widest: 3n }, 'have lists of one length; got lengths from 2 to 3'],
  ] as const)('%s', (_, row, text) => {
    expect(caught(read(row))).toEqual(['RangeError', `read: all rows must ${text}`]);
  });

  test('an answer with sums that no rows can have', () => {
    expect(caught(read({ _total_0: 5n }))).toEqual(['RangeError', 'read: sparse_categorical_accuracy total must be 0 to 1 times count; got 5 of 4']);
  });

  test('an answer without its sums', () => {
    const text = 'read: each row must have the column _count_0; got _nulls, _rows, _total_0';
    expect(caught(() => evaluationQuery([new Accuracy()], source).read([{ _nulls: 0, _rows: 4n, _total_0: 3n }]))).toEqual(['RangeError', text]);
  });

  test('an answer that does not say how many rows have NULL', () => {
    const row = { _rows: 4n, _total_0: 3n, _count_0: 4n };
    expect(caught(() => evaluationQuery([new Accuracy()], source).read([row]))).toEqual([
      'RangeError',
      'read: each row must have the column _nulls or _skipped; got _rows, _total_0, _count_0',
    ]);
  });

  test('an answer of more rows than the query has', () => {
    const one = evaluationQuery([new Accuracy()], source);
    expect(caught(() => one.read([]))).toEqual(['RangeError', 'read: the rows must be one row; got 0 rows']);
  });
});
