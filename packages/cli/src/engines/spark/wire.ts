import {
  create,
  type DescMessage,
  type DescMethodServerStreaming,
  type DescMethodUnary,
  fromBinary,
  type MessageInitShape,
  type MessageShape,
  toBinary,
} from '@bufbuild/protobuf';
import type { Client, ClientReadableStream, Metadata } from '@grpc/grpc-js';
import { metadataOf, openChannel } from './channel.ts';
import type { Address } from './connection-string.ts';

export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds that an answer may take. */
  readonly within?: number | undefined;
}

/** Calls the methods of the service. */
export class Wire {
  readonly #client: Client;
  readonly #metadata: Metadata;

  constructor(address: Address) {
    this.#client = openChannel(address);
    this.#metadata = metadataOf(address);
  }

  async call<I extends DescMessage, O extends DescMessage>(
    method: DescMethodUnary<I, O>,
    request: MessageInitShape<I>,
    { signal, within }: CallOptions = {},
  ): Promise<MessageShape<O>> {
    signal?.throwIfAborted();
    let stop: (() => void) | undefined;
    try {
      return await new Promise((resolve, reject) => {
        const call = this.#client.makeUnaryRequest(
          ...coded(method),
          create(method.input, request),
          this.#metadata,
          within === undefined ? {} : { deadline: Date.now() + within },
          (error, answer) => {
            if (error) reject(error);
            else resolve(answer!);
          },
        );
        stop = () => {
          call.cancel();
          reject(signal!.reason as Error);
        };
        signal?.addEventListener('abort', stop);
      });
    } finally {
      if (stop) signal?.removeEventListener('abort', stop);
    }
  }

  stream<I extends DescMessage, O extends DescMessage>(
    method: DescMethodServerStreaming<I, O>,
    request: MessageInitShape<I>,
  ): ClientReadableStream<MessageShape<O>> {
    return this.#client.makeServerStreamRequest(
      ...coded(method),
      create(method.input, request),
      this.#metadata,
    );
  }

  /** Whether there is a connection within this many milliseconds. */
  async isReady(within: number, signal: AbortSignal): Promise<boolean> {
    return new Promise((resolve) => {
      this.#client.waitForReady(Date.now() + within, (error) => resolve(error === undefined));
      signal.addEventListener('abort', () => resolve(false), { once: true });
    });
  }

  close(): void {
    this.#client.close();
  }
}

/** The path of a method, and how its messages are written and read. */
function coded<I extends DescMessage, O extends DescMessage>(
  method: DescMethodUnary<I, O> | DescMethodServerStreaming<I, O>,
): [string, (request: MessageShape<I>) => Buffer, (bytes: Buffer) => MessageShape<O>] {
  return [
    `/${method.parent.typeName}/${method.name}`,
    (request) => Buffer.from(toBinary(method.input, request)),
    (bytes) => fromBinary(method.output, bytes, { readUnknownFields: false }),
  ];
}
