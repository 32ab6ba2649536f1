import { InputError } from '../process/errors.ts';

/** The longest time that a timer can wait. */
const MOST_SECONDS = 2_147_483;

/** Runs a function with a signal that is aborted by the given signal, or once the time is over. */
export async function limited<T>(
  signal: AbortSignal,
  seconds: number | undefined,
  run: (signal: AbortSignal) => Promise<T>,
  late: InputError = new InputError(`the time limit of ${seconds} s was reached`),
): Promise<T> {
  const stop = new AbortController();
  const interrupted = (): void => stop.abort(new InputError('interrupted'));
  if (signal.aborted) interrupted();
  signal.addEventListener('abort', interrupted);
  const timer =
    seconds === undefined ? undefined : setTimeout(() => stop.abort(late), 1000 * seconds);
  try {
    return await run(stop.signal);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', interrupted);
  }
}

export function checkLimit(seconds: number | undefined): void {
  if (seconds !== undefined && !(seconds > 0 && seconds <= MOST_SECONDS))
    throw new InputError(
      `the time limit must be above 0 and at most ${MOST_SECONDS} seconds; got ${seconds}`,
    );
}
