import { closeSync, openSync } from 'node:fs';
import type { Field, RecordBatch, RecordBatchStreamReader, Schema } from 'apache-arrow';
import { InputError, quote } from '../../errors.ts';
import { arrow } from './library.ts';
import { piecesOf } from './pieces.ts';
import { Source } from './source.ts';

/** An Arrow IPC file or stream, read batch by batch. */
export class ArrowFile {
  readonly path: string;
  readonly #fd: number;
  readonly #source: Source;
  readonly #reader: RecordBatchStreamReader;

  /** Throws InputError for what is not Arrow IPC. */
  constructor(path: string) {
    this.path = path;
    this.#fd = openSync(path, 'r');
    try {
      this.#source = this.#attempt(() => new Source(this.#fd, path, piecesOf(this.#fd, path)));
      this.#reader = this.#attempt(() => arrow.RecordBatchReader.from(this.#source).open());
      checkSchema(this.schema, path);
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

  /** The next rows, where there are more; they stay until the next call. */
  next(): RecordBatch | undefined {
    this.#source.reuse();
    const { done, value } = this.#attempt(() => this.#reader.next());
    if (!done) return value;
    if (this.left === 0) return undefined;
    throw new InputError(`${this.path} has ${this.left} more bytes after the end of its batches`);
  }

  close(): void {
    this.#source.release();
    closeSync(this.#fd);
  }

  /** What the library says, after the name of the file. */
  #attempt<T>(read: () => T): T {
    try {
      return read();
    } catch (error) {
      const { message } = error as Error;
      throw new InputError(message.startsWith(this.path) ? message : `${this.path}: ${message}`);
    }
  }
}

function checkSchema(schema: Schema | undefined, path: string): void {
  if (!schema) throw new InputError(`${path} has no schema`);
  const names = schema.fields.map(({ name }) => name);
  const twice = names.find((name, i) => names.indexOf(name) < i);
  if (twice !== undefined) throw new InputError(`${path}: two columns are called ${quote(twice)}`);
  // The library reads those of older versions wrong, and every column after them.
  const union = schema.fields.find(hasUnion);
  if (union)
    throw new InputError(`${path}: column ${quote(union.name)} holds unions, which are not read`);
}

const hasUnion = ({ type }: Field): boolean =>
  arrow.DataType.isUnion(type) || (type.children ?? []).some(hasUnion);
