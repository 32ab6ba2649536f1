import { objectOf } from '../core/readable.ts';

/** As much of an AbortSignal as is used here. */
export interface Signal {
  readonly aborted: boolean;
  readonly reason?: unknown;
  addEventListener(event: 'abort', listener: () => void): void;
  removeEventListener(event: 'abort', listener: () => void): void;
}

/** Whether a value can be asked whether it is aborted, and tells when it is. */
export function isSignal(value: unknown): value is Signal {
  const { addEventListener, removeEventListener } = objectOf<Signal>(value);
  return typeof addEventListener === 'function' && typeof removeEventListener === 'function';
}

/** The promise, or a rejection with the signal's reason if that comes first. */
export function unlessAborted<T>(promise: Promise<T>, signal: Signal | undefined): Promise<T> {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(signal.reason);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop);
    promise
      .then(resolve, reject)
      // A signal lives longer than a batch.
      .finally(() => signal.removeEventListener('abort', stop));
  });
}

interface Clock {
  setTimeout(callback: () => void): unknown;
}

/** How long other tasks wait at most, in milliseconds. */
const PATIENCE = 30;

/** Lets other tasks run now and then: timers, a page's events. Promises alone, as of a source in memory, would not. */
export class Breaths {
  #last = Date.now();

  async take(): Promise<void> {
    if (Date.now() - this.#last < PATIENCE) return;
    await new Promise<void>((resolve) => {
      (globalThis as unknown as Clock).setTimeout(resolve);
    });
    this.#last = Date.now();
  }
}
