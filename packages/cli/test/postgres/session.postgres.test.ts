import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, onTestFinished, test, vi } from 'vitest';
import { start as startCommand } from '../process.ts';
import { freePort } from '../servers/ports.ts';
import { ENDLESS, failure, open } from './open.ts';
import { PASSWORD, startServer } from './server.ts';

let admin: pg.Client;
beforeAll(async () => {
  admin = new pg.Client({ connectionString: inject('postgres').url });
  await admin.connect();
  await admin.query(`
    CREATE TABLE "Odd ""name" (x int);
    CREATE SCHEMA s; CREATE TABLE s."a.b" AS SELECT 42 AS x;
    CREATE TYPE mood AS ENUM ('sad', 'ok'); CREATE DOMAIN share AS real;
    CREATE TABLE own (m mood, d share, moods mood[]);
    CREATE FUNCTION writes() RETURNS int LANGUAGE sql AS 'INSERT INTO own VALUES (NULL) RETURNING 1'`);
});
afterAll(async () => admin.end());

/** The queries of the command that a server runs now. */
async function running(client = admin): Promise<string[]> {
  const { rows } = await client.query<{ query: string }>(
    "SELECT query FROM pg_stat_activity WHERE application_name = 'rightly' AND state = 'active'",
  );
  return rows.map(({ query }) => query);
}

/** Waits for a condition. Only the test's time limit ends the wait. */
async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await sleep(50);
}

const { port, url } = inject('postgres');
const server = `PostgreSQL at 127.0.0.1:${port}`;
const without = url.replace(/:[^:@]*@/, '@');

describe('tables', () => {
  test('are found by their exact names', async () => {
    const engine = await open();
    expect(await engine.query(`SELECT x FROM ${await engine.table('s."a.b"')}`)).toEqual([
      { x: 42 },
    ]);
    expect(await engine.describe(await engine.table('"Odd ""name"'))).toMatchObject([
      { name: 'x' },
    ]);
  });

  test('may have user-defined types', async () => {
    const engine = await open();
    expect(await engine.describe('own')).toEqual([
      { name: 'm', typeName: 'mood', type: 'string', list: false },
      { name: 'd', typeName: 'real', type: 'float32', list: false },
      { name: 'moods', typeName: 'mood[]', type: 'other', list: true },
    ]);
  });

  test.each([
    ['a..b', 'the table must be TABLE or SCHEMA.TABLE; got "a..b"'],
    ['data/x.parquet', 'PostgreSQL reads tables, not files; got "data/x.parquet"'],
  ])('%s is not a table', async (name, message) => {
    const engine = await open();
    expect(await failure(engine.table(name))).toBe(message);
  });
});

describe('an error has one line:', () => {
  test.each([
    ['SELECT * FROM nowhere', 'relation "nowhere" does not exist (SQLSTATE 42P01)'],
    ['SELECT nothing FROM own', 'column "nothing" does not exist (SQLSTATE 42703)'],
    ['SELEC 1', 'syntax error at or near "SELEC" (SQLSTATE 42601)'],
    ['SELECT 1/0', 'division by zero (SQLSTATE 22012)'],
    [
      "SELECT 'a' + true",
      'operator does not exist: unknown + boolean (SQLSTATE 42883); No operator matches the given name and argument types. You might need to add explicit type casts.',
    ],
  ])('%s', async (sql, message) => {
    const engine = await open();
    expect(await failure(engine.query(sql))).toBe(`${server}: ${message}`);
    expect(await engine.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  test('no server listens', async () => {
    const free = await freePort();
    expect(await failure(open({ url: `postgres://someone:secret@127.0.0.1:${free}/db` }))).toBe(
      `PostgreSQL at 127.0.0.1:${free}: connect ECONNREFUSED 127.0.0.1:${free} (is a PostgreSQL server there?)`,
    );
  });

  test('the server does not answer', async () => {
    const silent = createServer().listen(0, '127.0.0.1');
    const free = await new Promise<number>((resolve) => {
      silent.on('listening', () => resolve((silent.address() as { port: number }).port));
    });
    const slow = `postgres://someone:secret@127.0.0.1:${free}/db?connect_timeout=1`;
    expect(await failure(open({ url: slow }))).toBe(
      `PostgreSQL at 127.0.0.1:${free}: no answer for 1 s (is a PostgreSQL server there?; connect_timeout=SECONDS in the address says how long to wait)`,
    );
    silent.close();
  });

  test('a wrong password', async () => {
    expect(await failure(open({ url: without.replace('@', ':another@') }))).toBe(
      `${server}: password authentication failed for user "postgres" (SQLSTATE 28P01); the password is wrong, or has expired`,
    );
  });

  test('a password that has expired', async () => {
    await admin.query("CREATE ROLE late LOGIN PASSWORD 'known' VALID UNTIL '2001-01-01'");
    const late = without.replace(/\/\/[^@]*@/, '//late:known@');
    expect(await failure(open({ url: late }))).toBe(
      `${server}: password authentication failed for user "late" (SQLSTATE 28P01); the password is wrong, or has expired`,
    );
    await admin.query("ALTER ROLE late VALID UNTIL 'infinity'");
    expect(await (await open({ url: late })).query('SELECT 1 AS x')).toEqual([{ x: 1 }]);
  });

  test('no password', async () => {
    expect(await failure(open({ url: without }))).toMatch(/the server wants a password/);
  });

  test('an unknown database', async () => {
    expect(await failure(open({ url: url.replace(/postgres$/, 'elsewhere') }))).toBe(
      `${server}: database "elsewhere" does not exist (SQLSTATE 3D000)`,
    );
  });

  test.each([
    ['postgres://someone:p#w@h/db', /^--engine must be a URL such as/],
    ['postgres://someone:p/w@h:x/db', /^--engine must be a URL such as/],
    ['postgres://h/db?sslmode=maybe', /sslmode must be one of disable, prefer, .*; got maybe$/],
    ['postgres://h/db?sslmode=verify-ca', /sslrootcert/],
  ])('%s', async (wrong, message) => {
    expect(await failure(open({ url: wrong }))).toMatch(message);
  });
});

describe('a password', () => {
  test('comes from the environment', async () => {
    vi.stubEnv('PGPASSWORD', PASSWORD);
    const engine = await open({ url: without });
    vi.unstubAllEnvs();
    expect(await engine.query('SELECT current_user AS u')).toEqual([{ u: 'postgres' }]);
  });

  test('comes from a file', async () => {
    const file = `${inject('postgres').certificate}.pgpass`;
    writeFileSync(file, `127.0.0.1:${port}:*:postgres:${PASSWORD}\n`, { mode: 0o600 });
    vi.stubEnv('PGPASSFILE', file);
    const engine = await open({ url: without });
    vi.unstubAllEnvs();
    expect(await engine.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  test('is never shown, in any message', async () => {
    const engine = await open({ settings: { 'app.token': 'a-token' } });
    const echo = async (text: string): Promise<string> =>
      failure(engine.query(`SELECT CAST('${text}' AS integer)`));
    expect(await echo(PASSWORD)).toContain('for type integer: "***"');
    expect(await echo(encodeURIComponent(PASSWORD))).toContain('"***"');
    expect(await echo('a-token')).toContain('"***"');
    expect(
      await engine.explain(
        `SELECT '${PASSWORD}' AS a, '${PASSWORD}' AS b FROM own WHERE m::text = '${PASSWORD}'`,
      ),
    ).toMatch(/'\*\*\*'/);
  });
});

describe('TLS', () => {
  const encrypted = 'SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()';
  const { certificate } = inject('postgres');

  test.each([
    ['require', '127.0.0.1', true],
    ['disable', '127.0.0.1', false],
    [`verify-full&sslrootcert=${certificate}`, 'localhost', true],
    [`verify-ca&sslrootcert=${certificate}`, '127.0.0.1', true],
  ])('sslmode=%s', async (mode, host, ssl) => {
    const engine = await open({ url: `${url.replace('127.0.0.1', host)}?sslmode=${mode}` });
    expect(await engine.query(encrypted)).toEqual([{ ssl }]);
  });

  test('is refused with a certificate of an unknown authority', async () => {
    expect(await failure(open({ url: `${url}?sslmode=verify-full` }))).toBe(
      `${server}: self-signed certificate (sslrootcert=FILE names the certificate of the authority that signed it)`,
    );
  });

  test('checks the name in the certificate', async () => {
    const mode = `?sslmode=verify-full&sslrootcert=${certificate}`;
    expect(await failure(open({ url: url + mode }))).toMatch(/IP: 127\.0\.0\.1 is not in the cert/);
  });
});

describe('a session', () => {
  test('has settings', async () => {
    const engine = await open({ settings: { work_mem: '77MB', 'app.note': "it's" } });
    expect(
      await engine.query(
        "SELECT current_setting('work_mem') AS w, current_setting('app.note') AS n",
      ),
    ).toEqual([{ w: '77MB', n: "it's" }]);
  });

  test.each([
    [
      'no_such_setting',
      '1',
      `${server}: unrecognized configuration parameter "no_such_setting" (SQLSTATE 42704)`,
    ],
    ['work_mem', 'much', /invalid value for parameter "work_mem": "much"/],
    ["a'; DROP TABLE own; --", '1', /^--set must name a setting of PostgreSQL; got/],
    [
      'default_transaction_read_only',
      'off',
      '--set must leave default_transaction_read_only as it is: evaluating never writes',
    ],
    ['Transaction_Read_Only', 'off', /must leave Transaction_Read_Only/],
  ])('has no setting %s = %s', async (name, value, message) => {
    expect(await failure(open({ settings: { [name]: value } }))).toMatch(message);
  });

  test.each([
    ['INSERT INTO own VALUES (NULL)', /read-only transaction \(SQLSTATE 25006\)/],
    ['SELECT writes()', /read-only transaction \(SQLSTATE 25006\)/],
    ['CREATE TABLE new (x int)', /read-only transaction \(SQLSTATE 25006\)/],
    ['SET transaction_read_only = off; DELETE FROM own', /cannot insert multiple commands/],
    ['SELECT 1) AS t; DROP TABLE own; --', /SQLSTATE 42601/],
  ])('refuses to write: %s', async (sql, message) => {
    const engine = await open();
    expect(await failure(engine.query(sql))).toMatch(message);
  });
});

describe('a query', () => {
  test('is cancelled on the server', async () => {
    const stop = new AbortController();
    const engine = await open({ signal: stop.signal });
    const query = failure(engine.scan(ENDLESS));
    await until(async () => (await running()).some((sql) => sql.includes(ENDLESS)));
    stop.abort();
    expect(await query).toBe('interrupted; cancelled on the server');
    await until(async () => (await running()).length === 0);
    expect(await failure(engine.query('SELECT 1'))).toBe('interrupted');
  });

  test.each<[NodeJS.Signals, number, RegExp]>([
    [
      'SIGINT',
      130,
      // A busy server may take longer than the command waits.
      /^rightly: interrupted; (cancelled on the server|the server did not answer in time, and may go on)\n$/,
    ],
    ['SIGKILL', 137, /^$/],
  ])('of the command ends on the server at %s', async (signal, status, said) => {
    const query = `SELECT 1 AS y_true, 1 AS y_pred FROM (${ENDLESS}) AS rows`;
    const command = startCommand(['evaluate', '--engine', url, '--query', query]);
    // The query of the columns ends at once. The query of the first rows does not.
    await until(async () => (await running()).some((sql) => sql.includes('_look_0')));
    const ended = await command.kill(signal);
    expect([ended.status, ended.stderr]).toEqual([status, expect.stringMatching(said)]);
    await until(async () => (await running()).length === 0);
  });

  test('has a time limit', async () => {
    const engine = await open({ timeLimit: 2 });
    expect(await failure(engine.scan(ENDLESS))).toBe(
      'the time limit of 2 s was reached; cancelled on the server',
    );
    await until(async () => (await running()).length === 0);
    expect(await engine.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  test('fails when its server is gone', async () => {
    const doomed = await startServer();
    onTestFinished(async () => doomed.stop());
    const witness = new pg.Client({ connectionString: doomed.url });
    // The server also ends this connection.
    witness.on('error', () => {});
    await witness.connect();
    const engine = await open({ url: doomed.url });
    const query = failure(engine.scan(ENDLESS));
    await until(async () => (await running(witness)).some((sql) => sql.includes(ENDLESS)));
    doomed.kill();
    expect(await query).toMatch(/terminat/);
    expect(await failure(engine.query('SELECT 1'))).toMatch(/PostgreSQL at .*: /);
  });
});
