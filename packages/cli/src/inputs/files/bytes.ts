import type { FileHandle } from 'node:fs/promises';

/** Reads bytes of a file at any position, through a buffer. */
export class Bytes {
  readonly #file: FileHandle;
  /** The least number of bytes that are read at once. */
  readonly #least: number;
  #start = 0;
  #window = Buffer.alloc(0);

  constructor(file: FileHandle, least: number) {
    this.#file = file;
    this.#least = least;
  }

  /** Bytes from a position on; fewer where the file ends before. */
  async at(position: number, count: number): Promise<Buffer> {
    const isHere = position >= this.#start && position + count <= this.#start + this.#window.length;
    if (!isHere) {
      const buffer = Buffer.allocUnsafe(Math.max(count, this.#least));
      const { bytesRead } = await this.#file.read(buffer, 0, buffer.length, position);
      this.#start = position;
      this.#window = buffer.subarray(0, bytesRead);
    }
    return this.#window.subarray(position - this.#start, position - this.#start + count);
  }
}
