import type { TypedArray } from 'rightly';
import { allocate, release } from 'rightly/memory';

/** The constructor of a typed array. */
export interface View<T extends TypedArray = TypedArray> {
  new (buffer: ArrayBufferLike, byteOffset: number, length: number): T;
  readonly BYTES_PER_ELEMENT: number;
}

/** Reusable memory of the kernels. A new call overwrites the memory of the call before. */
export class Scratch {
  #bytes: Uint8Array | undefined;

  bytes(length: number): Uint8Array {
    if (!this.#bytes || this.#bytes.length < length) {
      this.release();
      this.#bytes = allocate(Uint8Array, length);
    }
    return this.#bytes.subarray(0, length);
  }

  view<T extends TypedArray>(kind: View<T>, length: number): T {
    const { buffer, byteOffset } = this.bytes(length * kind.BYTES_PER_ELEMENT);
    return new kind(buffer, byteOffset, length);
  }

  release(): void {
    if (this.#bytes) release(this.#bytes);
    this.#bytes = undefined;
  }
}
