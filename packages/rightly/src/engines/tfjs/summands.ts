import { pad, reshape, stack, sum, type Tensor, type Tensor1D } from '@tensorflow/tfjs-core';

/** A sum of so many ones is exact in float32. */
const MOST = 2 ** 23;

/** Vectors of `n` numbers that are summed together, in parts. A sum of ones over a part is exact. */
export class Summands {
  readonly parts: number;
  readonly #n: number;
  readonly #rows: Tensor[] = [];

  constructor(n: number) {
    this.#n = n;
    this.parts = Math.ceil(n / MOST);
  }

  /** Adds a vector. Returns the index of its sum. An equal vector is summed once. */
  add(row: Tensor): number {
    const place = this.#rows.indexOf(row);
    return place >= 0 ? place : this.#rows.push(row) - 1;
  }

  /** The sums of the parts of each vector, vector by vector. */
  sums(): Tensor1D {
    const length = Math.ceil(this.#n / this.parts);
    const missing = length * this.parts - this.#n;
    const rows = stack(this.#rows);
    const filled =
      missing > 0
        ? pad(rows, [
            [0, 0],
            [0, missing],
          ])
        : rows;
    return sum(reshape(filled, [this.#rows.length * this.parts, length]), 1);
  }
}
