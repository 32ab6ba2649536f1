import type { Batch } from './batch.ts';
import type { Sink } from '../engines/vocabulary.ts';
import type { Reduction } from './options.ts';
import { type Shape, size } from './shape.ts';
import type { State, Sums } from './state.ts';
import type { Weights } from './weights.ts';

/** The sums of a weighted mean: of value times weight, and of weight. */
export type MeanState = State<MeanSum>;
export type MeanSum = 'total' | 'count';
export const meanSums: readonly MeanSum[] = ['total', 'count'];

/** `total / count`, and 0 before anything was counted. */
export const mean = ({ total, count }: MeanState): number => (count === 0 ? 0 : total / count);

/**
 * What a batch of values adds to the sums. Its inner axes make one sample together: each element counts for one d-th of it,
 * where d is how many there are (Keras's `reduce_to_samplewise_values`).
 */
export class BatchMean {
  readonly weights: Weights;
  readonly #d: number;
  readonly #total = new Compensated();
  readonly #count: Compensated;

  /** `count` is the sum of the weights, `countOf` them. */
  constructor(shape: Shape, weights: Weights, count: Compensated, reduction: Reduction) {
    this.weights = weights;
    this.#d = elementsOf(shape, reduction);
    this.#count = count;
  }

  /** Adds the values of `n` samples from `start` on. */
  add(...[start, n, values, ones]: Tail<Parameters<Sink>>): void {
    if (this.weights) this.#total.addWeighted(n, values, this.weights, start);
    else if (ones === undefined) this.#total.add(n, values);
    else this.#total.high += ones;
  }

  readonly sums: Sums<MeanSum> = (name) => {
    const { high, low } = name === 'total' ? this.#total : this.#count;
    return [high / this.#d, low / this.#d];
  };
}

/** What means of a batch are made by; `what` is the place that an error names. */
export type BatchMeans = new (
  shape: Shape,
  weights: Weights,
  count: Compensated,
  reduction: Reduction,
  batch: Batch,
  what: string,
) => BatchMean;

/** How many elements make one sample. */
export const elementsOf = (shape: Shape, reduction: Reduction): number =>
  reduction === 'element' ? 1 : size(shape) / shape[0]! || 1;

/** The sum of the weights of `n` samples. */
export function countOf(n: number, weights: Weights): Compensated {
  const count = new Compensated();
  if (weights) count.add(n, weights);
  else count.high = n;
  return count;
}

type Tail<T> = T extends [unknown, ...infer Rest] ? Rest : never;

/** A sum in two parts, good for about 32 digits. */
class Compensated {
  high = 0;
  low = 0;

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

  /** The same, each times its weight from `start` on. A loop of its own is twice as fast as one for both. */
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
