import { setTimeout as sleep } from 'node:timers/promises';
import { type AnySumsMetric, AUC, F1Score, PearsonCorrelation, R2Score, Recall } from 'rightly';
import { clickhouse, evaluationQuery, problemsQuery } from 'rightly/sql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toColumn } from '../../src/engines/clickhouse/to-column.ts';
import { rightly } from '../command.ts';
import { failure, open } from './open.ts';
import { end, PASSWORD, Servers } from './servers.ts';

let servers: Servers;
let url: string;
let reader: string;

beforeAll(async () => {
  servers = await Servers.start();
  const [{ http }] = servers.all as [Servers['all'][number]];
  url = `clickhouse://127.0.0.1:${http}`;
  reader = `clickhouse://reader:${encodeURIComponent(PASSWORD)}@127.0.0.1:${http}/default`;
});
afterAll(() => servers.stop());

/** A query that never ends, on both servers. */
const endless = (): string => {
  const [a, b] = servers.all.map(({ tcp }) => tcp);
  return `SELECT sum(sipHash64(number)) AS s FROM remote('127.0.0.1:${a},127.0.0.1:${b}', system.numbers)`;
};

/** The number of endless queries that run on each of the first `of` servers. */
async function running(of: number): Promise<number[]> {
  const found = [];
  for (const { http } of servers.all.slice(0, of)) {
    const engine = await open(`clickhouse://127.0.0.1:${http}`);
    const rows = await engine.query('SELECT query FROM system.processes');
    found.push(rows.filter(({ query }) => String(query).includes('sipHash64')).length);
  }
  return found;
}

/** Waits until each server runs this number of endless queries. Only the test's time limit ends the wait. */
async function until(wanted: readonly number[]): Promise<void> {
  while (String(await running(wanted.length)) !== String(wanted)) await sleep(100);
}

test('an error for a type that the server cannot group by names the version of the server', async () => {
  const args = ['--query', 'SELECT number AS label, number AS guess FROM numbers(3)', '--engine'];
  const columns = ['--y-true', 'label', '--y-pred', 'guess', '--metrics', 'f1_score'];
  const { status, stderr } = await rightly('evaluate', ...args, reader, ...columns);
  expect([status, stderr]).toEqual([2, expect.stringContaining('it is ClickHouse 18.16.1, which')]);
});

const listIn = (column: string) => ({ column, type: 'float64', list: true }) as const;

describe('ClickHouse 18.16', () => {
  const yTrue = listIn('y');
  const yPred = listIn('p');
  const from = `(SELECT number, [toFloat64(number), 1] AS y, [toFloat64(number) / 2, 0.25] AS p FROM numbers(4)) AS t`;
  const rows = [0, 1, 2, 3];

  test.each<[string, AnySumsMetric, number]>([
    ['the highest of lists', new Recall({ topK: 1 }), 0],
    ['elements by threshold', new F1Score({ threshold: 0.3, average: 'micro' }), 0],
    ['moments of elements', new R2Score(), 1],
    ['moments of all elements', new PearsonCorrelation({ axis: null }), 1],
  ])('counts %s, and finds rows that are refused', async (_, metric, refused) => {
    const engine = await open(url);
    const source = { from, yTrue, yPred };
    const query = evaluationQuery([metric], source, clickhouse);
    const { total } = query.read(await engine.query(query.text));
    metric.updateState(
      rows.map((n) => [n, 1]),
      rows.map((n) => [n / 2, 0.25]),
    );
    expect(total.metrics[0]!.result()).toBeCloseTo(metric.result() as number, 12);
    const bad = { ...source, from: from.replace('0.25]', 'nan]'), where: 'number = 1' };
    const found = await engine.query(problemsQuery([metric], bad, ['number'], clickhouse));
    expect(new Set(found.map(({ _problem }) => _problem)).size).toBe(refused);
  });

  test('refuses sums by many thresholds, and says why', async () => {
    const { text } = evaluationQuery(
      [new AUC({ multiLabel: true })],
      { from, yTrue, yPred },
      clickhouse,
    );
    expect(await failure((await open(url)).query(text))).toContain(
      'Unknown function roundDown (code 46) (it is ClickHouse 18.16.1, which knows less SQL than a query may need)',
    );
  });
});

describe('rows of an answer', () => {
  test('hold every digit of whole numbers, NaN, infinities and NULL', async () => {
    const engine = await open(reader);
    const rows = await engine.query(
      `SELECT toUInt64('18446744073709551615') AS u, toInt64('-9223372036854775808') AS i, nan AS n, 1 / 0 AS inf, -1 / 0 AS minf,
        NULL AS nothing, -0.0 AS z, toFloat32(0.1) AS f, 1e300 AS big, toUInt8(7) AS small, count() AS c FROM numbers(3)`,
    );
    expect(rows).toEqual([
      {
        u: 2n ** 64n - 1n,
        i: -(2n ** 63n),
        n: NaN,
        inf: Infinity,
        minf: -Infinity,
        nothing: null,
        z: -0,
        f: Math.fround(0.1),
        big: 1e300,
        small: 7,
        c: 3n,
      },
    ]);
  });

  test('hold lists, text, dates and values that are shown as text', async () => {
    const [row] = await (
      await open(reader)
    ).query(
      `SELECT [1.5, nan] AS a, [NULL, toInt64(3)] AS b, [[toUInt64(1)], []] AS c, 'é😀"\\'\\\\\\n' AS s, toDate('2020-01-02') AS d,
        toUUID('61f0c404-5cb3-11e7-907b-a6006ad3dba0') AS id, (1, 'x') AS t`,
    );
    expect(row).toEqual({
      a: [1.5, NaN],
      b: [null, 3n],
      c: [[1n], []],
      s: 'é😀"\'\\\n',
      d: '2020-01-02',
      id: '61f0c404-5cb3-11e7-907b-a6006ad3dba0',
      t: '[1,"x"]',
    });
  });

  test('may be none, or many', async () => {
    const engine = await open(reader);
    expect(await engine.query('SELECT 1 AS one WHERE 1 = 0')).toEqual([]);
    const rows = await engine.query(
      'SELECT number AS n, toString(number) AS s FROM numbers(200000)',
    );
    expect(rows).toHaveLength(200_000);
    expect(rows.at(-1)).toEqual({ n: 199_999n, s: '199999' });
  });
});

test('columns have types in every storage form', async () => {
  const engine = await open(url);
  await servers.run(
    0,
    `CREATE TABLE described (a UInt64, b Nullable(Float32), c Array(Nullable(Float64)), d FixedString(3), e Decimal(9, 0), f Decimal(9, 2),
      g Enum8('x' = 1), h Date, i Tuple(UInt8, UInt8), "odd ""\\" name" Int8) ENGINE = Memory`,
  );
  const from = await engine.table('default.described');
  expect(from).toBe('"default"."described"');
  const columns = await engine.describe(from);
  expect(columns.map(({ name, type, list, typeName }) => [name, type, list, typeName])).toEqual([
    ['a', 'integer', false, 'UInt64'],
    ['b', 'float32', false, 'Float32'],
    ['c', 'float64', true, 'Array(Nullable(Float64))'],
    ['d', 'string', false, 'FixedString(3)'],
    ['e', 'integer', false, 'Decimal(9, 0)'],
    ['f', 'float64', false, 'Decimal(9, 2)'],
    ['g', 'string', false, "Enum8('x' = 1)"],
    ['h', 'string', false, 'Date'],
    ['i', 'other', false, 'Tuple(UInt8, UInt8)'],
    ['odd "" name', 'integer', false, 'Int8'],
  ]);
});

test('types of newer servers are known too', () => {
  const kinds = [
    'LowCardinality(Nullable(String))',
    'Bool',
    'Nullable(Int256)',
    'BFloat16',
    'Array(LowCardinality(String))',
    'DateTime64(3)',
    'JSON',
  ];
  expect(kinds.map((type) => toColumn('x', type)).map(({ type, list }) => [type, list])).toEqual([
    ['string', false],
    ['integer', false],
    ['integer', false],
    ['float64', false],
    ['string', true],
    ['string', false],
    ['other', false],
  ]);
});

describe('the name of a table', () => {
  test.each([
    ['t', '"t"'],
    ['db.t', '"db"."t"'],
    ['db.`a.b`', '"db"."a.b"'],
  ])('is accepted: %s', async (name, from) => {
    expect(await (await open(url)).table(name)).toBe(from);
  });

  test.each(['"a""', 'a.b.c', '', "s3('https://x/*.parquet')", 'x.parquet'])(
    'is refused: %s',
    async (name) => {
      expect(await failure((await open(url)).table(name))).toContain(
        'the table must be TABLE or DATABASE.TABLE',
      );
    },
  );
});

/** The error of a query in one line, without the name of the server. */
const said = async (sql: string): Promise<string> => {
  const message = await failure((await open(url)).query(sql));
  expect(message).toMatch(/^ClickHouse at 127\.0\.0\.1:\d+: [^\n]+$/);
  return message.replace(/^.*?\d: /, '');
};

describe('an error says in one line', () => {
  test('the fault of the SQL', async () => {
    expect(await said('SELECT x FROM system.one')).toBe(
      'Unknown identifier: x (code 47) (it is ClickHouse 18.16.1, which knows less SQL than a query may need)',
    );
    expect(await said('SELEC 1')).toMatch(
      /^Syntax error: failed at position 1.*SELEC 1.*\(code 62\)/,
    );
  });

  test('which table is missing', async () => {
    expect(await said('SELECT 1 FROM nowhere')).toBe(
      "Table default.nowhere doesn't exist. (code 60)",
    );
  });

  test('what fails in the middle of an answer', async () => {
    expect(await said('SELECT throwIf(number = 1000000) FROM numbers(2000000)')).toMatch(
      /\(code 395\)/,
    );
  });

  test('that the server is too old for the SQL', async () => {
    expect(await said('SELECT arrayMax([1])')).toBe(
      'Unknown function arrayMax (code 46) (it is ClickHouse 18.16.1, which knows less SQL than a query may need)',
    );
    expect(await failure((await open(url)).explain('SELECT 1'))).toContain('Syntax error');
  });

  test('that no server answers', async () => {
    expect(await failure(open('clickhouse://127.0.0.1:1'))).toBe(
      'ClickHouse at 127.0.0.1:1: connect ECONNREFUSED 127.0.0.1:1 (is a ClickHouse server there, and is it the port for HTTP?)',
    );
    expect(await failure(open('clickhouse://nowhere.invalid'))).toContain('ENOTFOUND');
  });

  test('that the protocol is wrong', async () => {
    const [{ http, tcp }] = servers.all as [Servers['all'][number]];
    // The server takes TLS bytes for a line, and waits for its end. By chance the bytes may hold a line end.
    expect(await failure(open(`clickhouses://127.0.0.1:${http}`))).toMatch(
      /: (write EPROTO: wrong version number|no answer for 10 s) \(clickhouses:\/\/ speaks HTTPS; clickhouse:\/\/ speaks HTTP/,
    );
    expect(await failure(open(`clickhouse://127.0.0.1:${tcp}`))).toContain(
      `You must use port ${http} for HTTP`,
    );
  });

  test('that settings are unknown, or may not be changed', async () => {
    expect(await failure(open(url, { settings: { max_thread: '1' } }))).toBe(
      '--set: ClickHouse has no setting "max_thread"',
    );
    expect(await failure(open(url, { settings: { 'a&user': 'b' } }))).toBe(
      '--set: ClickHouse has no setting "a&user"',
    );
    const fixed = await open(url.replace('//', '//fixed@'));
    expect(await failure(fixed.query('SELECT 1'))).toContain(
      '(code 164) (its user must be allowed to change settings',
    );
  });
});

describe('a password', () => {
  test.each([
    ['wrong', 'reader:wr0ng-w0rd@', /Wrong password for user reader \(code 193\)/],
    ['missing', 'reader@', /Password required for user reader \(code 194\)/],
    ['of nobody', 'nobody:wr0ng-w0rd@', /nobody/],
  ])('that is %s is refused, and not shown', async (_, login, expected) => {
    const message = await failure(open(url.replace('//', `//${login}`)));
    expect(message).toMatch(expected);
    expect(message).not.toContain('wr0ng');
  });

  test('may come from the environment', async () => {
    process.env['CLICKHOUSE_PASSWORD'] = PASSWORD;
    try {
      const engine = await open(url.replace('//', '//reader@'));
      expect(await engine.query('SELECT user FROM system.processes')).toEqual([{ user: 'reader' }]);
    } finally {
      delete process.env['CLICKHOUSE_PASSWORD'];
    }
  });

  test('is not shown where the server repeats it', async () => {
    const engine = await open(reader);
    const message = await failure(engine.query(`SELECT "${PASSWORD}", "reader:${PASSWORD}"`));
    expect(message).toContain('***');
    expect(message).not.toContain(PASSWORD);
  });

  test.each([
    'clickhouse://reader:wr0ng-w0rd@host:99999',
    'clickhouse://reader:wr0ng@w0rd@host',
    'clickhouse://reader:wr0ng%@host',
    'clickhouse://reader:wr0ng?x=1@host',
    'clickhouse://reader:wr0ng-w0rd@host:8123/db/more',
    'clickhouse://reader:wr0ng-w0rd@host?user=x',
    'clickhouse://',
  ])('is not shown where the URL is malformed: %s', async (malformed) => {
    const message = await failure(open(malformed));
    expect(message).toMatch(/^--engine/);
    expect(message).not.toContain('wr0ng');
  });
});

test('settings apply to the query', async () => {
  const engine = await open(url, { settings: { max_block_size: '77' } });
  const [row] = await engine.query(
    "SELECT value FROM system.settings WHERE name = 'max_block_size'",
  );
  expect(row).toEqual({ value: '77' });
});

test('progress never falls', async () => {
  await servers.run(0, 'CREATE TABLE slow (n UInt32) ENGINE = MergeTree ORDER BY n');
  await servers.run(0, 'INSERT INTO slow SELECT toUInt32(number) FROM numbers(20000)');
  const stop = new AbortController();
  const engine = await open(url, {
    settings: { max_block_size: '500', max_threads: '1' },
    signal: stop.signal,
  });
  const parts: number[] = [];
  // The query takes 40 seconds. It is stopped after two different reports of progress.
  const query = engine.query(
    'SELECT count() AS c FROM slow WHERE NOT ignore(n, sleep(1))',
    (part) => {
      parts.push(part);
      if (new Set(parts.filter((one) => one > 0 && one < 1)).size > 1) stop.abort();
    },
  );
  expect(await failure(query)).toBe('interrupted; cancelled on the server');
  expect(parts).toEqual([...parts].sort((a, b) => a - b));
});

describe('the query stops on all servers', () => {
  test('after Ctrl-C', async () => {
    const stop = new AbortController();
    const engine = await open(url, { signal: stop.signal });
    const answer = failure(engine.query(endless()));
    await until([1, 1]);
    stop.abort();
    expect(await answer).toBe('interrupted; cancelled on the server');
    await until([0, 0]);
    expect(await failure(engine.query('SELECT 1'))).toContain('interrupted');
  });

  test('at the time limit', async () => {
    const engine = await open(url, { timeLimit: 1 });
    expect(await failure(engine.query(endless()))).toBe(
      'the time limit of 1 s was reached; cancelled on the server',
    );
    await until([0, 0]);
    expect(await engine.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });
});

describe('a server that dies in the middle', () => {
  test('gives an error that names the server', async () => {
    const [first, second] = servers.all as [Servers['all'][number], Servers['all'][number]];
    const engine = await open(url);
    const partly = failure(engine.query(endless()));
    await until([1, 1]);
    end(second.process.pid!);
    expect(await partly).toMatch(/^ClickHouse at [^\n]*\(code \d+\)[^\n]*$/);
    const all = failure(engine.query('SELECT sum(sipHash64(number)) AS s FROM system.numbers'));
    await until([1]);
    end(first.process.pid!);
    expect(await all).toMatch(
      /^ClickHouse at 127\.0\.0\.1:\d+: (socket hang up|read ECONNRESET) \(the connection broke/,
    );
  });
});
