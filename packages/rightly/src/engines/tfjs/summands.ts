import { pad, reshape, stack, sum, type Tensor, type Tensor1D } from '@tensorflow/tfjs-core';

/** Sums of so many ones are exact in float32. */
const MOST = 2 ** 23;

/** Vectors of `n` numbers whose sums are wanted: they are summed together, in parts that are short enough for sums of ones to be exact. */
export class Summands {
  readonly parts: number;
  readonly #n: number;
  readonly #rows: Tensor[] = [];

  constructor(n: number) {
    this.#n = n;
    this.parts = Math.ceil(n / MOST);
  }

  /** The place of its sum; the same vector is summed once. */
  add(row: Tensor): number {
    const place = this.#rows.indexOf(row);
    return place >= 0 ? place : this.#rows.push(row) - 1;
  }

  /** The sums of each vector's parts, vector by vector. */
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
