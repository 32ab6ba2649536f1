import { setTimeout as sleep } from 'node:timers/promises';
import type { ClientReadableStream } from '@grpc/grpc-js';
import { InputError } from '../../process/errors.ts';
import { type ExecutePlanResponse, SparkConnectService } from './connect_pb.ts';
import type { Session } from './session.ts';

const INTERRUPT_BY_ID = 3;

/** Stops a query on the server once a signal is aborted. Closing the stream would not stop the query. */
export class Cancel {
  readonly #session: Session;
  readonly #operationId: string;
  readonly #signal: AbortSignal;
  readonly #listener = (): void => {
    this.#isCancelled = this.#stop();
  };
  #stream: ClientReadableStream<ExecutePlanResponse> | undefined;
  #isCancelled: Promise<boolean> = Promise.resolve(false);

  constructor(session: Session, operationId: string, signal: AbortSignal) {
    this.#session = session;
    this.#operationId = operationId;
    this.#signal = signal;
    signal.addEventListener('abort', this.#listener);
  }

  /** Registers the stream of the query. It is closed after the attempt to stop the query. */
  watch(
    stream: ClientReadableStream<ExecutePlanResponse>,
  ): ClientReadableStream<ExecutePlanResponse> {
    this.#stream = stream;
    return stream;
  }

  /** Throws if the signal is aborted, and says whether the query was cancelled on the server. */
  async check(): Promise<void> {
    if (!this.#signal.aborted) return;
    const why = (this.#signal.reason as Error).message;
    const end = (await this.#isCancelled)
      ? 'cancelled on the server'
      : 'the server could not be reached, and the query may go on';
    throw new InputError(`${why}; ${end}`);
  }

  done(): void {
    this.#signal.removeEventListener('abort', this.#listener);
    this.#stream?.cancel();
  }

  async #stop(): Promise<boolean> {
    try {
      // The query may not have reached the server yet.
      for (let attempt = 0; attempt < 5; attempt++) {
        if (await this.#interrupt()) return true;
        await sleep(100);
      }
      return false;
    } catch {
      return false;
    } finally {
      this.#stream?.cancel();
    }
  }

  async #interrupt(): Promise<boolean> {
    const { wire, identity, observed } = this.#session;
    const { interruptedIds } = await wire.call(
      SparkConnectService.method.interrupt,
      {
        ...identity,
        ...observed,
        interruptType: INTERRUPT_BY_ID,
        operationId: this.#operationId,
      },
      { within: 5000 },
    );
    return interruptedIds.length > 0;
  }
}
