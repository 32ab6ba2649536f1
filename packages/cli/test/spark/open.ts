import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, inject, onTestFinished } from 'vitest';
import type { RemoteOptions } from '../../src/engines/engine.ts';
import { openSpark, type SparkEngine } from '../../src/engines/spark/spark-engine.ts';

/** The engine on the cluster of the tests, closed after the test. */
export async function open(options: Partial<RemoteOptions> = {}): Promise<SparkEngine> {
  const engine = await openSpark({
    url: inject('spark').url,
    settings: {},
    progress: false,
    signal: new AbortController().signal,
    ...options,
  });
  onTestFinished(async () => engine.close());
  return engine;
}

/** A folder for files that the cluster reads. */
export const folder = mkdtempSync(join(tmpdir(), 'rightly-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The message of an error. Without an error, the value of the promise as text. */
export const failure = async (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    (value) => `no error, but ${String(value)}`,
    (error: unknown) => (error as Error).message,
  );

/** A query that keeps both workers busy for hours. Each row sleeps, so that the processor stays free. */
export const ENDLESS = `SELECT count(slept) AS n
  FROM (SELECT reflect('java.lang.Thread', 'sleep', bigint(50)) AS slept FROM range(0, 10000000, 1, 2000))`;

export const seconds = async (run: () => Promise<unknown>): Promise<number> => {
  const start = performance.now();
  await run();
  return (performance.now() - start) / 1000;
};
