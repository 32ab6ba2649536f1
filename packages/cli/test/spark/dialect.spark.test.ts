import {
  AUC,
  F1Score,
  MeanMetricWrapper,
  MeanSquaredError,
  SparseCategoricalAccuracy,
  SparseTopKCategoricalAccuracy,
} from 'rightly';
import { evaluationQuery, spark, type Source, type SqlMetric } from 'rightly/sql';
import { mean, minus, perClass } from 'rightly/verbs';
import { describe, expect, inject, test } from 'vitest';
import { type Report, rightly } from '../command.ts';
import { open } from './open.ts';

describe('the SQL in the documentation is right', () => {
  const texts = ['plain', "it's", String.raw`a\n\'b`, '${spark.app.name} $ {', '猫\n"`', ''];

  test.each(['true', 'false'])('about escapes in literals: %s', async (escaped) => {
    const engine = await open({
      settings: { 'spark.sql.parser.escapedStringLiterals': escaped },
    });
    const columns = texts.map((text, i) => `${spark.text(text)} AS t${i}`);
    const [row] = await engine.query(`SELECT ${columns.join()}`);
    expect(Object.values(row!)).toEqual(texts);
  });
});

test('a column may have any name', async () => {
  const engine = await open();
  const name = spark.identifier('a `b`. "c"');
  expect(await engine.query(`SELECT ${name} + 1 AS x FROM (SELECT 1 AS ${name})`)).toEqual([
    { x: 2 },
  ]);
});

test('only expressions over the row are accepted', async () => {
  const group = String.raw`sql: regexp_replace(country, r'^c\w', 'it\'s ') /* (a remark */`;
  const query = 'SELECT id AS n, concat("cc", id % 3) AS country FROM range(9)';
  const from = ['evaluate', '--engine', inject('spark').url, '--query', query];
  const columns = ['--y-true', 'sql: n % 2', '--y-pred', 'sql: CAST(n > 4 AS INT)'];
  const run = await rightly(...from, ...columns, '--by', group, '--format', 'json');
  expect(run).toMatchObject({ status: 0, stderr: '' });
  const { results } = JSON.parse(run.stdout) as Report;
  expect(results.map(({ group: of, state }) => [of?.[group], state.total, state.count])).toEqual([
    ["it's 0", 1, 3],
    ["it's 1", 2, 3],
    ["it's 2", 2, 3],
    [undefined, 5, 9],
  ]);
  for (const [expression, message] of [
    ['any_value(n)', 'the function "any_value": it adds up rows'],
    ['bit_xor(n)', 'INVALID_WHERE_CONDITION'],
    ['lower(m)', 'UNRESOLVED_COLUMN'],
    ["'${spark.app.name}'", '${, which the engine replaces'],
  ] as const) {
    const refused = await rightly(...from, '--y-true', 'n', '--y-pred', `sql: ${expression}`);
    expect([refused.status, refused.stdout]).toEqual([2, '']);
    expect(refused.stderr).toContain(message);
  }
});

test.each([0, 0.1, -1e-300, 5e-324, 2 ** 53 + 2, -Number.MAX_VALUE, Infinity, NaN])(
  'the number %d is written out exactly',
  async (x) => {
    const engine = await open();
    expect(await engine.query(`SELECT ${spark.number(x)} AS x`)).toEqual([{ x }]);
  },
);

test('weights add up that a sum in float64 cannot hold', async () => {
  const engine = await open();
  const sums = ['x', '1e300 * x'].map((x, i) => `${spark.sum(x)} AS s${i}`);
  const [row] = await engine.query(
    `SELECT ${sums.join()} FROM (SELECT 0.1D + 0 * id AS x FROM range(0, 10000000, 1, 2))`,
  );
  expect(row!['s0']).toBe(1e6);
  expect(Number(row!['s1']) / 1e306).toBeCloseTo(1, 8);
});

const list = (column: string, type: 'float32' | 'float64') =>
  ({ column, type, list: true }) as const;

describe('the plan', () => {
  const table = `(SELECT array(1D, id) AS y, array(1F, id) AS p, id AS w, 'a' AS g FROM range(9))`;
  const source: Source = { from: table, yTrue: list('y', 'float64'), yPred: list('p', 'float32') };

  test('adds up on the workers, before rows are sent', async () => {
    const engine = await open();
    const metrics = [new SparseTopKCategoricalAccuracy({ k: 1 })];
    const scores = { ...source, yTrue: 'w', sampleWeight: 'w', by: ['g'] };
    const plan = await engine.explain(evaluationQuery(metrics, scores, spark).text);
    expect(plan.match(/\bExchange\b.*\n/g)).toHaveLength(2);
    expect(plan.split('Exchange').at(-2)).toMatch(/partial_sum/);
    expect(plan).not.toMatch(/Sort|Window|Join/);
  });

  test('of sums by class has one scan, and no row is sent', async () => {
    const engine = await open();
    const metrics = [new F1Score({ sparseYTrue: true }), new SparseCategoricalAccuracy()];
    const scores = { ...source, yTrue: 'w', sampleWeight: 'w', by: ['g'] };
    const plan = await engine.explain(evaluationQuery<SqlMetric>(metrics, scores, spark).text);
    expect(plan.match(/\bExchange\b.*\n/g)).toHaveLength(2);
    expect(plan.split('Exchange').at(-2)).toMatch(/partial_sum/);
    expect(plan).not.toMatch(/Sort|Window|Join|Expand|Union/);
  });

  test('of sums by class and by threshold has two scans', async () => {
    const engine = await open();
    const metrics = [
      new F1Score({ sparseYTrue: true, sparseYPred: true }),
      new AUC({ thresholds: [1, 5] }),
    ];
    const columns = { ...source, yTrue: 'w', yPred: 'w' };
    const plan = await engine.explain(evaluationQuery(metrics, columns, spark).text);
    expect(plan.match(/\(\d+\) Range\n/g)).toHaveLength(2);
    expect(plan).not.toMatch(/Sort|Window|Join|Expand/);
  });

  // Otherwise Spark would go through the whole list for each element.
  test('computes values of a row only once', async () => {
    const engine = await open();
    const [y, p] = [perClass('yTrue'), perClass('yPred')];
    const centred = new MeanMetricWrapper(mean(minus(minus(p, mean(p)), y)), { name: 'own' });
    for (const metric of [new MeanSquaredError(), centred]) {
      const plan = await engine.explain(evaluationQuery([metric], source, spark).text);
      const inner = /lambdafunction\(transform\(.*?lambda _x/s.exec(plan)!.input;
      expect(inner).toMatch(/lambda _row#\d+\.f0/);
      expect(inner).not.toMatch(/array<double>\)\[lambda _i/);
      expect(inner).not.toMatch(/lambda _x#\d+ - \(?aggregate/);
    }
  });
});
