import { InputError } from '../process/errors.ts';
import type { RemoteOptions } from './engine.ts';
import { limited } from './time-limit.ts';

/** Who is connected to, for how many seconds, and what may help where nobody answers. */
interface Opening {
  readonly name: string;
  readonly seconds: number;
  readonly hint: string;
}

/**
 * Runs what opens a session, until the server has answered. It rejects at once when the user's signal is aborted, when these seconds are over, or when the
 * time limit is, whichever comes first. `run` may go on for longer.
 */
export async function opening<T>(
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

/** `connect_timeout` of an address: how many seconds connecting may take. Undefined where it is no such number. */
export const parseSeconds = (text: string): number | undefined =>
  /^[1-9]\d{0,5}$/.test(text) ? Number(text) : undefined;

/** What parseSeconds takes. */
export const SECONDS = 'a whole number of seconds from 1 to 999999';
