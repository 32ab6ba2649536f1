import { closeSync, openSync } from 'node:fs';
import type { RecordBatch, RecordBatchStreamReader, Schema } from 'apache-arrow';
import { arrow } from '../../engines/arrow-library.ts';
import { InputError } from '../../process/errors.ts';
import { piecesOf } from './pieces.ts';
import { Source } from './source.ts';

/** An Arrow IPC file or stream, read batch by batch. */
export class ArrowFile {
  readonly path: string;
  readonly #fd: number;
  readonly #source: Source;
  readonly #reader: RecordBatchStreamReader;

  /** Throws InputError for a file that is not Arrow IPC. */
  constructor(path: string) {
    this.path = path;
    this.#fd = openSync(path, 'r');
    try {
      this.#source = new Source(this.#fd, path, piecesOf(this.#fd, path));
      this.#reader = this.#attempt(() => arrow.RecordBatchReader.from(this.#source).open());
      if (!this.schema) throw new InputError(`${path} has no schema`);
    } catch (error) {
      closeSync(this.#fd);
      throw error;
    }
  }

  get schema(): Schema {
    return this.#reader.schema;
  }

  /** How many bytes have not been read yet. */
  get left(): number {
    return this.#source.left;
  }

  /** The next batch, or undefined at the end. The batch is valid until the next call. */
  next(): RecordBatch | undefined {
    this.#source.reuse();
    const { done, value } = this.#attempt(() => this.#reader.next());
    if (!done) return value;
    if (this.left > 0)
      throw new InputError(`${this.path} has ${this.left} more bytes after the end of its batches`);
    if (this.#source.isEnded) return undefined;
    throw new InputError(
      `${this.path} is truncated: an Arrow stream must end with an end-of-stream mark, which the writer adds when it is closed`,
    );
  }

  close(): void {
    this.#source.release();
    closeSync(this.#fd);
  }

  /** Names the file in errors. The library's own errors mean nothing to users, so a general message replaces them. */
  #attempt<T>(read: () => T): T {
    try {
      return read();
    } catch (error) {
      if (error instanceof InputError)
        throw new InputError(
          error.message.startsWith(this.path) ? error.message : `${this.path}: ${error.message}`,
        );
      if (this.#source.hasThrown(error)) throw error;
      throw new InputError(
        `${this.path}: the Arrow metadata is damaged, or of a kind that is not supported`,
      );
    }
  }
}
