import type { Weights } from './weights.ts';

/** A sum in two parts, with about 32 digits. */
export class Compensated {
  high = 0;
  low = 0;

  plus(x: number): void {
    const next = this.high + x;
    const part = next - this.high;
    this.low += this.high - (next - part) + (x - part);
    this.high = next;
  }

  /** Adds the first `n` values. */
  add(n: number, values: ArrayLike<number>): void {
    let { high, low } = this;
    for (let i = 0; i < n; i++) {
      const x = values[i]!;
      const next = high + x;
      const part = next - high;
      low += high - (next - part) + (x - part);
      high = next;
    }
    this.high = high;
    this.low = low;
  }

  /** Adds values times weights, where the weights begin at `start`. A separate loop is twice as fast as one for both cases. */
  addWeighted(
    n: number,
    values: ArrayLike<number>,
    weights: ArrayLike<number>,
    start: number,
  ): void {
    let { high, low } = this;
    for (let i = 0; i < n; i++) {
      const x = values[i]! * weights[start + i]!;
      const next = high + x;
      const part = next - high;
      low += high - (next - part) + (x - part);
      high = next;
    }
    this.high = high;
    this.low = low;
  }
}

/** The sum of the weights, and the number of weights above 0. */
export class Count extends Compensated {
  positive = 0;
}

/** The sum of the weights of `n` values. */
export function countOf(n: number, weights: Weights): Count {
  const count = new Count();
  if (weights) {
    count.add(n, weights);
    for (let i = 0; i < n; i++) if (weights[i] !== 0) count.positive++;
  } else count.high = count.positive = n;
  return count;
}
