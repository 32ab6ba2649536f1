import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { evaluate, folder, type Report, rightly, sql, text } from '../command.ts';
import { command, hidden } from '../hostile-names.ts';
import { differences as catalogueDifferences } from '../servers/catalogue.ts';
import { programs } from './installed.ts';

const digits = 'examples/digits/predictions.parquet';
const root = folder();
const client = new pg.Client({ connectionString: inject('postgres').url });
const { url } = inject('postgres');

beforeAll(async () => {
  await client.connect();
  const rows = await sql(`SELECT y_true, y_pred, sample_weight, ink FROM ${text(digits)}`);
  await client.query(
    'CREATE TABLE digits (y_true smallint, y_pred double precision[], sample_weight double precision, ink text, scale numeric, seen date)',
  );
  for (const { y_true: label, y_pred: scores, sample_weight: weight, ink } of rows)
    await client.query('INSERT INTO digits VALUES ($1, $2, $3, $4, 1.0, $5)', [
      label,
      scores,
      weight,
      ink,
      '2026-11-22',
    ]);
  await client.query('UPDATE digits SET scale = 1.00 WHERE y_true < 5');
}, 120_000);
afterAll(async () => {
  await client.query('DROP TABLE digits');
  await client.end();
});

const METRICS = 'accuracy,sparse_top_k_categorical_accuracy:k=3,sparse_categorical_crossentropy';
const asked = ['--metrics', METRICS, '--by', 'ink'];

/** The differences between two reports: different groups, and sums that differ by more than their last digits. */
const differences = (found: Report, expected: Report): string[] =>
  expected.results.flatMap(({ metric, group, state, value }, i) => {
    const other = found.results[i]!;
    const pairs = [
      [state.total, other.state.total],
      [state.count, other.state.count],
      [value!, other.value!],
    ] as const;
    const isAlike =
      found.rows === expected.rows &&
      found.results.length === expected.results.length &&
      JSON.stringify([metric, group]) === JSON.stringify([other.metric, other.group]) &&
      pairs.every(([one, another]) => Math.abs(one / another - 1) < 1e-12);
    return isAlike ? [] : [JSON.stringify([metric, group, pairs])];
  });

const values = ({ results }: Report): unknown =>
  results.map(({ group, metric, value }) => [
    group,
    metric,
    Number((value as number).toPrecision(10)),
  ]);

describe('digits in a table', () => {
  test('have the numbers of the same rows in a file', async () => {
    const found = await evaluate('digits', '--engine', url, ...asked);
    expect(differences(found, await evaluate(digits, ...asked))).toEqual([]);
  });

  test('metrics of the catalogue equal those of DuckDB', async () => {
    expect(await catalogueDifferences(url)).toEqual([]);
  });

  test('--query and --where work', async () => {
    const where = ['--where', 'y_true > 3 -- some'];
    const query = ['--query', 'SELECT * FROM digits;'];
    const found = await evaluate(...query, '--engine', url, ...asked, ...where);
    expect(differences(found, await evaluate(digits, ...asked, ...where))).toEqual([]);
  });

  test('numbers of any scale are one group, and dates are their text', async () => {
    const { results } = await evaluate(
      'digits',
      '--engine',
      url,
      '--metrics',
      'accuracy',
      '--by',
      'scale,seen',
    );
    expect(results.map(({ group }) => group)).toEqual([{ scale: 1, seen: '2026-11-22' }, null]);
  });

  test('an answer of a printed query and the state of a file are merged', async () => {
    const columns = ['--y-true', 'y_true:integer', '--y-pred', 'y_pred:float64[]'];
    const rows = ['--sample-weight', 'sample_weight', '--where', 'y_true < 5'];
    const args = ['digits', '--dialect', 'postgres', ...columns, ...rows, ...asked];
    const printed = await rightly('sql', ...args);
    expect([printed.status, printed.stderr]).toEqual([0, '']);
    const query = printed.stdout.trim();
    const answer = join(root, 'answer.csv');
    writeFileSync(
      answer,
      execFileSync(join(programs(), 'psql'), ['--csv', '-d', url, '-c', query]),
    );
    const rest = join(root, 'rest.json');
    await rightly('evaluate', digits, ...asked, '--where', 'y_true >= 5', '--state', rest);
    const { status, stdout } = await rightly('merge', answer, rest, '--format', 'json');
    expect(status).toBe(0);
    const found = JSON.parse(stdout) as Report;
    expect(differences(found, await evaluate(digits, ...asked))).toEqual([]);
  });

  test('a printed query has the areas of each class against the rest', async () => {
    const metrics = ['--metrics', 'auc:exact=true,auc:num_thresholds=5,average_precision,accuracy'];
    const more = [
      '--by',
      'ink',
      '--classes',
      '0,1,2,3,4,5,6,7,8,9',
      '--sample-weight',
      'sample_weight',
    ];
    const printed = await rightly(
      'sql',
      'digits',
      '--dialect',
      'postgres',
      '--y-true',
      'y_true:integer',
      '--y-pred',
      'y_pred:float64[]',
      ...metrics,
      ...more,
    );
    expect([printed.status, printed.stderr]).toEqual([0, '']);
    const answer = join(root, 'areas.csv');
    const query = ['--csv', '-d', url, '-c', printed.stdout.trim()];
    writeFileSync(answer, execFileSync(join(programs(), 'psql'), query, { maxBuffer: 2 ** 28 }));
    const { stdout } = await rightly('merge', answer, '--format', 'json');
    const types = ['--y-true', 'y_true', '--y-pred', 'y_pred'];
    const expected = await evaluate('digits', '--engine', url, ...types, ...metrics, ...more);
    expect(values(JSON.parse(stdout) as Report)).toEqual(values(expected));
  });

  test('expressions over the row, with a long text in quotes', async () => {
    const isHigh = `sql: y_true >= 5 AND ink <> '${'x'.repeat(70)}'`;
    const other = isHigh.replace('5', '6');
    const by = ['--by', isHigh, '--by', other, '--by', "sql: U&'\\0041' || to_char(seen, 'YYYY')"];
    const truth = ['--y-true', 'sql: y_true % 2', '--no-sample-weight'];
    const guess = ['--y-pred', String.raw`sql: CASE WHEN ink ~ '^h\w+' THEN 1 ELSE 0 END`];
    const args = ['digits', '--engine', url, '--metrics', 'accuracy', ...truth, ...guess];
    const found = await evaluate(...args, ...by);
    const expected = await sql(
      `SELECT y_true >= 5 AS high, y_true >= 6 AS higher, count(*) FILTER ((y_true % 2 = 1) = (ink[1] = 'h'))::INT AS total, count(*)::INT AS count FROM ${text(digits)} GROUP BY ALL ORDER BY ALL`,
    );
    expect(
      found.results
        .slice(0, -1)
        .map(({ group, state: { total, count } }) => [Object.values(group!), total, count]),
    ).toEqual(
      expected.map(({ high, higher, total, count }) => [[high, higher, 'A2026'], total, count]),
    );
    expect(Object.keys(found.results[0]!.group!).slice(0, 2)).toEqual([isHigh, other]);
  });

  test.each([
    ['lower(inc)', 'column "inc" does not exist (SQLSTATE 42703)'],
    ['lower(y_true)', 'function lower(smallint) does not exist'],
    ['bit_and(y_true)', 'aggregate functions are not allowed in WHERE'],
    ['json_array_elements(to_json(y_pred))', 'set-returning functions are not allowed in WHERE'],
    ['"pg_sleep"(9)', 'got the function "pg_sleep": it reads data outside the row'],
    ["lo_from_bytea(0, '')", 'it reads data outside the row'],
    ['txid_current()', 'it reads data outside the row'],
    ["ts_stat('SELECT 1')", 'it gives another value each time, or has effects'],
    ['(SELECT 1)', 'got SELECT: queries are not allowed'],
  ])('the expression %s is refused', async (expression, message) => {
    const args = ['digits', '--engine', url, '--y-pred', `sql: ${expression}`];
    const { status, stdout, stderr } = await rightly('evaluate', ...args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`--y-pred 'sql: `);
    expect(stderr).toContain(message);
  });

  test('an error has one line without the password', async () => {
    const wrong: readonly (readonly [string[], string])[] = [
      [['nowhere', '--engine', url], 'relation "nowhere" does not exist (SQLSTATE 42P01)'],
      [['digits', '--engine', url, '--y-true', 'label'], '--y-true: there is no column "label"'],
      [['digits', '--engine', url, '--rows', 'x.parquet'], '--rows writes rows of files only'],
      [['digits', '--engine', url, '--where', 'y_true >'], '--where must be a condition in SQL'],
      [
        ['--query', 'SELECT 1.5 AS y_true, ARRAY[0.5, 1] AS y_pred', '--engine', url],
        'must hold whole numbers as labels; it holds 1.5',
      ],
    ];
    for (const [args, message] of wrong) {
      const { status, stdout, stderr } = await rightly('evaluate', ...args);
      expect([status, stdout]).toEqual([2, '']);
      expect(stderr).toContain(message);
      expect(stderr.trimEnd()).not.toContain('\n');
      expect(stderr).not.toContain(new URL(url).password);
    }
  });

  test('messages of the server hold no control characters, and no command to a CI', async () => {
    const hostile = `'a' || chr(27) || '[31m' || chr(155) || chr(10) || '::error::b' || chr(8238)`;
    const bad = `SELECT 1 AS y_true, (${hostile})::int AS y_pred`;
    const odd = `SELECT 1 AS y_true, 1 AS y_pred, ${hostile} AS g`;
    const from = ['--engine', url, '--query'];
    const refused = await rightly('evaluate', ...from, bad);
    expect([refused.status, refused.stdout]).toEqual([2, '']);
    expect(refused.stderr).toMatch(
      /^rightly: [^\n]*type integer: "a\\x1b\[31m\\x9b ::error::b\\u202e" \(SQLSTATE 22P02\)\n$/,
    );
    const counted = await rightly('evaluate', ...from, odd, '--by', 'g');
    expect(counted.stdout).toContain(String.raw`a\x1b[31m\x9b\x0a::error::b\u202e  1.000000`);
    const named = 'SELECT 1 AS y_pred, 2 AS "\u001B]0;\u0007\n::a"';
    const columns = await rightly('evaluate', ...from, named, '--y-true', 'nothing');
    expect(columns.stderr).toContain(String.raw`"\u001b]0;\u0007\n::a"`);
    for (const { stdout, stderr } of [refused, counted, columns]) {
      expect(stdout + stderr).not.toMatch(hidden);
      expect(stdout + stderr).not.toMatch(command);
    }
  });

  test('the plan is printed', async () => {
    const { status, stdout } = await rightly('evaluate', 'digits', '--engine', url, '--explain');
    expect(status).toBe(0);
    expect(stdout).toContain('Seq Scan on digits');
  });
});
