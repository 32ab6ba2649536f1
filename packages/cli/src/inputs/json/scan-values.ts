import { InputError } from '../../process/errors.ts';
import { deepest } from '../duckdb/json-limits.ts';

/** The position of a value in JSON: its bytes from `start` to before `end`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** An element of a list, or a member of an object. */
export interface Member extends Span {
  /** The key of the value in an object, or its index in a list. */
  readonly key: string;
}

const [quote, comma, backslash, colon] = [34, 44, 92, 58];
const [openList, closeList, openObject, closeObject] = [91, 93, 123, 125];

/** Bytes of JSON. Values are found by their brackets and quotation marks. DuckDB parses their content. */
export class JsonBytes {
  readonly bytes: Uint8Array;
  readonly #path: string;

  constructor(bytes: Uint8Array, path: string) {
    this.bytes = bytes;
    this.#path = path;
  }

  /** The next position that holds no space. */
  next(at: number): number {
    while (at < this.bytes.length && isSpace(this.bytes[at]!)) at++;
    return at;
  }

  /** Whether there is more than one line before the last space. */
  get hasLines(): boolean {
    return Buffer.from(this.bytes).toString('latin1').trim().includes('\n');
  }

  /** The values of the text, one after another. */
  *values(): Generator<Span> {
    for (let at = this.next(0); at < this.bytes.length;) {
      const end = this.end(at);
      yield { start: at, end };
      at = this.next(end);
    }
  }

  kind(at: number): 'list' | 'object' | 'other' {
    const byte = this.bytes[at];
    return byte === openList ? 'list' : byte === openObject ? 'object' : 'other';
  }

  /** The elements of the list, or the members of the object, that begins here. */
  *members(at: number): Generator<Member> {
    const isObject = this.kind(at) === 'object';
    let place = 0;
    for (let start = this.next(at + 1); !this.#closes(start); place++) {
      let key = String(place);
      if (isObject) {
        if (this.bytes[start] !== quote) throw this.#fault(start);
        const end = this.end(start);
        key = this.#string({ start, end });
        start = this.next(end);
        if (this.bytes[start] !== colon) throw this.#fault(start);
        start = this.next(start + 1);
      }
      const end = this.end(start);
      yield { key, start, end };
      start = this.next(end);
      if (this.bytes[start] === comma) start = this.next(start + 1);
      else if (!this.#closes(start)) throw this.#fault(start);
    }
  }

  /** A value as it is written, on one line. */
  text({ start, end }: Span): string {
    return Buffer.from(this.bytes.subarray(start, end))
      .toString()
      .replace(/[\r\n]/g, ' ');
  }

  /** A value in JavaScript, for short values. */
  value(span: Span): unknown {
    try {
      return JSON.parse(this.text(span));
    } catch {
      throw this.#fault(span.start);
    }
  }

  /** The position behind the value that begins here. */
  end(start: number): number {
    const { bytes } = this;
    if (bytes[start] === quote) return this.#endOfText(start);
    if (this.kind(start) === 'other') {
      let at = start;
      while (at < bytes.length && !isMark(bytes[at]!)) at++;
      if (at === start) throw this.#fault(start);
      return at;
    }
    let depth = 0;
    for (let at = start; at < bytes.length; at++) {
      const byte = bytes[at]!;
      if (byte === quote) at = this.#endOfText(at) - 1;
      else if (byte === openList || byte === openObject) {
        if (++depth > deepest)
          throw new InputError(
            `${this.#path}: line ${this.#line(at)}: lists and objects may nest ${deepest} levels deep; here they nest deeper`,
          );
      } else if ((byte === closeList || byte === closeObject) && --depth === 0) return at + 1;
    }
    throw new InputError(`${this.#path} ends within the JSON value of line ${this.#line(start)}`);
  }

  #endOfText(start: number): number {
    for (let at = start + 1; at < this.bytes.length; at++) {
      if (this.bytes[at] === quote) return at + 1;
      if (this.bytes[at] === backslash) at++;
    }
    throw new InputError(`${this.#path} ends within the text of line ${this.#line(start)}`);
  }

  #string(span: Span): string {
    return String(this.value(span));
  }

  #closes(at: number): boolean {
    if (at >= this.bytes.length) throw this.#fault(at);
    return this.bytes[at] === closeList || this.bytes[at] === closeObject;
  }

  #line(at: number): number {
    let line = 1;
    for (let i = 0; i < at; i++) if (this.bytes[i] === 10) line++;
    return line;
  }

  #fault(at: number): InputError {
    return new InputError(`${this.#path}: line ${this.#line(at)}: this is not JSON`);
  }
}

const isSpace = (byte: number): boolean => byte === 32 || byte === 10 || byte === 13 || byte === 9;

/** Whether a byte ends a number or a word. */
const isMark = (byte: number): boolean =>
  isSpace(byte) ||
  [comma, colon, quote, openList, closeList, openObject, closeObject].includes(byte);
