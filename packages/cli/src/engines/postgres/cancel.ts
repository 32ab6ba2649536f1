import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import pg, { type ClientConfig } from 'pg';
import { InputError } from '../../process/errors.ts';
import { isCancelled } from './errors.ts';

/** Runs a query. Once the signal is aborted, `stop` cancels the query on the server: closing the connection would not stop it. */
export async function cancellable<T>(
  run: () => Promise<T>,
  signal: AbortSignal,
  stop: (over: AbortSignal) => Promise<void>,
): Promise<T> {
  if (signal.aborted) throw new InputError('interrupted');
  const over = new AbortController();
  const cancelled = async (): Promise<never> => {
    await once(signal, 'abort', { signal: over.signal });
    await stop(over.signal).catch(() => {});
    throw new InputError('interrupted; the server could not be reached, and the query may go on');
  };
  try {
    return await Promise.race([run(), cancelled()]);
  } catch (error) {
    throw signal.aborted && isCancelled(error)
      ? new InputError('interrupted; cancelled on the server')
      : error;
  } finally {
    over.abort();
  }
}

/** Cancels the query of a server process over another connection, again and again until the query has ended. */
export async function cancelBackend(
  config: ClientConfig,
  pid: number,
  over: AbortSignal,
): Promise<void> {
  const client = new pg.Client({ ...config, connectionTimeoutMillis: 5000, query_timeout: 5000 });
  client.on('error', () => {});
  try {
    await client.connect();
    // The query may not have reached the server yet.
    for (let attempt = 0; attempt < 50 && !over.aborted; attempt++) {
      await client.query('SELECT pg_cancel_backend($1)', [pid]);
      await sleep(100);
    }
  } finally {
    await client.end();
  }
}
