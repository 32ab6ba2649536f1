import { concat1d, dispose, keep, type Tensor1D, tidy } from '@tensorflow/tfjs-core';

/** The number of vectors that are joined into one. */
const FOLD = 64;

type Take = (numbers: ArrayLike<number>) => void;

/** The vectors of many batches. They stay on the device until all are read together. */
export class Partials {
  #takes: { readonly length: number; readonly take: Take }[] = [];
  /** A level holds fewer than 64 tensors. Each of them joins 64 tensors of the level before, so the last level has the oldest. */
  #levels: Tensor1D[][] = [];

  /** Takes ownership of the vector. `take` gets its numbers later. */
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
   * Reads all vectors together, and calls each `take` with the numbers of its vector, in order. If one throws, all pending vectors are
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

  /** Discards all pending vectors. */
  dispose(): void {
    dispose(this.#levels.flat());
    this.#takes = [];
    this.#levels = [];
  }
}

/** Joins vectors, and disposes of them. */
function joined(vectors: Tensor1D[]): Tensor1D {
  try {
    return keep(tidy(() => concat1d(vectors)));
  } finally {
    dispose(vectors);
  }
}
