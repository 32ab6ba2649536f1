import { describe, expect, test } from 'vitest';
import { evaluate, rightly } from './command.ts';
import { metrics, randomFiles, rows } from './random-rows.ts';

const { made } = randomFiles();

describe('--query', () => {
  test('evaluates an answer with the options of tables', async () => {
    const path = await made('q.parquet', rows(0, 300));
    const args = ['--by', 'g', '--metrics', metrics, '--where', 'even -- only these'];
    const expected = await evaluate(path, ...args);
    const found = await evaluate('--query', `SELECT * FROM '${path}'; `, ...args);
    expect({ ...found, source: '' }).toEqual({ ...expected, source: '' });
    expect(found.source).toBe('the query');
  });

  test.each([
    [
      `SELECT 1 AS y_true, [0.5, NULL] AS y_pred`,
      'the query: a row: column "y_pred" holds NULL in its list',
    ],
    [
      `SELECT 1.5 AS y_true, [0.5, 1] AS y_pred`,
      'the query: a row: column "y_true" must hold whole numbers as labels; it holds 1.5',
    ],
    [
      `SELECT 1 AS y_true, unnest([[1.0], [1.0, 2]]) AS y_pred`,
      'the query: column "y_pred" must have the same number of scores in each row; it has from 1 to 2',
    ],
    [`SELECT 1 AS y_true, 1 AS y_pred WHERE false`, 'the query holds no rows'],
    [`SELECT nothing`, 'nothing'],
    [
      `-- a comment\n COPY (SELECT 1) TO 'x.csv'`,
      '--query must be one SELECT; it begins with COPY',
    ],
    ['INSTALL httpfs', '--query must be one SELECT; it begins with INSTALL'],
    ['', '--query must be one SELECT\n'],
    ['SELECT 1) AS x; INSTALL httpfs; SELECT * FROM (SELECT 1', 'SQL must be one statement; got 3'],
    [
      "SELECT * FROM 'https://example.com/a.csv'",
      "this needs DuckDB's extension httpfs, and rightly loads no extensions",
    ],
    ["SELECT * FROM sqlite_scan('a.db', 't')", "this needs DuckDB's extension sqlite_scanner"],
    ["SELECT * FROM 's3://bucket/a.parquet'", "this needs DuckDB's extension httpfs"],
    [`SELECT 1 AS a`, 'no column has a usual name for the truth'],
  ])('%s', async (query, text) => {
    const { status, stderr } = await rightly('evaluate', '--query', query);
    expect(status).toBe(2);
    expect(stderr).toContain(text);
    expect(stderr.trimEnd()).not.toContain('\n');
  });

  test.each([
    [
      ['--query', 'SELECT 1', 'file.csv'],
      '--query takes the place of the table: name no table; got 1',
    ],
    [['--query', 'SELECT 1', '--rows', 'x.parquet'], '--rows writes rows of files only'],
    [['--query', 'SELECT 1', '--set', 'a=1'], '--set is for another engine, with --engine'],
    [
      ['--query', 'SELECT 1', '--time-limit', '5'],
      '--time-limit is for another engine, with --engine',
    ],
    [['--engine', 'sc://h', '--threads', '2', 't'], '--threads is for DuckDB, without --engine'],
    [['--engine', 'sc://h'], '--engine evaluates one table; got 0 (say --query SQL for several)'],
    [['--engine', 'sc://h', 'a', 'b'], '--engine evaluates one table; got 2'],
    [
      ['--engine', 'mysql://user:secret@h', 't'],
      '--engine must be a URL that begins with sc://, clickhouse://, clickhouses://, postgres:// or postgresql://; got mysql://',
    ],
    [['--engine', 'secret', 't'], 'got none'],
    [['--engine', 'sc://h', '--set', 'secret', 't'], '--set must be KEY=VALUE'],
    [
      ['--engine', 'sc://h', '--time-limit', 'soon', 't'],
      '--time-limit must be a number of seconds above 0; got "soon"',
    ],
    [['file.csv', '--set', 'a=1'], '--set is for another engine; say --engine URL as well'],
    [[], 'name prediction files, or - for standard input; or say --query SQL'],
  ])('is refused: %j', async (args, text) => {
    const { status, stderr } = await rightly('evaluate', ...args);
    expect(status).toBe(2);
    expect(stderr).toContain(`rightly: `);
    expect(stderr).toContain(text);
    expect(stderr.includes('secret@')).toBe(false);
  });

  test('--explain prints the plan', async () => {
    const { status, stdout } = await rightly(
      'evaluate',
      '--query',
      'SELECT 1 AS y_true, 1 AS y_pred',
      '--explain',
    );
    expect(status).toBe(0);
    expect(stdout).toMatch(/UNGROUPED_AGGREGATE|PROJECTION/);
  });
});
