import {
  CategoricalCrossentropy,
  SparseCategoricalAccuracy,
  SparseTopKCategoricalAccuracy,
} from 'rightly';
import { evaluationQuery, type Source } from 'rightly/sql';
import { expect, test } from 'vitest';
import { failure, open } from './open.ts';

const table = (...rows: string[]): string => `(VALUES ${rows.join()}) AS t(y, p)`;
const metrics = [
  new SparseCategoricalAccuracy(),
  ...[1, 2].map((k) => new SparseTopKCategoricalAccuracy({ k })),
];

async function results(from: string, type: 'integer' | 'float64' = 'float64'): Promise<number[]> {
  const engine = await open();
  const source: Source = {
    from,
    yTrue: { column: 'y', type: 'integer' },
    yPred: { column: 'p', type },
  };
  const query = evaluationQuery(metrics, source, engine.dialect);
  return query.read(await engine.scan(query.text)).total.metrics.map((metric) => metric.result());
}

test.each(['{0.1,0.7,0.2}', '[0:2]={0.1,0.7,0.2}', '[5:7]={0.1,0.7,0.2}'])(
  'the first index of a list may be any number: %s',
  async (list) => {
    const rows = [1, 1, 2].map((y) => `(${y}, '${list}'::float8[])`);
    expect(await results(table(...rows))).toEqual([2 / 3, 2 / 3, 1]);
  },
);

test('the server refuses lists of lists', async () => {
  expect(await failure(results(table(`(0, '{{0.1,0.9},{0.4,0.6}}'::float8[])`)))).toMatch(
    /multidimensional arrays is not supported \(SQLSTATE 0A000\)/,
  );
});

test.each(['smallint', 'integer', 'bigint', 'numeric(20,0)'])('scores may be %s', async (type) => {
  const rows = ['{1,7,2}', '{9,9,10}'].map((list, y) => `(${y}, '${list}'::${type}[])`);
  expect(await results(table(...rows), 'integer')).toEqual([0, 0, 0.5]);
});

test('rows may have a thousand scores that are stored apart', async () => {
  const scores = 'ARRAY(SELECT sin(i * y + i) FROM generate_series(0, 999) AS g(i))';
  const from = `(SELECT y, ${scores} AS p FROM generate_series(0, 99) AS g(y)) AS t`;
  const engine = await open();
  const [row] = await engine.query(
    `SELECT avg(CASE WHEN (SELECT count(*) FROM unnest(p) AS e(s) WHERE s > p[y + 1]) < 2 THEN 1 ELSE 0 END)::float8 AS mean FROM ${from}`,
  );
  expect((await results(from))[2]).toBe(row!['mean']);
});

test('each step over a list is computed once', async () => {
  const engine = await open();
  const list = { type: 'float64', list: true } as const;
  const yTrue = { column: 'y', ...list };
  const source: Source = { from: 't', yTrue, yPred: { ...yTrue, column: 'p' } };
  const { text } = evaluationQuery([new CategoricalCrossentropy()], source, engine.dialect);
  expect(text.match(/greatest\(-greatest/g)).toHaveLength(1);
  expect(text.match(/ARRAY\(SELECT/g)).toBeNull();
});
