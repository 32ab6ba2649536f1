import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildAsk } from './build-ask.ts';
import { type Cluster, startCluster } from './cluster.ts';
import { ENDLESS, failure, open } from './open.ts';

const SHORT = 'SELECT sum(id) AS sum FROM range(0, 1000, 1, 1)';
const TOKEN = 'the-token-of-the-server';
let cluster: Cluster;

beforeAll(async () => {
  cluster = await startCluster({
    workers: 0,
    env: { SPARK_CONNECT_AUTHENTICATE_TOKEN: TOKEN },
  });
});
afterAll(async () => cluster?.stop());

const url = (token: string): string => `${cluster.url}/;use_ssl=false;token=${token}`;

describe('a server with its own token', () => {
  test('accepts this token', async () => {
    const engine = await open({ url: url(TOKEN) });
    expect(await engine.query('SELECT 1 AS a')).toEqual([{ a: 1 }]);
  });

  test('refuses another token, and no token', async () => {
    for (const one of [url('another'), cluster.url]) {
      const message = await failure(open({ url: one }));
      expect(message).toContain('the token is missing, wrong or expired');
      expect(message).not.toContain(TOKEN);
    }
  });
});

// A second session gets the only core when the first query has ended.
test('a query ends on the server when its client was killed', { timeout: 120_000 }, async () => {
  const client = spawn(process.execPath, [await buildAsk()], {
    env: { ...process.env, SPARK_URL: url(TOKEN), SPARK_SQL: ENDLESS },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(client, 'exit');
  // From here on, the only core is busy.
  await once(client.stdout, 'data');
  client.kill('SIGKILL');
  await ended;
  const other = await open({ url: url(TOKEN) });
  expect(await other.query(SHORT)).toEqual([{ sum: 499_500n }]);
});

// The command waits for an answer no longer than a minute.
test('a server that ends gives a clear error', { timeout: 60_000 }, async () => {
  const engine = await open({ url: url(TOKEN) });
  let ended = false;
  const message = await failure(
    engine.query(ENDLESS, ({ allTasks }) => {
      if (allTasks === 0 || ended) return;
      ended = true;
      cluster.killServer();
    }),
  );
  expect(message).toBe(
    `Spark at 127.0.0.1:${cluster.port}: the connection was lost and could not be made again`,
  );
  expect(await failure(engine.query('SELECT 1'))).toContain('connection');
});
