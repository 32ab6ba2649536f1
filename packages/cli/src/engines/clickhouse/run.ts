import { randomUUID } from 'node:crypto';
import { InputError } from '../../process/errors.ts';
import type { Row } from '../engine.ts';
import type { Client } from './client.ts';
import { isLate } from './errors.ts';

/** Runs a query. Once the signal is aborted, the query is cancelled on the server too. The signal's reason begins the error. */
export async function run(
  client: Client,
  sql: string,
  settings: Readonly<Record<string, string>>,
  signal: AbortSignal,
  watch?: (id: string) => () => void,
): Promise<Row[]> {
  signal.throwIfAborted();
  const id = randomUUID();
  const stop = new AbortController();
  let killed: Promise<boolean> | undefined;
  const kill = (): void => {
    // The client stops waiting for the answer, and a second request cancels the query.
    killed = client.kill(id);
    stop.abort();
  };
  signal.addEventListener('abort', kill);
  const done = watch?.(id);
  try {
    return await client.ask(sql, { id, settings, signal: stop.signal });
  } catch (error) {
    if (killed === undefined) throw error;
    const end = (await killed)
      ? 'cancelled on the server'
      : `the server could not be reached, and query ${id} may go on`;
    throw new InputError(`${(signal.reason as Error).message}; ${end}`, { cause: error });
  } finally {
    done?.();
    signal.removeEventListener('abort', kill);
  }
}

/** The error of a query. The server also keeps the time limit, and its error for a late query becomes that of the command. */
export function lateOn(server: string, seconds: number | undefined, error: unknown): unknown {
  return seconds !== undefined && isLate(error)
    ? new InputError(`the time limit of ${seconds} s was reached; cancelled on ${server}`)
    : error;
}
