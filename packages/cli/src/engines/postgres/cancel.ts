import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import pg, { type ClientConfig } from 'pg';
import { InputError } from '../../process/errors.ts';
import { isCancelled } from './errors.ts';

/** Runs a query of a connection, which is stopped on the server once the signal is aborted: to leave would not stop it. */
export async function cancellable<T>(
  run: () => Promise<T>,
  signal: AbortSignal,
  stop: (over: AbortSignal) => Promise<void>,
): Promise<T> {
  if (signal.aborted) throw new InputError('interrupted');
  const over = new AbortController();
  const unheard = async (): Promise<never> => {
    await once(signal, 'abort', { signal: over.signal });
    await stop(over.signal).catch(() => {});
    throw new InputError('interrupted; the server could not be told, and may go on');
  };
  try {
    return await Promise.race([run(), unheard()]);
  } catch (error) {
    throw signal.aborted && isCancelled(error)
      ? new InputError('interrupted; cancelled on the server')
      : error;
  } finally {
    over.abort();
  }
}

/** Cancels what a connection's process on the server does, over another connection, until it is over. */
export async function cancelBackend(
  config: ClientConfig,
  pid: number,
  over: AbortSignal,
): Promise<void> {
  const client = new pg.Client({ ...config, connectionTimeoutMillis: 5000, query_timeout: 5000 });
  client.on('error', () => {});
  try {
    await client.connect();
    // The query may be on its way still.
    for (let attempt = 0; attempt < 50 && !over.aborted; attempt++) {
      await client.query('SELECT pg_cancel_backend($1)', [pid]);
      await sleep(100);
    }
  } finally {
    await client.end();
  }
}
