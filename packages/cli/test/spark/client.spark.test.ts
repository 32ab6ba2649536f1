import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import type { Done } from '../../src/engines/spark/progress.ts';
import { differences } from '../servers/catalogue.ts';
import { ENDLESS, failure, folder, open, seconds } from './open.ts';

/** A file for the cluster to read. */
function write(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

test('metrics of the catalogue equal those of DuckDB', async () => {
  expect(await differences(inject('spark').url)).toEqual([]);
});

describe('rows', () => {
  test('of every type', async () => {
    const engine = await open();
    const [row] = await engine.query(`SELECT
      CAST(-7 AS TINYINT) AS tiny, CAST(300 AS SMALLINT) AS small, 70000 AS int, 9007199254740993L AS big,
      0.1f AS float, 0.1D AS double, double('NaN') AS nan, double('-Infinity') AS low, float('Infinity') AS high,
      -1.25 AS decimal, CAST('-12345678901234567890123' AS DECIMAL(38, 0)) AS huge,
      true AS yes, false AS no, 'é😀\\\\' AS text, '' AS empty,
      DATE'2024-02-29' AS date, DATE'0001-01-01' AS early, NULL AS null, CAST(NULL AS INT) AS none,
      TIMESTAMP'2024-02-29 12:34:56.789012 UTC' AS time, TIMESTAMP_NTZ'1960-02-29 12:34:56.000001' AS wall,
      array(1, NULL, 3) AS list, array(array('a'), NULL, array()) AS lists, array(double('NaN')) AS nans`);
    expect(row).toEqual({
      tiny: -7,
      small: 300,
      int: 70_000,
      big: 9_007_199_254_740_993n,
      float: Math.fround(0.1),
      double: 0.1,
      nan: NaN,
      low: -Infinity,
      high: Infinity,
      decimal: -1.25,
      huge: -12_345_678_901_234_567_890_123n,
      yes: true,
      no: false,
      text: 'é😀\\',
      empty: '',
      date: '2024-02-29',
      early: '0001-01-01',
      null: null,
      none: null,
      time: '2024-02-29T12:34:56.789012Z',
      wall: '1960-02-29T12:34:56.000001',
      list: [1, null, 3],
      lists: [['a'], null, []],
      nans: [NaN],
    });
  });

  test('may be none', async () => {
    const engine = await open();
    expect(await engine.query('SELECT 1 AS a WHERE false')).toEqual([]);
  });

  test('in several batches, with nulls and lists at each place', async () => {
    const engine = await open();
    const rows = await engine.query(
      'SELECT id, IF(id % 3 = 0, NULL, id / 2) AS half, sequence(1, id % 4) AS list FROM range(0, 25000, 1, 3)',
    );
    const list = [[1, 0], [1], [1, 2], [1, 2, 3]].map((all) => all.map(BigInt));
    const wanted = Array.from({ length: 25_000 }, (_, i) => ({
      id: BigInt(i),
      half: i % 3 === 0 ? null : i / 2,
      list: list[i % 4],
    }));
    expect(rows).toEqual(wanted);
  });

  test('of 6 MB', async () => {
    const engine = await open();
    const rows = await engine.query("SELECT id, repeat('ü', 3000) AS text FROM range(1000)");
    expect(rows).toHaveLength(1000);
    expect(new Set(rows.map(({ text }) => text))).toEqual(new Set(['ü'.repeat(3000)]));
  });

  test('in one value of 6 MB', async () => {
    const engine = await open();
    const [row] = await engine.query("SELECT repeat('x', 6000000) AS text");
    expect(String(row!['text'])).toHaveLength(6_000_000);
  });

  test('of unknown types, or with two columns of one name, are refused', async () => {
    const engine = await open();
    expect(await failure(engine.query('SELECT map(1, 2) AS m'))).toMatch(
      /^the query must give values, or lists of them; got Map/,
    );
    expect(await failure(engine.query('SELECT 1 AS a, 2 AS a'))).toBe(
      'the query must give each column another name; got "a" twice',
    );
  });
});

describe('errors', () => {
  test.each([
    ['SELEC 1', "[PARSE_SYNTAX_ERROR] Syntax error at or near 'SELEC'. SQLSTATE: 42601"],
    ['SELECT 1 / (id - 5) FROM range(10)', '[DIVIDE_BY_ZERO] Division by zero.'],
    ['SELECT x FROM nowhere', '[TABLE_OR_VIEW_NOT_FOUND] The table or view `nowhere` cannot be'],
    ["SELECT CAST('a' AS INT)", `[CAST_INVALID_INPUT] The value 'a' of the type "STRING"`],
  ])('%s', async (sql, message) => {
    const engine = await open();
    const received = await failure(engine.query(sql));
    expect(received).toContain(`Spark at 127.0.0.1:${inject('spark').port}: ${message}`);
    expect(received).toMatch(/SQLSTATE: \w{5}$/);
    expect(received).not.toContain('\n');
  });

  test('that are too long for a trailer are fetched whole', async () => {
    const engine = await open();
    const message = await failure(engine.query(`SELECT raise_error(repeat('x', 5000))`));
    expect(message).toMatch(/x{5000} SQLSTATE: P0001$/);
  });

  // Only a connection that was open before is retried, for up to a minute. The time limit is shorter.
  test('of a missing server come at once', { timeout: 40_000 }, async () => {
    expect(await failure(open({ url: 'sc://127.0.0.1:1' }))).toBe(
      'Spark at 127.0.0.1:1: no connection: connect ECONNREFUSED 127.0.0.1:1 (is a Spark Connect server there, and does it want TLS? use_ssl=true or use_ssl=false says so)',
    );
  });

  test('name a mismatch of TLS', async () => {
    const url = `${inject('spark').url.replace('127.0.0.1', 'localhost')}/;use_ssl=true`;
    expect(await failure(open({ url }))).toMatch(/no connection: .*\(is a Spark Connect server/);
  });

  test('for answers that are too large name the option', async () => {
    const url = `${inject('spark').url}/;grpc_max_message_size=100000`;
    const engine = await open({ url });
    expect(await failure(engine.query("SELECT repeat('x', 200000) AS x"))).toMatch(
      /larger answers are taken with grpc_max_message_size=BYTES/,
    );
  });
});

describe('settings', () => {
  test('apply to the session', async () => {
    const engine = await open({ settings: { 'spark.sql.session.timeZone': 'Asia/Tokyo' } });
    expect(await engine.query('SELECT current_timezone() AS zone')).toEqual([
      { zone: 'Asia/Tokyo' },
    ]);
  });

  test('that the server refuses are errors', async () => {
    const message = await failure(open({ settings: { 'spark.sql.shuffle.partitions': 'many' } }));
    expect(message).toContain(`The value 'many' in the config "spark.sql.shuffle.partitions"`);
  });

  test('that are secret are not shown in errors', async () => {
    const message = await failure(
      open({ settings: { 'spark.sql.shuffle.partitions': 'hush', 'spark.my.password': 'hush' } }),
    );
    expect(message).toContain(`The value '***' in`);
    expect(message).not.toContain('hush');
  });
});

describe('a query stops on the server', () => {
  test('when its signal is aborted', async () => {
    const stop = new AbortController();
    const engine = await open({ signal: stop.signal });
    const message = await failure(
      engine.query(ENDLESS, ({ allTasks }) => {
        if (allTasks > 0) stop.abort();
      }),
    );
    expect(message).toBe('interrupted; cancelled on the server');
    const other = await open();
    // If the query still ran, both workers would be busy for longer than this test may take.
    await other.query('SELECT sum(id) FROM range(0, 1000, 1, 4)');
    expect(await failure(engine.query('SELECT 1'))).toBe('interrupted');
  });

  test('at the time limit', async () => {
    const engine = await open({ timeLimit: 2 });
    expect(await failure(engine.query(ENDLESS))).toBe(
      'the time limit of 2 s was reached; cancelled on the server',
    );
    const other = await open();
    await other.query('SELECT sum(id) FROM range(0, 1000, 1, 4)');
  });

  test('a wrong time limit is refused', async () => {
    expect(await failure(open({ timeLimit: 0 }))).toMatch(
      /^the time limit must be above 0 .* got 0$/,
    );
  });
});

test('progress counts tasks, and the bytes that were read', async () => {
  // Without this setting, Spark reads several files in one task. Their number depends on the cores that it has at that moment.
  const engine = await open({ settings: { 'spark.sql.files.maxPartitionBytes': '1MB' } });
  const path = join(folder, 'numbers.parquet');
  await engine.query(
    `INSERT OVERWRITE DIRECTORY '${path}' USING parquet SELECT id, hash(id) AS h FROM range(0, 8000000, 1, 8)`,
  );
  const seen: Done[] = [];
  // Some rows take a while, so that the server reports more than once.
  const slowly = "if(id % 1000000 = 0, reflect('java.lang.Thread', 'sleep', bigint(500)), 'none')";
  await engine.query(
    `SELECT sum(h), max(slept) FROM (SELECT h, ${slowly} AS slept FROM parquet.\`${path}\`)`,
    (done) => seen.push(done),
  );
  const last = seen.at(-1)!;
  expect(seen.length).toBeGreaterThan(2);
  expect(last.allTasks).toBeGreaterThan(8);
  expect(last.tasks).toBe(last.allTasks);
  expect(last.bytes).toBeGreaterThan(10_000);
  expect(seen.map(({ tasks }) => tasks)).toEqual(
    seen.map(({ tasks }) => tasks).sort((a, b) => a - b),
  );
});

test('a query continues in a new stream after the first stream ends', async () => {
  // The server of the tests ends each stream after 3 seconds.
  const engine = await open();
  const wait = await seconds(async () => {
    const rows = await engine.query(
      "SELECT id, reflect('java.lang.Thread', 'sleep', bigint(2000)) FROM range(0, 8, 1, 8)",
    );
    expect(rows.map(({ id }) => Number(id))).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });
  expect(wait).toBeGreaterThan(7);
});

describe('tables', () => {
  test('by name, with any content', async () => {
    const engine = await open();
    await engine.query('CREATE TEMPORARY VIEW `odd name``s` AS SELECT 1 AS a');
    expect(await engine.table('odd name')).toBe('`odd name`');
    expect(await engine.table('a.b.c')).toBe('`a`.`b`.`c`');
    const from = await engine.table('`odd name``s`');
    expect(await engine.query(`SELECT * FROM ${from}`)).toEqual([{ a: 1 }]);
  });

  test('of CSV have a header, and types', async () => {
    const engine = await open();
    const from = await engine.table(write("it's.csv", 'label,score,name\n1,0.5,a\n2,0.25,b\n'));
    expect(await engine.describe(from)).toEqual([
      { name: 'label', type: 'integer', list: false, typeName: 'int' },
      { name: 'score', type: 'float64', list: false, typeName: 'double' },
      { name: 'name', type: 'string', list: false, typeName: 'string' },
    ]);
    expect(await engine.query(`SELECT sum(score) AS s FROM ${from}`)).toEqual([{ s: 0.75 }]);
  });

  test('of JSON, by a pattern', async () => {
    const engine = await open();
    write('part-1.jsonl', '{"y": 1, "p": [0.5, 0.5]}\n');
    const path = write('part-2.jsonl', '{"y": 2, "p": [1.0, 0.0]}\n');
    const from = await engine.table(path.replace('part-2', 'part-*'));
    expect(await engine.describe(from)).toEqual([
      { name: 'p', type: 'float64', list: true, typeName: 'array<double>' },
      { name: 'y', type: 'integer', list: false, typeName: 'bigint' },
    ]);
    expect(await engine.query(`SELECT sum(y) AS y FROM ${from}`)).toEqual([{ y: 3n }]);
  });

  test('that do not exist are errors', async () => {
    const engine = await open();
    expect(await failure(engine.table('/nowhere/a.csv'))).toMatch(/\[PATH_NOT_FOUND\]/);
    const from = await engine.table('s/nowhere.parquet');
    expect(await failure(engine.describe(from))).toMatch(/\[PATH_NOT_FOUND\]/);
  });

  test('have columns of many types', async () => {
    const engine = await open();
    const columns = await engine.describe(
      `(SELECT true AS a, tinyint(1) AS b, 1L AS c, CAST(1 AS DECIMAL(20, 0)) AS d, 1.5 AS e, 1f AS f,
        DATE'2024-01-01' AS g, array(1.5f) AS h, array(array(1)) AS i, struct(1 AS x) AS j, x'00' AS k, current_timestamp() AS l)`,
    );
    expect(columns.map(({ type, list }) => (list ? `[${type}]` : type)).join(' ')).toBe(
      'integer integer integer integer float64 float32 string [float32] [other] other other string',
    );
  });
});

test('the plan is the text of the server', async () => {
  const engine = await open();
  expect(await engine.explain('SELECT sum(id) FROM range(10)')).toMatch(
    /HashAggregate[^]*Exchange[^]*partial_sum/,
  );
});

test('sessions are isolated', async () => {
  const [one, other] = [await open(), await open()];
  await one.query('CREATE TEMPORARY VIEW mine AS SELECT 1 AS a');
  expect(await one.query('SELECT * FROM mine')).toEqual([{ a: 1 }]);
  expect(await failure(other.query('SELECT * FROM mine'))).toMatch(/TABLE_OR_VIEW_NOT_FOUND/);
});

test('a session from the address is not closed', async () => {
  const url = `${inject('spark').url}/;session_id=6f1b0a52-2f6c-4f0e-9d2c-0a1b2c3d4e5f;user_id=me`;
  const first = await open({ url });
  await first.query('CREATE TEMPORARY VIEW ours AS SELECT 1 AS a');
  await first.close();
  expect(await (await open({ url })).query('SELECT * FROM ours')).toEqual([{ a: 1 }]);
});
