import { Accuracy, BinaryAccuracy, MeanSquaredError } from 'rightly';
import {
  type Dialect,
  duckdb,
  evaluationQuery,
  hitSql,
  pairsQuery,
  problemsQuery,
  readAnswer,
  refusalsBy,
  rowsQuery,
  together,
  valueSql,
} from 'rightly/sql';
import { describe, expect, test } from 'vitest';
import { caught } from '../caught.ts';
import { faults } from './values.ts';

/* Odd values for metrics, sources, dialects and answers of SQL. */

const any = (value: unknown): never => value as never;
const metrics = [new BinaryAccuracy()];
const source = { from: 't', yTrue: 'y', yPred: 'p' };
const pair = [new BinaryAccuracy(), new BinaryAccuracy()] as const;
const models = { from: 't', a: { yTrue: 'y', yPred: 'p' }, b: { yTrue: 'y', yPred: 'q' } };

/** The metric of a list. A value that is no list stands for a metric. */
const alone = (own: typeof metrics): BinaryAccuracy => (own === metrics ? metrics[0]! : any(own));

describe.each<[string, (own: typeof metrics, from: typeof source, dialect?: Dialect) => unknown]>([
  ['evaluationQuery', evaluationQuery],
  ['problemsQuery', (own, from, dialect) => problemsQuery(own, from, ['id'], dialect)],
  ['rowsQuery', (own, from, dialect) => rowsQuery(own, from, ['id'], dialect)],
  ['hitSql', (own, from, dialect) => hitSql(alone(own), from, dialect)],
  ['valueSql', (own, from, dialect) => valueSql(alone(own), from, dialect)],
])('%s with another', (_, write) => {
  test.each<[string, (value: never) => unknown]>([
    ['list of metrics', (value) => write(value, source)],
    ['metric', (value) => write([value], source)],
    ['source', (value) => write(metrics, value)],
    ['dialect', (value) => write(metrics, source, value)],
    ...'from yTrue yPred sampleWeight by where added holds nulls'
      .split(' ')
      .flatMap((key): [string, (value: never) => unknown][] => [
        [key, (value) => write(metrics, { ...source, [key]: value })],
        [`list for ${key}`, (value) => write(metrics, { ...source, [key]: [value] })],
      ]),
    ['type', (value) => write(metrics, { ...source, yPred: any({ column: 'p', type: value }) })],
    [
      'column',
      (value) => write(metrics, { ...source, yPred: any({ column: value, type: 'float64' }) }),
    ],
  ])('%s', async (__, call) => {
    expect(await faults(call)).toEqual({});
  });
});

test.each<[string, (value: never) => unknown]>([
  ['options of a query', (value) => evaluationQuery(metrics, source, duckdb, value)],
  ['columns to keep', (value) => problemsQuery(metrics, source, value)],
  ['a column to keep', (value) => rowsQuery(metrics, source, [value])],
  ['metrics of refusals', (value) => refusalsBy(value)],
  ['a metric of refusals', (value) => refusalsBy([value])],
  ['pairs', (value) => pairsQuery(value, models)],
  ['a pair', (value) => pairsQuery([value], models)],
  ['a source of pairs', (value) => pairsQuery([pair], value)],
  ['the columns of one model', (value) => pairsQuery([pair], { ...models, b: value })],
  ['groups of pairs', (value) => pairsQuery([pair], { ...models, by: value })],
  ['a dialect of pairs', (value) => pairsQuery([pair], models, value)],
  ['rows of pairs', (value) => pairsQuery([pair], models).read(value)],
  ['a row of pairs', (value) => pairsQuery([pair], models).read([value])],
  ['rows', (value) => readAnswer(metrics, source, value)],
  ['a row', (value) => readAnswer(metrics, source, [value])],
  [
    'a cell',
    (value) => readAnswer(metrics, source, [{ _rows: 1, _nulls: 0, _total_0: value, _count_0: 1 }]),
  ],
  ['groups of an answer', (value) => readAnswer(metrics, { by: value }, [])],
  ['answers', (value) => together(metrics, value)],
  ['an answer', (value) => together(metrics, [value])],
])('%s', async (_, call) => {
  expect(await faults(call)).toEqual({});
});

test.each<[string, () => unknown, string]>([
  [
    'no metrics',
    () => evaluationQuery([], source),
    'RangeError: evaluationQuery metrics must hold a metric; got Array(0)',
  ],
  [
    'a dialect by its name',
    () => evaluationQuery(metrics, source, any('duckdb')),
    'TypeError: a query: dialect must be a Dialect, such as duckdb of rightly/sql; got "duckdb"',
  ],
  [
    'one column to keep',
    () => rowsQuery(metrics, source, any('id')),
    'TypeError: rowsQuery keep must be a list of columns; got "id"',
  ],
  [
    'a number for a column',
    () => problemsQuery(metrics, source, [any(5)]),
    'TypeError: problemsQuery keep must be a list of columns; got Array(1)',
  ],
  [
    'one group',
    () => readAnswer(metrics, { by: any('g') }, []),
    'TypeError: readAnswer source by must be a list of columns; got "g"',
  ],
  [
    'a cell that is a symbol',
    () => readAnswer(metrics, source, [{ _rows: Symbol('n') }]),
    'RangeError: read: ',
  ],
  [
    'no pairs',
    () => pairsQuery([], models),
    'TypeError: pairsQuery metrics must be pairs of metrics; got Array(0)',
  ],
  [
    'a misspelt part of a source of pairs',
    () => pairsQuery([pair], any({ ...models, wheer: 'x' })),
    'TypeError: source must be an object of from, yTrue, yPred, sampleWeight, by, added, where, holds, nulls; got "wheer"',
  ],
  [
    'an empty text for a count',
    () => readAnswer(metrics, source, [{ _rows: '' }]),
    'RangeError: read: ',
  ],
  [
    'a metric in a proxy of ones',
    () => refusalsBy([any(new Proxy({}, { get: () => 1 }))]),
    'TypeError: refusalsBy: metrics must be declared metrics of yTrue and yPred; got',
  ],
])('%s', (_, act, message) => {
  expect(caught(act).join(': ').slice(0, message.length)).toBe(message);
});

test('valid arguments still give SQL', () => {
  expect(valueSql(new MeanSquaredError(), source)).toContain('"y"');
  expect(hitSql(new Accuracy(), source)).toContain('"p"');
});
