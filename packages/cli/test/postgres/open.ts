import { inject, onTestFinished } from 'vitest';
import type { Engine, RemoteOptions } from '../../src/engines/engine.ts';
import { openPostgres } from '../../src/engines/postgres/postgres-engine.ts';

/** The engine on the server of the tests, closed after the test. */
export async function open(options: Partial<RemoteOptions> = {}): Promise<Engine> {
  const engine = await openPostgres({
    url: inject('postgres').url,
    settings: {},
    progress: false,
    signal: new AbortController().signal,
    ...options,
  });
  onTestFinished(async () => engine.close());
  return engine;
}

/** The message of an error. Without an error, the value of the promise as text. */
export const failure = async (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    (value) => `no error, but ${String(value)}`,
    (error: unknown) => (error as Error).message,
  );

/** A query that takes hours. */
export const ENDLESS =
  'SELECT count(*) FROM generate_series(1, 100000000000) AS a(x) WHERE x % 7 = 9';
