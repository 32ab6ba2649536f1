import { onTestFinished } from 'vitest';
import {
  type ClickhouseEngine,
  openClickhouse,
} from '../../src/engines/clickhouse/clickhouse-engine.ts';
import type { RemoteOptions } from '../../src/engines/engine.ts';

/** An engine that is closed after the test. */
export async function open(
  url: string,
  options: Partial<RemoteOptions> = {},
): Promise<ClickhouseEngine> {
  const engine = await openClickhouse({
    url,
    settings: {},
    progress: false,
    signal: new AbortController().signal,
    ...options,
  });
  onTestFinished(() => engine.close());
  return engine;
}

/** The message of an error. Without an error, the value of the promise as text. */
export const failure = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    (value) => `no error, but ${String(value)}`,
    (error: unknown) => (error as Error).message,
  );
