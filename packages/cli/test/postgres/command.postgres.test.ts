import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { evaluate, folder, type Report, rightly, sql, text } from '../command.ts';
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

/** Groups alike, and sums to the last digits. */
function agree(found: Report, expected: Report): void {
  expect(found.rows).toBe(expected.rows);
  expect(found.results.map(({ metric, group }) => [metric, group])).toEqual(
    expected.results.map(({ metric, group }) => [metric, group]),
  );
  found.results.forEach(({ state, value }, i) => {
    const { state: sums, value: wanted } = expected.results[i]!;
    expect(Math.abs(state.total / sums.total - 1)).toBeLessThan(1e-12);
    expect(Math.abs(state.count / sums.count - 1)).toBeLessThan(1e-12);
    expect(Math.abs(value! / wanted! - 1)).toBeLessThan(1e-12);
  });
}

describe('digits in a table', () => {
  test('come to what they come to in a file', async () => {
    agree(await evaluate('digits', '--engine', url, ...asked), await evaluate(digits, ...asked));
  });

  test('a query and a condition, too', async () => {
    const where = ['--where', 'y_true > 3 -- some'];
    const query = ['--query', 'SELECT * FROM digits;'];
    agree(
      await evaluate(...query, '--engine', url, ...asked, ...where),
      await evaluate(digits, ...asked, ...where),
    );
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

  test('a query that is printed and run elsewhere, and half of a file, are merged', async () => {
    const printed = await rightly(
      ...['sql', 'digits', '--dialect', 'postgres'],
      ...['--y-true', 'y_true:integer', '--y-pred', 'y_pred:float64[]'],
      ...['--sample-weight', 'sample_weight', '--where', 'y_true < 5'],
      ...asked,
    );
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
    agree(JSON.parse(stdout) as Report, await evaluate(digits, ...asked));
  });

  test('what is wrong is said in one line, without the password', async () => {
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
    for (const [args, told] of wrong) {
      const { status, stdout, stderr } = await rightly('evaluate', ...args);
      expect([status, stdout]).toEqual([2, '']);
      expect(stderr).toContain(told);
      expect(stderr.trimEnd()).not.toContain('\n');
      expect(stderr).not.toContain(new URL(url).password);
    }
  });

  test('the plan is printed', async () => {
    const { status, stdout } = await rightly('evaluate', 'digits', '--engine', url, '--explain');
    expect(status).toBe(0);
    expect(stdout).toContain('Seq Scan on digits');
  });
});
