import { allocate, release } from 'rightly/memory';
import { InputError } from '../../process/errors.ts';
import { readInto } from '../arrays/read-into.ts';
import { damaged } from '../../engines/arrow/damaged.ts';
import { Messages } from './messages.ts';
import type { Piece } from './pieces.ts';

/** The most bytes that are allocated in the memory of the kernels. Larger bodies get memory of their own. */
const mostKernelBytes = 1 << 30;

/** The most bytes of a JavaScript array. */
const longestBody = 2 ** 32;

/** The longest header that is read. A longer one would describe millions of columns. */
const longestHead = 1 << 26;

/**
 * The messages in the pieces of a file, part by part. Each part is checked before the reader gets it, and before memory is allocated for the
 * next. Bodies are read into the memory of the kernels, so that columns need no copy. Compressed bodies are decompressed into that memory.
 */
export class Source implements IterableIterator<Uint8Array> {
  readonly #fd: number;
  readonly #path: string;
  readonly #pieces: readonly Piece[];
  /** The index of the current piece, and the number of bytes of it that are read. */
  #piece = 0;
  #done = 0;
  #left: number;
  readonly #messages = new Messages();
  readonly #parts: Generator<Uint8Array>;
  #isEnded = false;
  /** The error that this source threw. The reader passes it on. */
  #failure: unknown;
  readonly #allocated = new Set<Uint8Array>();
  /** The memory of the last body, and memory that is free for the next one. */
  #last: Uint8Array | undefined;
  #free: Uint8Array | undefined;

  constructor(fd: number, path: string, pieces: readonly Piece[]) {
    this.#fd = fd;
    this.#path = path;
    this.#pieces = pieces.filter((piece) => sizeOf(piece) > 0);
    this.#left = this.#pieces.reduce((sum, piece) => sum + sizeOf(piece), 0);
    this.#parts = this.#read();
  }

  /** How many bytes are left. */
  get left(): number {
    return this.#left;
  }

  /** Whether the end-of-stream mark has been read. */
  get isEnded(): boolean {
    return this.#isEnded;
  }

  /** The compressions of the batches up to the first one of rows, as the library's numbers. The bodies are not read. */
  compressions(): ReadonlySet<number> {
    const found = new Set<number>();
    while (this.#hasPiece && !this.#messages.isInRows) {
      const next = this.#nextHead();
      if (!next) break;
      const { compression } = this.#messages;
      if (compression !== undefined) found.add(compression);
      this.#skip(next.bodyLength);
    }
    return found;
  }

  [Symbol.iterator](): this {
    return this;
  }

  next(): IteratorResult<Uint8Array> {
    this.#last = undefined;
    try {
      return this.#parts.next();
    } catch (error) {
      this.#failure = error;
      throw error;
    }
  }

  /** Whether this source threw the error, and not the reader. */
  hasThrown(error: unknown): boolean {
    return error === this.#failure;
  }

  /** Frees the memory of the last batch. Dictionaries before it stay, because later batches may need them. */
  reuse(): void {
    if (!this.#last) return;
    this.#giveBack(this.#free);
    [this.#free, this.#last] = [this.#last, undefined];
  }

  release(): void {
    for (const bytes of this.#allocated) release(bytes);
    this.#allocated.clear();
  }

  get #hasPiece(): boolean {
    return this.#piece < this.#pieces.length;
  }

  /** The parts of each message: its marker, the length of its header, its header and its body. */
  *#read(): Generator<Uint8Array> {
    while (this.#hasPiece) {
      const next = this.#nextHead();
      if (!next) {
        if (this.#isEnded) yield endMark;
        return;
      }
      if (next.bodyLength === 0) {
        yield* framed(next.head);
      } else if (this.#messages.compression === undefined) {
        yield* framed(next.head);
        const body = this.#take(next.bodyLength);
        this.#fill(body);
        this.#messages.readBody(body);
        yield body;
      } else {
        const packed = this.#messages.readPacked(this.#bytes(next.bodyLength));
        checkLength(packed.bodyLength);
        yield* framed(packed.head);
        if (packed.bodyLength === 0) continue;
        const body = this.#take(packed.bodyLength);
        packed.unpack(body);
        this.#messages.readBody(body);
        yield body;
      }
    }
  }

  /** The header of the next message, after checks; undefined at the end-of-stream mark, or where the bytes end within that mark. */
  #nextHead(): { readonly head: Uint8Array; readonly bodyLength: number } | undefined {
    let size = this.#int32();
    // Before version 5 of the metadata there was no marker.
    if (size === -1) {
      if (!this.#hasPiece) return undefined;
      size = this.#int32();
    }
    if (size < 0) throw damaged('a message has a length below zero');
    if (size > longestHead)
      throw new InputError(
        `the metadata must have at most ${longestHead} bytes; it says that it has ${size}`,
      );
    if (size === 0) {
      this.#isEnded = true;
      return undefined;
    }
    const head = this.#bytes(size);
    const bodyLength = this.#messages.readHead(head);
    if (bodyLength > 0) {
      this.#check(bodyLength);
      checkLength(bodyLength);
      if (this.#position % 8 > 0) throw damaged('a batch does not begin at a multiple of 8 bytes');
    }
    return { head, bodyLength };
  }

  #int32(): number {
    const bytes = this.#bytes(4);
    return new DataView(bytes.buffer, bytes.byteOffset, 4).getInt32(0, true);
  }

  /** Throws InputError where the piece has fewer bytes left. */
  #check(size: number): void {
    const piece = this.#pieces[this.#piece];
    const left = piece ? sizeOf(piece) - this.#done : 0;
    if (size > left)
      throw new InputError(
        `${this.#path} is truncated or damaged: ${size} bytes must follow; there are ${left}`,
      );
  }

  get #position(): number {
    const piece = this.#pieces[this.#piece]!;
    return piece instanceof Uint8Array ? this.#done : piece.start + this.#done;
  }

  /** The next bytes. */
  #bytes(size: number): Uint8Array {
    this.#check(size);
    const piece = this.#pieces[this.#piece]!;
    if (piece instanceof Uint8Array) {
      const bytes = piece.subarray(this.#done, this.#done + size);
      this.#skip(size);
      return bytes;
    }
    const bytes = new Uint8Array(size);
    this.#fill(bytes);
    return bytes;
  }

  #fill(bytes: Uint8Array): void {
    if (readInto(bytes, this.#fd, this.#position) < bytes.length)
      throw new InputError(`${this.#path} became shorter while it was read`);
    this.#skip(bytes.length);
  }

  #skip(size: number): void {
    this.#done += size;
    this.#left -= size;
    if (this.#done < sizeOf(this.#pieces[this.#piece]!)) return;
    this.#piece++;
    this.#done = 0;
  }

  /** Memory for a body. */
  #take(size: number): Uint8Array {
    if (size > mostKernelBytes) return new Uint8Array(size);
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

function checkLength(size: number): void {
  if (size > longestBody)
    throw new InputError(
      `a batch must have at most ${longestBody} bytes; it has ${size}: write smaller batches`,
    );
}

/** The end-of-stream mark: the marker that starts a message, and a length of 0. */
const endMark = Uint8Array.of(255, 255, 255, 255, 0, 0, 0, 0);

/** A header with the marker and the length that precede it in a stream. */
function* framed(head: Uint8Array): Generator<Uint8Array> {
  yield endMark.subarray(0, 4);
  yield new Uint8Array(Int32Array.of(head.length).buffer);
  yield head;
}

const sizeOf = (piece: Piece): number =>
  piece instanceof Uint8Array ? piece.length : piece.end - piece.start;
