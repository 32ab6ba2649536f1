import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { Duckdb } from '../src/engines/duckdb/duckdb.ts';
import { pathText, text } from '../src/engines/duckdb/literals.ts';
import { refusal } from './arrays.ts';
import { evaluate, file, folder, made } from './command.ts';

const opened: Duckdb[] = [];
afterEach(async () => {
  for (const engine of opened.splice(0)) await engine.close();
});

async function open(): Promise<Duckdb> {
  const engine = await Duckdb.open({ progress: true });
  opened.push(engine);
  return engine;
}

const settingsOf = async (engine: Duckdb, ...names: string[]): Promise<unknown[]> => {
  const rows = await engine.query(
    `SELECT value FROM duckdb_settings() WHERE name IN (${names.map(text).join(', ')}) ORDER BY name`,
  );
  return rows.map(({ value }) => value);
};

const failure = (sql: string, engine: Duckdb): Promise<string> =>
  engine.query(sql).then(
    () => 'no error',
    (error: unknown) => String(error),
  );

describe('DuckDB', () => {
  test('installs and loads no extensions', async () => {
    const engine = await open();
    const names = [
      'allow_community_extensions',
      'autoinstall_known_extensions',
      'autoload_known_extensions',
    ];
    expect(await settingsOf(engine, ...names)).toEqual(['false', 'false', 'false']);
    expect(await failure("SELECT * FROM 'https://example.com/a.csv'", engine)).toMatch(/httpfs/);
  });

  test('opens only the files that were allowed', async () => {
    const allowed = await made('a[1]*.parquet', 'SELECT 1 AS a');
    const other = await made('b.parquet', 'SELECT 1 AS a');
    const engine = await open();
    await engine.allow([allowed]);
    expect(await engine.query(`SELECT a FROM read_parquet([${pathText(allowed)}])`)).toEqual([
      { a: 1 },
    ]);
    for (const sql of [
      `SELECT a FROM read_parquet(${text(other)})`,
      `SELECT * FROM read_text('/etc/hostname')`,
      `SELECT * FROM glob('/etc/*')`,
      `COPY (SELECT 1) TO ${text(`${other}.new`)}`,
      'INSTALL httpfs',
      'LOAD httpfs',
    ])
      expect(await failure(sql, engine)).toMatch(/Permission Error/);
    expect(existsSync(`${other}.new`)).toBe(false);
  });

  test('keeps its settings after files are allowed, and during a query', async () => {
    for (const close of ['allow', 'lock'] as const) {
      const engine = await open();
      await engine[close]([]);
      for (const setting of ['enable_external_access = true', 'autoload_known_extensions = true'])
        expect(await failure(`SET ${setting}`, engine)).toMatch(/configuration has been locked/);
    }
  });

  test('spills only into its own folder', async () => {
    const rows = await made('a.parquet', 'SELECT i::VARCHAR AS k FROM range(3000000) t(i)');
    const engine = await Duckdb.open({ memory: '100MB', threads: '2', progress: false });
    opened.push(engine);
    await engine.allow([rows]);
    const sql = `SELECT sum(n)::INT AS n FROM (SELECT k, count(*) AS n FROM read_parquet(${text(rows)}) GROUP BY k)`;
    expect(await engine.query(sql)).toEqual([{ n: 3_000_000 }]);
  });
});

describe('the command', () => {
  test('reads only the files of globs, and writes only --rows', async () => {
    const place = folder();
    for (const name of ['a[1].csv', 'a[2].csv'])
      writeFileSync(join(place, name), 'y_true,y_pred\n1,1\n0,1\n');
    const rows = join(place, 'rows.parquet');
    const found = await evaluate(join(place, 'a*.csv'), '--rows', rows);
    expect(found.rows).toBe(4);
    expect((await evaluate('--query', `SELECT y_true, y_pred FROM '${rows}'`)).rows).toBe(4);
  });

  test.each([
    ['https://example.com/a.csv', "download the file first (curl -O 'https://example.com/a.csv')"],
    ['s3://bucket/a.parquet', "download the file first (aws s3 cp 's3://bucket/a.parquet' .)"],
    ['s3://bucket/*.parquet', 'or say --engine URL for an engine that reads the address'],
    ['gs://bucket/a.parquet', 'gcloud storage cp'],
    ['hf://datasets/a/b.parquet', 'hf download'],
    ['abfss://container@host/a.parquet', 'download the file first, or say --engine URL'],
    ['file:///tmp/a.csv', 'name a file by its path, without file://'],
  ])('%s', async (name, told) => {
    expect(await refusal(name)).toContain(told);
  });

  test('a file whose name looks like an address is read', async () => {
    const path = file('https:/a.csv', 'y_true,y_pred\n1,1\n');
    expect((await evaluate(path.replace('https:/', 'https://'))).rows).toBe(1);
  });
});
