import { setTimeout as sleep } from 'node:timers/promises';
import { type ServiceError, status } from '@grpc/grpc-js';
import type { Wire } from './wire.ts';

/** Milliseconds to wait before each attempt. */
const WAITS = [50, 100, 200, 400, 800, 1600, 3200];
/** Milliseconds that a connection may take. */
const CONNECT = 10_000;

/** Attempts to reach the server again. The count starts anew after each response. */
export class Attempts {
  readonly #wire: Wire;
  readonly #signal: AbortSignal;
  #made = 0;

  constructor(wire: Wire, signal: AbortSignal) {
    this.#wire = wire;
    this.#signal = signal;
  }

  succeeded(): void {
    this.#made = 0;
  }

  /** Waits until the next attempt may be made; false where no attempt is left, or no connection is made in time. */
  async next(): Promise<boolean> {
    const wait = WAITS[this.#made++];
    if (wait === undefined) return false;
    await sleep(wait, undefined, { signal: this.#signal });
    return this.#wire.isReady(CONNECT, this.#signal);
  }
}

/** Whether the stream broke and not the query. */
export const isBroken = ({ code, details }: ServiceError): boolean =>
  code === status.UNAVAILABLE ||
  details.includes('INVALID_CURSOR.DISCONNECTED') ||
  // A proxy has closed the stream.
  (code === status.INTERNAL && details.startsWith('Received RST_STREAM'));

/** Whether the server does not know the query: the query never arrived, or the server forgot it. */
export const isUnknown = ({ details }: ServiceError): boolean =>
  details.includes('INVALID_HANDLE.OPERATION_NOT_FOUND');
