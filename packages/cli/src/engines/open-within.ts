import { InputError } from '../process/errors.ts';
import type { RemoteOptions } from './engine.ts';
import { limited } from './time-limit.ts';

/** The name of the server, the seconds to wait, and a hint for the error if nobody answers. */
interface Opening {
  readonly name: string;
  readonly seconds: number;
  readonly hint: string;
}

/**
 * Runs a function that opens a session. The promise rejects when the signal is aborted, when `seconds` have passed, or when the time
 * limit is reached, whichever comes first. `run` may go on for longer.
 */
export async function openWithin<T>(
  { name, seconds, hint }: Opening,
  { signal, timeLimit = Infinity }: Pick<RemoteOptions, 'signal' | 'timeLimit'>,
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const late =
    timeLimit <= seconds
      ? `the time limit of ${timeLimit} s was reached before ${name} answered`
      : `${name}: no answer for ${seconds} s (${hint}; connect_timeout=SECONDS in the address says how long to wait)`;
  return limited(
    signal,
    Math.min(seconds, timeLimit),
    async (stop) => {
      stop.throwIfAborted();
      const over = new AbortController();
      const aborted = new Promise<never>((_, reject) => {
        stop.addEventListener('abort', () => reject(stop.reason as Error), { signal: over.signal });
      });
      try {
        return await Promise.race([run(stop), aborted]);
      } finally {
        over.abort();
      }
    },
    new InputError(late),
  );
}

/** `connect_timeout` of an address: how many seconds connecting may take. Undefined for any other text. */
export const parseSeconds = (text: string): number | undefined =>
  /^[1-9]\d{0,5}$/.test(text) ? Number(text) : undefined;

/** The values that parseSeconds accepts, for messages. */
export const SECONDS = 'a whole number of seconds from 1 to 999999';
