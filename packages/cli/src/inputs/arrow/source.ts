import { allocate, release } from 'rightly/memory';
import { InputError } from '../../process/errors.ts';
import { readInto } from '../arrays/read-into.ts';
import { damaged } from './damaged.ts';
import { Messages } from './messages.ts';
import type { Piece } from './pieces.ts';

/** A part of a message: a mark that may be left out, the length of its head, its head, or its body. */
interface Part {
  readonly kind: 'mark or length' | 'length' | 'head' | 'body';
  readonly size: number;
}

const start: Part = { kind: 'mark or length', size: 4 };

/** The memory of the kernels is for batches of an ordinary size. */
const ordinary = 1 << 30;

/** An array in JavaScript has no more bytes. */
const longestBody = 2 ** 32;

/** A longer head would describe millions of columns. */
const longestHead = 1 << 26;

/**
 * The messages in the pieces of a file, part by part. Each part is checked before the reader gets it, and before memory is taken for the
 * next. Bodies lie in the kernels' memory, so that columns in them are read where they are.
 */
export class Source implements IterableIterator<Uint8Array> {
  readonly #fd: number;
  readonly #path: string;
  readonly #pieces: readonly Piece[];
  /** The piece that is read, by its number, and how many bytes of it have been. */
  #piece = 0;
  #done = 0;
  #left: number;
  readonly #messages = new Messages();
  /** The part that comes next; undefined after a length of 0, the end-of-stream mark. */
  #part: Part | undefined = start;
  /** The error that was thrown here, and not by the reader. */
  #failure: unknown;
  readonly #allocated = new Set<Uint8Array>();
  /** The memory of the part that was read last, where that is a body, and memory that is free for the next. */
  #last: Uint8Array | undefined;
  #free: Uint8Array | undefined;

  constructor(fd: number, path: string, pieces: readonly Piece[]) {
    this.#fd = fd;
    this.#path = path;
    this.#pieces = pieces.filter((piece) => sizeOf(piece) > 0);
    this.#left = this.#pieces.reduce((sum, piece) => sum + sizeOf(piece), 0);
  }

  /** How many bytes are left. */
  get left(): number {
    return this.#left;
  }

  /** Whether the end-of-stream mark has been read. */
  get isEnded(): boolean {
    return this.#part === undefined;
  }

  [Symbol.iterator](): this {
    return this;
  }

  next(): IteratorResult<Uint8Array> {
    try {
      return this.#next();
    } catch (error) {
      this.#failure = error;
      throw error;
    }
  }

  /** Whether an error is of this source, and not of the reader that asked for bytes. */
  hasThrown(error: unknown): boolean {
    return error === this.#failure;
  }

  /** Frees the memory of the batch that was read last. Later batches may still need what was read before it, such as dictionaries. */
  reuse(): void {
    if (!this.#last) return;
    this.#giveBack(this.#free);
    [this.#free, this.#last] = [this.#last, undefined];
  }

  release(): void {
    for (const bytes of this.#allocated) release(bytes);
    this.#allocated.clear();
  }

  #next(): IteratorResult<Uint8Array> {
    const piece = this.#pieces[this.#piece];
    if (!piece || !this.#part) return { done: true, value: undefined };
    const { kind, size } = this.#part;
    const left = sizeOf(piece) - this.#done;
    if (size > left)
      throw new InputError(
        `${this.#path} is cut short or damaged: ${size} bytes must follow; there are ${left}`,
      );
    if (size > longestBody)
      throw new InputError(
        `a batch must have at most ${longestBody} bytes; it has ${size}: write smaller batches`,
      );
    if (kind === 'body' && this.#position(piece) % 8 > 0)
      throw damaged('a batch does not begin at a multiple of 8 bytes');
    const bytes = this.#read(piece, this.#part);
    this.#part = this.#check(bytes, kind);
    this.#done += size;
    this.#left -= size;
    if (this.#done === sizeOf(piece)) {
      this.#piece++;
      this.#done = 0;
    }
    return { done: false, value: bytes };
  }

  #position(piece: Piece): number {
    return piece instanceof Uint8Array ? this.#done : piece.start + this.#done;
  }

  /** Checks a part of a message. The result is the part that follows. */
  #check(bytes: Uint8Array, kind: Part['kind']): Part | undefined {
    if (kind === 'body') {
      this.#messages.readBody(bytes);
      return start;
    }
    if (kind === 'head') {
      const size = this.#messages.readHead(bytes);
      return size > 0 ? { kind: 'body', size } : start;
    }
    const size = new DataView(bytes.buffer, bytes.byteOffset, 4).getInt32(0, true);
    if (size === -1 && kind === 'mark or length') return { kind: 'length', size: 4 };
    if (size < 0) throw damaged('a message has a length below zero');
    if (size > longestHead)
      throw new InputError(
        `the metadata must have at most ${longestHead} bytes; it says that it has ${size}`,
      );
    return size > 0 ? { kind: 'head', size } : undefined;
  }

  #read(piece: Piece, { kind, size }: Part): Uint8Array {
    this.#last = undefined;
    if (piece instanceof Uint8Array) return piece.subarray(this.#done, this.#done + size);
    const bytes = kind === 'body' && size <= ordinary ? this.#take(size) : new Uint8Array(size);
    if (readInto(bytes, this.#fd, this.#position(piece)) < size)
      throw new InputError(`${this.#path} became shorter while it was read`);
    return bytes;
  }

  #take(size: number): Uint8Array {
    if (!this.#free || this.#free.length < size) {
      this.#giveBack(this.#free);
      this.#free = allocate(Uint8Array, size);
      this.#allocated.add(this.#free);
    }
    [this.#last, this.#free] = [this.#free, undefined];
    return this.#last.subarray(0, size);
  }

  #giveBack(bytes: Uint8Array | undefined): void {
    if (bytes && this.#allocated.delete(bytes)) release(bytes);
  }
}

const sizeOf = (piece: Piece): number =>
  piece instanceof Uint8Array ? piece.length : piece.end - piece.start;
