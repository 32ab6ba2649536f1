import { Accuracy, meanSquaredError, MetricList } from 'rightly';
import { CompileMetrics } from 'rightly/compile';
import { aliasNamed, classNamed, nearest } from 'rightly/registry';
import {
  evaluationQuery,
  hitSql,
  problemsQuery,
  readAnswer,
  refusalsBy,
  rowsQuery,
  together,
  valueSql,
} from 'rightly/sql';
import { describe, expect, test } from 'vitest';
import { caught } from './caught.ts';

/* Inputs that no program should pass. Each of them once caused an internal error. */

const itself: { data?: unknown; shape: number[] } = { shape: [1] };
itself.data = itself;
const deep: unknown[] = [];
deep.push(deep);
const source = { from: 't', yTrue: 'y', yPred: 'p' };
const metrics = [new Accuracy()];
const any = (value: unknown): never => value as never;

describe('An error says what was expected and what came:', () => {
  test.each<[string, () => unknown, string]>([
    [
      'data that are the object itself',
      () => meanSquaredError(any(itself), [1]),
      'TypeError: meanSquaredError: yTrue.data must be an array or a typed array; got Object { shape, data }',
    ],
    [
      'an array that holds itself',
      () => meanSquaredError(any(deep), [1]),
      'RangeError: meanSquaredError: yTrue must have at most 64 axes and fit into memory; got [1,1,1,',
    ],
    [
      'a column whose getItem is a number',
      () => meanSquaredError(any({ itemCount: 2, getItem: 5 }), [1, 2]),
      'TypeError: meanSquaredError: yTrue must be a column of numbers; got Object { itemCount, getItem }',
    ],
    [
      'a tensor without a shape, in compile',
      () => new CompileMetrics({ metrics: ['mse'] }).updateState(any({ dataSync: () => [1] }), [1]),
      'TypeError: MeanSquaredError.updateState: ',
    ],
    [
      'names that are none',
      () => nearest(any(5), ['a']),
      'TypeError: nearest must get a name and a list of names; got 5 and Array(1)',
    ],
    [
      'a list of names that is none',
      () => nearest('a', any('b')),
      'TypeError: nearest must get a name and a list of names; got "a" and "b"',
    ],
    [
      'metrics that are none, in each function of SQL',
      () => refusalsBy(any('acc')),
      'TypeError: refusalsBy metrics must be an array; got "acc"',
    ],
    [
      'a metric that is none',
      () => refusalsBy(any([null])),
      'TypeError: refusalsBy: metrics must be declared metrics of yTrue and yPred; got',
    ],
    [
      'no list',
      () => problemsQuery(any(5), source, []),
      'TypeError: a query metrics must be an array; got 5',
    ],
    [
      'text for a metric',
      () => hitSql(any('acc'), source),
      'TypeError: hitSql: metrics must be declared',
    ],
    [
      'null for a metric',
      () => valueSql(any(null), source),
      'TypeError: a query: metrics must be declared',
    ],
    [
      'no source',
      () => rowsQuery(metrics, any(null), []),
      'TypeError: source must be an object of from,',
    ],
    [
      'no rows',
      () => readAnswer(metrics, {}, any('x')),
      'TypeError: readAnswer rows must be a list of objects; got "x"',
    ],
    [
      'a row that is null',
      () => readAnswer(metrics, {}, any([null])),
      'TypeError: readAnswer rows must be a list of objects; got Array(1)',
    ],
    [
      'no source of an answer',
      () => readAnswer(metrics, any(undefined), []),
      'TypeError: readAnswer source must be an object of by, yTrue and sampleWeight; got undefined',
    ],
    [
      'groups that are none',
      () => together(metrics, any(5)),
      'TypeError: together groups must be answers for these metrics; got 5',
    ],
    [
      'a group of other metrics',
      () => together(metrics, any([{ metrics: [] }])),
      'TypeError: together groups must be answers for these metrics; got Array(1)',
    ],
    [
      'a name of a column that is a number',
      () => evaluationQuery(metrics, { ...source, yPred: any(['a', 5]) }),
      'TypeError: source yPred must name columns; got 5 at [1]',
    ],
    [
      'a column that is null',
      () => evaluationQuery(metrics, { ...source, yTrue: any(null) }),
      'TypeError: source yTrue must be of type integer, float32, float64, string; got undefined',
    ],
    [
      'a group that is no name',
      () => evaluationQuery(metrics, { ...source, by: any([undefined]) }),
      'TypeError: source by must be a list of columns; got Array(1)',
    ],
    [
      'a condition that is a symbol',
      () => evaluationQuery(metrics, { ...source, where: any(Symbol('x')) }),
      'TypeError: source where must be a condition in SQL; got Symbol(x)',
    ],
    [
      'columns to add that are no SQL',
      () => evaluationQuery(metrics, { ...source, added: any({ a: 5 }) }),
      'TypeError: source added must be an object of SQL by the names of columns; got Object { a }',
    ],
  ])('%s', (_, act, message) => {
    expect(caught(act).join(': ').slice(0, message.length)).toBe(message);
  });

  test('an empty name is no class', () => {
    expect([classNamed(any(5)), aliasNamed(any(null))]).toEqual([undefined, undefined]);
  });

  test('a tensor whose data is no method, when it is awaited', async () => {
    const list = new MetricList([new Accuracy()]);
    const tensor = { dataSync: 5, data: 1, shape: [1] };
    await expect(list.updateStateAsync([1], any(tensor))).rejects.toThrow(/ must .*; got /);
  });
});
