import { describe, expect, inject, onTestFinished, test } from 'vitest';
import { ENDLESS, failure, open } from './open.ts';
import { type Proxy, proxyTo } from './proxy.ts';

const proxied = async (keys = ''): Promise<{ proxy: Proxy; url: string }> => {
  const proxy = await proxyTo(inject('spark').port);
  onTestFinished(async () => proxy.close());
  return { proxy, url: `sc://127.0.0.1:${proxy.port}/${keys}` };
};

/** A query that takes some seconds. It has twelve tasks, and two run at once. */
const WORK = `SELECT count(*) AS n, sum(id) AS s, max(slept) AS slept
  FROM (SELECT id, if(id % 10 = 0, reflect('java.lang.Thread', 'sleep', bigint(400)), 'none') AS slept FROM range(0, 120, 1, 12))`;

describe('a broken connection', () => {
  test('is opened again while the workers run, and the answer is right', async () => {
    const { proxy, url } = await proxied();
    const engine = await open({ url });
    let isCut = false;
    const rows = await engine.query(WORK, ({ tasks }) => {
      if (tasks > 0 && !isCut) {
        isCut = true;
        proxy.disconnect();
      }
    });
    expect(isCut).toBe(true);
    expect(proxy.connections).toBeGreaterThan(1);
    expect(rows).toEqual([{ n: 120n, s: 7140n, slept: 'null' }]);
  });

  test('between and within batches loses and repeats no row', async () => {
    const { proxy, url } = await proxied();
    const engine = await open({ url });
    // A batch has 10,000 rows, and more than a megabyte.
    proxy.cutEvery(1_700_000, 3);
    const rows = await engine.query(
      "SELECT id, repeat('x', 100) AS text FROM range(0, 60000, 1, 6) ORDER BY id",
    );
    expect(proxy.connections).toBe(4);
    expect(rows.map(({ id }) => Number(id))).toEqual(Array.from({ length: 60_000 }, (_, i) => i));
  });

  test.each(['that stays broken', 'that becomes silent'])(
    '%s gives a clear error',
    async (how) => {
      const keys = ';grpc_keepalive_time_ms=1000;grpc_keepalive_timeout_ms=1000';
      const { proxy, url } = await proxied(keys);
      const engine = await open({ url });
      let isDisconnected = false;
      const message = await failure(
        engine.query(ENDLESS, ({ allTasks }) => {
          if (allTasks === 0 || isDisconnected) return;
          isDisconnected = true;
          if (how === 'that stays broken') proxy.disconnect(true);
          else proxy.silence();
        }),
      );
      expect(message).toBe(
        `Spark at 127.0.0.1:${proxy.port}: the connection was lost and could not be made again`,
      );
    },
    60_000,
  );
});
