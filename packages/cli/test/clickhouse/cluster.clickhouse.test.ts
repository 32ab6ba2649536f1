import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DuckDBInstance } from '@duckdb/node-api';
import {
  Accuracy,
  type AnyMeanMetric,
  BinaryAccuracy,
  CategoricalAccuracy,
  MeanSquaredError,
  SparseCategoricalAccuracy,
  SparseTopKCategoricalAccuracy,
} from 'rightly';
import {
  type Answer,
  clickhouse,
  type Dialect,
  duckdb,
  evaluationQuery,
  type GroupAnswer,
  type Source,
} from 'rightly/sql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Row } from '../../src/engines/engine.ts';
import { type Report, rightly } from '../command.ts';
import { failure, open } from './open.ts';
import { Servers } from './servers.ts';

const ROWS = 20_000;
const CLASSES = 5;
const WIDE = Array.from({ length: CLASSES }, (_, i) => `p${i}`);

/** Random numbers from 0 to 1 that are the same in each run. */
let seed = 7;
const random = (): number => (seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31) / 2 ** 31;

/** A score. Some scores are tied, NaN or infinite. */
const score = (): number | string => {
  const kind = random();
  return kind < 0.01
    ? 'nan'
    : kind < 0.02
      ? 'inf'
      : kind < 0.03
        ? '-inf'
        : Math.round(random() * 16) / 16;
};
const rows = Array.from({ length: ROWS }, (_, i) => {
  const label = Math.floor(random() * (CLASSES + 2)) - 1;
  const guess = random() < 0.6 ? label : Math.floor(random() * CLASSES);
  const chance = random() < 0.01 ? 'nan' : Math.fround(Math.round(random() * 10) / 10);
  return [
    label,
    guess,
    `class ${label}`,
    `class ${guess}`,
    label > 1 ? 1 : 0,
    chance,
    random(),
    `segment ${i % 8}`,
    ...WIDE.map(score),
  ].join('\t');
});

const folder = mkdtempSync(join(tmpdir(), 'rightly-'));
let servers: Servers;
let local: Awaited<ReturnType<DuckDBInstance['connect']>>;

beforeAll(async () => {
  servers = await Servers.start();
  const wide = WIDE.map((name) => `${name} Float32`).join(', ');
  const columns = `label Int16, guess Int64, truth String, name String, yes UInt8, chance Float32, w Float64, segment String, ${wide}`;
  for (const i of [0, 1]) {
    await servers.run(
      i,
      `CREATE TABLE part (${columns}, scores Array(Float32) DEFAULT [${WIDE.join()}]) ENGINE = MergeTree ORDER BY tuple()`,
    );
    // Both servers have rows of all segments.
    const half = rows.filter((_, row) => Math.floor(row / 8) % 2 === i);
    await servers.run(
      i,
      `INSERT INTO part (label, guess, truth, name, yes, chance, w, segment, ${WIDE.join()}) FORMAT TabSeparated\n${half.join('\n')}\n`,
    );
  }
  await servers.run(
    0,
    'CREATE TABLE predictions AS part ENGINE = Distributed(both, default, part)',
  );

  const file = join(folder, 'rows.tsv');
  writeFileSync(file, rows.join('\n'));
  local = await (await DuckDBInstance.create()).connect();
  const names = columns
    .replaceAll('Int16', 'SMALLINT')
    .replaceAll('Int64', 'BIGINT')
    .replaceAll('UInt8', 'UTINYINT')
    .replaceAll('String', 'VARCHAR')
    .replaceAll('Float32', 'FLOAT')
    .replaceAll('Float64', 'DOUBLE')
    .split(', ')
    .map((column) => `'${column.replace(' ', "': '")}'`);
  await local.run(
    `CREATE TABLE predictions AS SELECT *, [${WIDE.join()}] AS scores FROM read_csv('${file}', delim = '\t', header = false, columns = {${names.join()}})`,
  );
});
afterAll(async () => {
  local.disconnectSync();
  await servers.stop();
  rmSync(folder, { recursive: true, force: true });
});

const url = (): string => `clickhouse://127.0.0.1:${servers.all[0]!.http}`;

/** In ClickHouse 18.16, a compensated sum that one server sends to another breaks the connection, and then the server. So sums are plain here. */
const plain: Dialect = { ...clickhouse, sum: (x) => `ifNull(sum(${x}), 0)` };

type Asked = readonly [readonly AnyMeanMetric[], Omit<Source, 'from'>];
const both: Omit<Source, 'from' | 'yTrue' | 'yPred'> = { sampleWeight: 'w', by: ['segment'] };
const label = { column: 'label', type: 'integer' } as const;
const top = [2, 3].map((k) => new SparseTopKCategoricalAccuracy({ k }));

const questions: Readonly<Record<string, Asked>> = {
  'whole numbers': [
    [new Accuracy()],
    { yTrue: label, yPred: { column: 'guess', type: 'integer' }, ...both },
  ],
  strings: [
    [new Accuracy()],
    {
      yTrue: { column: 'truth', type: 'string' },
      yPred: { column: 'name', type: 'string' },
      ...both,
    },
  ],
  probabilities: [
    [new BinaryAccuracy({ threshold: 0.3 }), new BinaryAccuracy({ threshold: 0.7 })],
    {
      yTrue: { column: 'yes', type: 'integer' },
      yPred: { column: 'chance', type: 'float32' },
      ...both,
    },
  ],
  'scores in lists': [top, { yTrue: label, yPred: { column: 'scores', type: 'float32' }, ...both }],
  'scores in columns': [top, { yTrue: label, yPred: { column: WIDE, type: 'float32' }, ...both }],
  'no weights': [top, { yTrue: label, yPred: { column: WIDE, type: 'float32' }, by: ['segment'] }],
  'no groups, and a condition': [
    top,
    {
      yTrue: label,
      yPred: { column: WIDE, type: 'float32' },
      sampleWeight: 'w',
      where: "segment <> 'segment 3' -- it is odd",
    },
  ],
  'columns that the table lacks': [
    [new Accuracy()],
    {
      added: { '_right answer': 'label + 1', _answer: 'guess + 1' },
      yTrue: { column: '_right answer', type: 'integer' },
      yPred: { column: '_answer', type: 'integer' },
      ...both,
    },
  ],
  'some labels left out': [
    [new SparseTopKCategoricalAccuracy({ k: 2, ignoreClass: -1 })],
    { yTrue: label, yPred: { column: 'scores', type: 'float32' }, ...both },
  ],
};

const counts = ({ group, rows: n, tied, nan, outOfRange, notBinary }: GroupAnswer): unknown => [
  group,
  n,
  tied,
  nan,
  outOfRange,
  notBinary,
];
const sums = ({ metrics }: GroupAnswer): number[] =>
  metrics.flatMap(({ state }) => [state.total, state.count]);
const ordered = ({ groups, total }: Answer): GroupAnswer[] =>
  [...groups, total].sort((a, b) => (JSON.stringify(a.group) < JSON.stringify(b.group) ? -1 : 1));

describe('two servers give the numbers of DuckDB, for', () => {
  test.each(Object.entries(questions))('%s', async (_, [metrics, source]) => {
    const engine = await open(url());
    const dialect = source.sampleWeight === undefined ? engine.dialect : plain;
    const query = evaluationQuery(
      metrics,
      { from: await engine.table('predictions'), ...source },
      dialect,
    );
    const own = evaluationQuery(metrics, { from: 'predictions', ...source }, duckdb);
    const found = ordered(query.read(await engine.scan(query.text)));
    const expected = ordered(own.read((await local.runAndReadAll(own.text)).getRowObjects()));
    expect(found).toHaveLength(source.by ? 9 : 1);
    expect(found.map(counts)).toEqual(expected.map(counts));
    const [a, b] = [found, expected].map((all) => all.flatMap(sums)) as [number[], number[]];
    const tolerance = source.sampleWeight === undefined ? 0 : 1e-12;
    for (const [i, sum] of a.entries())
      expect(Math.abs(sum / b[i]! - 1)).toBeLessThanOrEqual(tolerance);
  });
});

/** The log of the second server about the queries with these words that the first server sent to it. The log may be later than the answer. */
async function logged(columns: string, ...words: string[]): Promise<Row[]> {
  const engine = await open(`clickhouse://127.0.0.1:${servers.all[1]!.http}`);
  const conditions = words.map((word) => `query LIKE ${clickhouse.text(`%${word}%`)}`);
  const sql = `SELECT ${columns} FROM system.query_log WHERE type = 2 AND is_initial_query = 0 AND ${conditions.join(' AND ')}`;
  for (;;) {
    await servers.run(1, 'SYSTEM FLUSH LOGS');
    const found = await engine.query(sql);
    if (found.length > 0) return found;
    await sleep(100);
  }
}

test('each server sends one row for each group', async () => {
  const engine = await open(url());
  const [metrics, source] = questions['scores in lists']!;
  const { text } = evaluationQuery(
    metrics,
    { from: await engine.table('predictions'), ...source, where: "segment <> 'of this test'" },
    plain,
  );
  await engine.scan(text);
  expect(await logged('result_rows, read_rows', 'arrayCount', 'of this test')).toEqual([
    { result_rows: 8n, read_rows: BigInt(ROWS / 2) },
  ]);
});

test('the command itself queries the shards', async () => {
  const where = "segment <> 'segment 3' -- it is odd";
  const columns = ['--y-true', 'truth', '--y-pred', 'name', '--by', 'segment', '--where', where];
  const args = ['predictions', '--engine', url(), '--format', 'json'];
  const run = await rightly('evaluate', ...args, ...columns);
  expect([run.status, run.stderr]).toEqual([0, '']);
  const { results } = JSON.parse(run.stdout) as Report;
  const expected = await local.runAndReadAll(
    "SELECT segment, count(*) FILTER (WHERE truth = name), count(*) FROM predictions WHERE segment <> 'segment 3' GROUP BY 1 ORDER BY 1",
  );
  expect(results.slice(0, -1).map(({ group, state }) => [group!['segment'], state])).toEqual(
    expected
      .getRows()
      .map(([segment, total, count]) => [segment, { total: Number(total), count: Number(count) }]),
  );
  expect(await logged('result_rows', 'truth', 'segment 3', 'GROUP BY')).toEqual([
    { result_rows: 7n },
  ]);
});

test('expressions over the row are computed on the shards', async () => {
  const group = "sql: concat('the ', segment) -- a remark";
  const columns = ['--y-true', 'sql: upper(truth)', '--y-pred', 'sql: upper(name)', '--by', group];
  const args = ['predictions', '--engine', url(), '--format', 'json'];
  const run = await rightly('evaluate', ...args, ...columns);
  expect([run.status, run.stderr]).toEqual([0, '']);
  const { results } = JSON.parse(run.stdout) as Report;
  const expected = await local.runAndReadAll(
    'SELECT segment, count(*) FILTER (WHERE truth = name), count(*) FROM predictions GROUP BY 1 ORDER BY 1',
  );
  expect(results.slice(0, -1).map(({ group: of, state }) => [of![group], state])).toEqual(
    expected
      .getRows()
      .map(([segment, total, count]) => [
        `the ${String(segment)}`,
        { total: Number(total), count: Number(count) },
      ]),
  );
  expect(await logged('result_rows', 'upper', 'the ', 'GROUP BY')).toEqual([{ result_rows: 8n }]);
});

test.each([
  ['lower(nam)', /; ClickHouse at \S+: Unknown identifier/],
  ['any(name)', /; ClickHouse at \S+: Aggregate function any\(name\) is found in WHERE/],
  ['name IN predictions', /got IN with "predictions"/],
])('the expression %s is refused', async (expression, told) => {
  const args = ['predictions', '--engine', url(), '--y-true', 'truth', '--y-pred'];
  const run = await rightly('evaluate', ...args, `sql: ${expression}`);
  expect([run.status, run.stdout]).toEqual([2, '']);
  expect(run.stderr).toMatch(told);
  expect(run.stderr).toContain(`rightly: --y-pred 'sql: ${expression}' must be one expression`);
});

test('an answer that a server of 2018 cannot give is an error that says so', async () => {
  const engine = await open(url());
  const asked: readonly Asked[] = [
    [[new SparseCategoricalAccuracy()], { yTrue: label, yPred: 'scores' }],
    [
      [new CategoricalAccuracy()],
      { yTrue: { column: 'scores', type: 'float32' }, yPred: 'scores' },
    ],
    [top, { yTrue: 'w', yPred: 'scores' }],
    [top, { yTrue: label, yPred: 'scores', nulls: 'skip' }],
    [[new MeanSquaredError()], { yTrue: 'w', yPred: 'chance' }],
  ];
  for (const [metrics, source] of asked) {
    const { text } = evaluationQuery(metrics, { from: 'predictions', ...source }, engine.dialect);
    expect(await failure(engine.scan(text))).toMatch(
      /^ClickHouse at \S+: Unknown (function|identifier)[^\n]* \(code 4[67]\) \(it is ClickHouse 18\.16\.1, which knows less SQL/,
    );
  }
});
