import { createReadStream } from 'node:fs';
import type { Duckdb } from '../../engines/duckdb/duckdb.ts';
import { pathText } from '../../engines/duckdb/literals.ts';
import { InputError } from '../../process/errors.ts';
import { compressionOf } from '../files/compression.ts';
import { compressionOption } from './compression-option.ts';

/** The number of lines from which DuckDB guesses the types of columns. */
export const sampled = 20_480;

/** The most bytes of a line. DuckDB allocates twice as many for each thread. */
export const longestLine: number = 1 << 24;

/**
 * The deepest nesting of lists and objects. DuckDB guesses types by recursion without a limit: about ten thousand levels crash the process, or
 * two thousand on threads with small stacks. DuckDB cannot read types of more than 150 levels anyway.
 */
export const deepest = 128;

/** Throws InputError for a line that is too long or nests too deep, among the lines from which DuckDB guesses types. */
export async function checkLines(paths: readonly string[], engine: Duckdb): Promise<void> {
  for (const path of paths)
    await (compressionOf(path) ? checkPacked(path, engine) : checkPlain(path));
}

async function checkPlain(path: string): Promise<void> {
  const lines = new Lines(path);
  const chunks = createReadStream(path, { highWaterMark: 1 << 20 });
  for await (const chunk of chunks as AsyncIterable<Uint8Array>) if (lines.read(chunk)) break;
}

/** Checks a compressed file, which DuckDB unpacks. Lines with few brackets cannot nest too deep, and are not checked. */
async function checkPacked(path: string, engine: Duckdb): Promise<void> {
  const lines = `SELECT CAST(json AS VARCHAR) AS line, row_number() OVER () AS number FROM read_json_objects([${pathText(path)}]${compressionOption([path])}, format = 'newline_delimited', maximum_object_size = ${longestLine}) LIMIT ${sampled}`;
  const brackets = `len(line) - len(replace(replace(line, '[', ''), '{', ''))`;
  const rows = engine.stream(`SELECT * FROM (${lines}) WHERE ${brackets} > ${deepest}`);
  for await (const { line, number } of rows)
    new Lines(path, Number(number)).read(Buffer.from(String(line)));
}

const [newline, quote, backslash] = [10, 34, 92];
const [openList, closeList, openObject, closeObject] = [91, 93, 123, 125];

/** Checks length and nesting of lines of JSON. */
class Lines {
  readonly #path: string;
  #line: number;
  /** The number of bytes of the line in earlier chunks. */
  #before = 0;
  #depth = 0;
  #inText = false;
  #isEscaped = false;

  constructor(path: string, first = 1) {
    this.#path = path;
    this.#line = first;
  }

  /** Reads the next bytes. The result is true once enough lines are read. */
  read(chunk: Uint8Array): boolean {
    let start = -this.#before;
    for (let i = 0; i < chunk.length; i++) {
      const byte = chunk[i]!;
      if (byte === newline) {
        this.#checkLength(i - start);
        if (++this.#line > sampled) return true;
        start = i + 1;
        this.#depth = 0;
        this.#inText = this.#isEscaped = false;
      } else if (this.#inText) {
        if (this.#isEscaped) this.#isEscaped = false;
        else if (byte === backslash) this.#isEscaped = true;
        else if (byte === quote) this.#inText = false;
      } else if (byte === quote) this.#inText = true;
      else if (byte === openList || byte === openObject) {
        if (++this.#depth > deepest)
          throw new InputError(
            `${this.#path}: line ${this.#line}: lists and objects may nest ${deepest} levels deep; here they nest deeper`,
          );
      } else if (byte === closeList || byte === closeObject) this.#depth--;
    }
    this.#before = chunk.length - start;
    this.#checkLength(this.#before);
    return false;
  }

  #checkLength(length: number): void {
    if (length > longestLine) throw tooLong(`${this.#path}: line ${this.#line}`);
  }
}

const tooLong = (where: string): InputError =>
  new InputError(`${where} must have at most ${longestLine} bytes; it has more`);

/** A plain error in place of DuckDB's error for an unreadable line; undefined for its other errors. */
export function lineError(error: unknown): InputError | undefined {
  const { message } = error as Error;
  const [, file, line, what] = unread.exec(message) ?? [];
  if (what !== undefined) return new InputError(`${file}: line ${line}: ${what}`);
  if (!message.startsWith('Invalid Input Error: "maximum_object_size" of')) return undefined;
  const path = /while reading file "(.*)"/.exec(message)?.[1];
  return tooLong(path === undefined ? 'a line' : `${path}: a line`);
}

/** The rest of the message is about options of DuckDB. */
const unread = /^Invalid Input Error: JSON transform error in file "(.*)", in line (\d+): (.*)/;
