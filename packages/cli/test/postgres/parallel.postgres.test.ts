import pg from 'pg';
import {
  type AnyMeanMetric,
  AUC,
  BinaryAccuracy,
  F1Score,
  MeanSquaredError,
  SparseCategoricalAccuracy,
  SparseTopKCategoricalAccuracy,
} from 'rightly';
import { evaluationQuery, type Source, type SqlMetric } from 'rightly/sql';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { Engine } from '../../src/engines/engine.ts';
import { open } from './open.ts';

const ROWS = 500_000;
const scores = Array.from({ length: 10 }, (_, i) => `(x * ${7919 + 2 * i} % 1009) / 1009.0`);

let admin: pg.Client;
beforeAll(async () => {
  admin = new pg.Client({ connectionString: inject('postgres').url });
  await admin.connect();
  await admin.query(`
    CREATE UNLOGGED TABLE many AS SELECT x % 8 AS segment, (x * 31 % 10)::int AS label, x % 2 AS truth,
      ((x * 7919 % 1009) / 1009.0)::real AS score, 0.1::float8 AS weight, ARRAY[${scores.join()}]::real[] AS scores
    FROM generate_series(1::bigint, ${ROWS}) AS g(x)`);
  await admin.query('VACUUM ANALYZE many');
});
afterAll(async () => {
  await admin.query('DROP TABLE many');
  await admin.end();
});

const columns = {
  from: 'many',
  yTrue: { column: 'truth', type: 'integer' },
  yPred: { column: 'score', type: 'float32' },
} as const;
const lists = {
  from: 'many',
  yTrue: { column: 'label', type: 'integer' },
  yPred: { column: 'scores', type: 'float32' },
} as const;

const names = scores.map((_, i) => `p${i}`);
const spread = names.map((name, i) => `scores[${i + 1}] AS ${name}`);
const wide: Source = {
  ...lists,
  from: `(SELECT label, ${spread.join()} FROM many) AS wide`,
  yPred: { column: names, type: 'float32' },
};

async function evaluate<M extends SqlMetric>(engine: Engine, metric: M, source: Source) {
  const query = evaluationQuery([metric], source, engine.dialect);
  return {
    plan: await engine.explain(query.text),
    found: query.read(await engine.scan(query.text)),
  };
}

/** The share of rows that meet a condition, by a plain count. */
async function share(engine: Engine, condition: string): Promise<number> {
  const [row] = await engine.query(`SELECT count(*) FILTER (WHERE ${condition}) AS n FROM many`);
  return Number(row!['n']) / ROWS;
}

const ABOVE = '(SELECT count(*) FROM unnest(scores) AS e(s) WHERE s > scores[label + 1])';
const PARTIAL = /Finalize[^]*Gather[^]*Workers Planned: [1-9][^]*Partial/;

test.each<[string, AnyMeanMetric, Source, string]>([
  ['numbers', new BinaryAccuracy(), columns, 'truth = (score > 0.5)::int'],
  [
    'groups with weights',
    new BinaryAccuracy(),
    { ...columns, by: ['segment'], sampleWeight: 'weight' },
    'truth = (score > 0.5)::int',
  ],
  [
    'lists',
    new SparseCategoricalAccuracy(),
    lists,
    'array_position(scores, (SELECT max(s) FROM unnest(scores) AS e(s))) - 1 = label',
  ],
])('parallel workers add up %s', async (_, metric, source, condition) => {
  const engine = await open();
  const { plan, found } = await evaluate(engine, metric, source);
  expect(plan).toMatch(PARTIAL);
  expect(found.total.rows).toBe(ROWS);
  expect(found.total.metrics[0]!.result()).toBeCloseTo(await share(engine, condition), 12);
});

test('parallel workers add up losses of numbers', async () => {
  const engine = await open();
  const { plan, found } = await evaluate(engine, new MeanSquaredError(), columns);
  expect(plan).toMatch(PARTIAL);
  const [row] = await engine.query(
    'SELECT avg(power(truth::numeric - score::float8::numeric, 2)) AS mean FROM many',
  );
  expect(found.total.metrics[0]!.result()).toBeCloseTo(Number(row!['mean']), 12);
});

test('parallel workers add up sums by class and by threshold', async () => {
  const engine = await open();
  const f1 = new F1Score({ sparseYTrue: true, average: 'micro' });
  const byClass = await evaluate(engine, f1, wide);
  expect(byClass.plan).toMatch(PARTIAL);
  const right = 'array_position(scores, (SELECT max(s) FROM unnest(scores) AS e(s))) - 1 = label';
  expect(byClass.found.total.metrics[0]!.result()).toBeCloseTo(await share(engine, right), 12);

  const auc = await evaluate(engine, new AUC({ thresholds: [0.5] }), columns);
  expect(auc.plan).toMatch(PARTIAL);
  const [positive, hits, alarms] = await Promise.all(
    ['truth = 1', 'truth = 1 AND score > 0.5', 'truth = 0 AND score > 0.5'].map((condition) =>
      share(engine, condition),
    ),
  );
  const [x, y] = [alarms! / (1 - positive!), hits! / positive!];
  expect(auc.found.total.metrics[0]!.result()).toBeCloseTo((1 + y - x) / 2, 12);
});

test('parallel workers count higher scores if each score is a column', async () => {
  const engine = await open();
  const { plan, found } = await evaluate(engine, new SparseTopKCategoricalAccuracy({ k: 3 }), wide);
  expect(plan).toMatch(PARTIAL);
  expect(found.total.metrics[0]!.result()).toBe(await share(engine, `${ABOVE} < 3`));
});

test('the rank in a list is a sub-SELECT, which runs in no worker', async () => {
  const engine = await open();
  const { plan, found } = await evaluate(
    engine,
    new SparseTopKCategoricalAccuracy({ k: 3 }),
    lists,
  );
  expect(plan).not.toMatch(/Partial/);
  expect(found.total.metrics[0]!.result()).toBe(await share(engine, `${ABOVE} < 3`));
});

test('half a million weights of 0.1 are added without drift', async () => {
  const engine = await open();
  const { found } = await evaluate(engine, new BinaryAccuracy(), {
    ...columns,
    sampleWeight: 'weight',
  });
  expect(Math.abs(found.total.metrics[0]!.state.count / (0.1 * ROWS) - 1)).toBeLessThan(1e-14);
});
