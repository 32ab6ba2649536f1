import { allocate, release } from 'rightly/memory';
import { InputError } from '../../errors.ts';
import { readInto } from '../bytes.ts';
import type { Piece } from './pieces.ts';

/** The memory of the kernels is for batches of an ordinary size. */
const longest = 1 << 30;

/**
 * The pieces of a file, in reads as long as the reader asks for: of each message its length, in 4 bytes, its head and its body. Bodies
 * lie in the kernels' memory, so that columns in them are read where they are.
 */
export class Source implements IterableIterator<Uint8Array> {
  readonly #fd: number;
  readonly #path: string;
  readonly #pieces: Piece[];
  /** Where the first of the pieces goes on. */
  #done = 0;
  #left: number;
  readonly #allocated = new Set<Uint8Array>();
  #isHeadNext = false;
  /** The memory of the body read last, and memory that is free for the next. */
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

  [Symbol.iterator](): this {
    return this;
  }

  next(size = 0): IteratorResult<Uint8Array> {
    const [piece] = this.#pieces;
    if (!piece) return { done: true, value: undefined };
    const left = sizeOf(piece) - this.#done;
    if (size > left)
      throw new InputError(
        `${this.#path} is cut short or damaged: ${size} bytes must follow; there are ${left}`,
      );
    const bytes = this.#read(piece, size);
    this.#done += size;
    this.#left -= size;
    if (this.#done === sizeOf(piece)) {
      this.#pieces.shift();
      this.#done = 0;
    }
    return { done: false, value: bytes };
  }

  /** Says that the batch read last is done with. What was read before it, such as dictionaries, may serve later ones. */
  reuse(): void {
    if (!this.#last) return;
    this.#giveBack(this.#free);
    [this.#free, this.#last] = [this.#last, undefined];
  }

  release(): void {
    for (const bytes of this.#allocated) release(bytes);
    this.#allocated.clear();
  }

  #read(piece: Piece, size: number): Uint8Array {
    if (piece instanceof Uint8Array) return piece.subarray(this.#done, this.#done + size);
    const bytes = this.#take(size);
    if (readInto(bytes, this.#fd, piece.start + this.#done) < size)
      throw new InputError(`${this.#path} became shorter while it was read`);
    return bytes;
  }

  #take(size: number): Uint8Array {
    this.#last = undefined;
    const isBody = !this.#isHeadNext && size !== 4;
    this.#isHeadNext = size === 4;
    if (!isBody || size > longest) return new Uint8Array(size);
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
