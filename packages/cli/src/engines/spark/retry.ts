import { setTimeout as sleep } from 'node:timers/promises';
import { type ServiceError, status } from '@grpc/grpc-js';

/** Milliseconds to wait before an attempt: the last for all that follow. */
const WAITS = [50, 150, 400, 1000, 2000];
/** Milliseconds after which no attempt is begun. */
const WINDOW = 8000;

/** Attempts to reach the server again; counted anew whenever it has answered. */
export class Attempts {
  #made = 0;
  #since = 0;

  succeeded(): void {
    this.#made = 0;
  }

  /** Waits for the next one; false where it is too late for one. */
  async next(signal: AbortSignal): Promise<boolean> {
    if (this.#made === 0) this.#since = Date.now();
    if (Date.now() - this.#since > WINDOW) return false;
    await sleep(WAITS[Math.min(this.#made++, WAITS.length - 1)], undefined, { signal });
    return true;
  }
}

/** Whether a stream broke, rather than the query. */
export const isBroken = ({ code, details }: ServiceError): boolean =>
  code === status.UNAVAILABLE ||
  details.includes('INVALID_CURSOR.DISCONNECTED') ||
  // A proxy on the way has cut it.
  (code === status.INTERNAL && details.startsWith('Received RST_STREAM'));

/** Whether the server does not know the query: it never came there, or the server forgot it. */
export const isUnknown = ({ details }: ServiceError): boolean =>
  details.includes('INVALID_HANDLE.OPERATION_NOT_FOUND');
