import type { Batch } from './batch.ts';
import { BatchSquares } from './batch-squares.ts';
import { rangeError } from './errors.ts';
import { Compensated, type Count } from './compensated.ts';
import type { Sink } from '../engines/vocabulary.ts';
import type { Reduction } from './options.ts';
import { type Shape, size } from './shape.ts';
import { Spread } from './spread.ts';
import { type KeyedState, type Parts, type State, type Sum, toState } from './state.ts';
import type { Weights } from './weights.ts';

/** The sums of a weighted mean: Σ value · weight, and Σ weight. */
export type MeanState = State<MeanSum>;
export type MeanSum = 'total' | 'count';
/** The sums that a batch adds to a mean. */
export type MeanSums = (name: MeanSum) => Sum;
export const meanSums: readonly MeanSum[] = ['total', 'count'];

/** `total / count`, and 0 before anything was counted. */
export const mean = ({ total, count }: MeanState): number => (count === 0 ? 0 : total / count);

/** Throws RangeError for sums that no data can have: a total without a count, a negative count, a mean that is not finite. */
export function checkMean({ total, count }: MeanState, what: string): void {
  if (!(count > 0 ? Number.isFinite(total / count) : total === 0 && count === 0))
    throw rangeError(`${what} total`, 'be a finite number times count', `${total} of ${count}`);
}

/** The state of a mean without data: its sums, and the sums for its standard error. */
export const emptyMean = (): Parts<MeanSum> =>
  ({
    total: [0, 0],
    count: [0, 0],
    [SPREAD]: new Spread(0),
  }) as Parts<MeanSum>;

const SPREAD = 'spread';

/** The two sums of a mean, as plain data. */
export const meanState = ({ total, count }: Parts<MeanSum>): MeanState =>
  toState({ total, count }) as MeanState;

/** The saved state of a mean. It has the sums for the standard error, unless they follow from the two sums. */
export function savedMean(parts: Parts<MeanSum>): KeyedState {
  const spread = (parts as Parts)[SPREAD] as Spread;
  const state = meanState(parts);
  return spread.follows(state.total, state.count) ? state : toState(parts);
}

/**
 * The sums that a batch adds. All elements along the inner axes are one sample. Each element counts for one d-th of the sample, where d is the
 * number of these elements (Keras's `reduce_to_samplewise_values`).
 */
export class BatchMean {
  readonly weights: Weights;
  /** Whether values can be other than 1 (right) and 0 (wrong). */
  protected readonly isReal: boolean = false;
  readonly #d: number;
  readonly #total = new Compensated();
  readonly #count: Count;
  readonly #squares: BatchSquares;

  /** `count` is the result of `countOf` for the weights. */
  constructor(shape: Shape, weights: Weights, count: Count, reduction: Reduction) {
    this.weights = weights;
    this.#d = elementsOf(shape, reduction);
    this.#count = count;
    this.#squares = new BatchSquares(elementsOf(shape), this.#d, weights, count);
  }

  /** Adds the values of `n` samples from `start` on. */
  add(...[start, n, values, ones]: Tail<Parameters<Sink>>): void {
    if (this.weights) this.#total.addWeighted(n, values, this.weights, start);
    else if (ones === undefined) this.#total.add(n, values);
    else this.#total.high += ones;
    this.#squares.add(start, n, values, this.isReal);
  }

  readonly sums: MeanSums = (name) => {
    if ((name as string) === SPREAD) return this.#squares.spread(this.#total) as never;
    const { high, low } = name === 'total' ? this.#total : this.#count;
    return [high / this.#d, low / this.#d];
  };
}

/** A class that averages the values of a batch. `what` is the place that an error names. */
export type BatchMeans = new (
  shape: Shape,
  weights: Weights,
  count: Count,
  reduction: Reduction,
  batch: Batch,
  what: string,
) => BatchMean;

/** The number of elements that make one sample. */
export const elementsOf = (shape: Shape, reduction?: Reduction): number =>
  reduction === 'element' || shape.length === 1 ? 1 : size(shape) / shape[0]! || 1;

type Tail<T> = T extends [unknown, ...infer Rest] ? Rest : never;
