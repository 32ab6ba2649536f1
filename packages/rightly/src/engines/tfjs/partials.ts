import { concat1d, dispose, keep, type Tensor1D, tidy } from '@tensorflow/tfjs-core';

/** So many vectors become one. */
const FOLD = 64;

type Take = (numbers: ArrayLike<number>) => void;

/** Vectors of many batches, kept on the device until all of them are read at once. */
export class Partials {
  #takes: { readonly length: number; readonly take: Take }[] = [];
  /** Each level holds fewer than 64 tensors, and each of these is 64 of the level before; the last level has the oldest. */
  #levels: Tensor1D[][] = [];

  /** Takes the vector over; `take` will get its numbers. */
  push(vector: Tensor1D, take: Take): void {
    this.#takes.push({ length: vector.size, take });
    let carried = keep(vector);
    for (let i = 0; ; i++) {
      const level = (this.#levels[i] ??= []);
      level.push(carried);
      if (level.length < FOLD) return;
      this.#levels[i] = [];
      try {
        carried = joined(level);
      } catch (error) {
        this.dispose();
        throw error;
      }
    }
  }

  /**
   * Reads everything in one go, and hands each vector's numbers to its `take`, in order. Where one throws, all that is pending is
   * discarded.
   */
  async flush(): Promise<void> {
    const takes = this.#takes;
    const last = this.#levels.length - 1;
    const tensors = this.#levels.flatMap((_, i) => this.#levels[last - i]!);
    this.#takes = [];
    this.#levels = [];
    if (tensors.length === 0) return;
    const all = joined(tensors);
    let numbers: Awaited<ReturnType<Tensor1D['data']>>;
    try {
      numbers = await all.data();
    } finally {
      dispose(all);
    }
    let start = 0;
    try {
      for (const { length, take } of takes) take(numbers.subarray(start, (start += length)));
    } catch (error) {
      this.dispose();
      throw error;
    }
  }

  /** Forgets what is pending. */
  dispose(): void {
    dispose(this.#levels.flat());
    this.#takes = [];
    this.#levels = [];
  }
}

/** One vector of many, which are disposed of. */
function joined(vectors: Tensor1D[]): Tensor1D {
  try {
    return keep(tidy(() => concat1d(vectors)));
  } finally {
    dispose(vectors);
  }
}
