import { objectOf } from '../core/readable.ts';

/** The used part of an AbortSignal. */
export interface Signal {
  readonly aborted: boolean;
  readonly reason?: unknown;
  addEventListener(event: 'abort', listener: () => void): void;
  removeEventListener(event: 'abort', listener: () => void): void;
}

/** Whether a value has the properties of an AbortSignal. */
export function isSignal(value: unknown): value is Signal {
  const { addEventListener, removeEventListener } = objectOf<Signal>(value);
  return typeof addEventListener === 'function' && typeof removeEventListener === 'function';
}

/** The promise, or a rejection with the signal's reason if the signal comes first. */
export function unlessAborted<T>(promise: Promise<T>, signal: Signal | undefined): Promise<T> {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(signal.reason);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop);
    promise
      .then(resolve, reject)
      // A signal outlives a batch, so the listener is removed.
      .finally(() => signal.removeEventListener('abort', stop));
  });
}

interface Clock {
  setTimeout(callback: () => void): unknown;
}

/** The longest time in milliseconds that other tasks wait. */
const LONGEST_WAIT = 30;

/** Lets other tasks, such as timers and a page's events, run at intervals. Promises of a source in memory do not let these tasks run. */
export class Pauses {
  #last = Date.now();

  async take(): Promise<void> {
    if (Date.now() - this.#last < LONGEST_WAIT) return;
    await new Promise<void>((resolve) => {
      (globalThis as unknown as Clock).setTimeout(resolve);
    });
    this.#last = Date.now();
  }
}
