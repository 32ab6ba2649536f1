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

/** The sums of a weighted mean: of value times weight, and of weight. */
export type MeanState = State<MeanSum>;
export type MeanSum = 'total' | 'count';
/** What a batch adds to a mean. */
export type MeanSums = (name: MeanSum) => Sum;
export const meanSums: readonly MeanSum[] = ['total', 'count'];

/** `total / count`, and 0 before anything was counted. */
export const mean = ({ total, count }: MeanState): number => (count === 0 ? 0 : total / count);

/** Throws RangeError for sums that no data lead to: a total without a count, a negative count, a mean beyond all numbers. */
export function checkMean({ total, count }: MeanState, what: string): void {
  if (!(count > 0 ? Number.isFinite(total / count) : total === 0 && count === 0))
    throw rangeError(`${what} total`, 'be a finite number times count', `${total} of ${count}`);
}

/** What a mean keeps before anything was seen: its sums, and what its standard error needs. */
export const emptyMean = (): Parts<MeanSum> =>
  ({
    total: [0, 0],
    count: [0, 0],
    [SPREAD]: new Spread(0),
  }) as Parts<MeanSum>;

const SPREAD = 'spread';

/** A mean's sums alone, as plain data. */
export const meanState = ({ total, count }: Parts<MeanSum>): MeanState =>
  toState({ total, count }) as MeanState;

/** A mean as it is saved: with what its standard error needs, where that does not follow from the sums. */
export function savedMean(parts: Parts<MeanSum>): KeyedState {
  const spread = (parts as Parts)[SPREAD] as Spread;
  const state = meanState(parts);
  return spread.follows(state.total, state.count) ? state : toState(parts);
}

/**
 * What a batch of values adds to the sums. Its inner axes make one sample together: each element counts for one d-th of it,
 * where d is how many there are (Keras's `reduce_to_samplewise_values`).
 */
export class BatchMean {
  readonly weights: Weights;
  /** Whether values can be other than right and wrong, which are 1 and 0. */
  protected readonly isReal: boolean = false;
  readonly #d: number;
  readonly #total = new Compensated();
  readonly #count: Count;
  readonly #squares: BatchSquares;

  /** `count` is what `countOf` gives for the weights. */
  constructor(shape: Shape, weights: Weights, count: Count, reduction: Reduction) {
    this.weights = weights;
    this.#d = elementsOf(shape, reduction);
    this.#count = count;
    this.#squares = new BatchSquares(size(shape.slice(1)) || 1, this.#d, weights, count);
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

/** What means of a batch are made by; `what` is the place that an error names. */
export type BatchMeans = new (
  shape: Shape,
  weights: Weights,
  count: Count,
  reduction: Reduction,
  batch: Batch,
  what: string,
) => BatchMean;

/** How many elements make one sample. */
export const elementsOf = (shape: Shape, reduction: Reduction): number =>
  reduction === 'element' ? 1 : size(shape) / shape[0]! || 1;

type Tail<T> = T extends [unknown, ...infer Rest] ? Rest : never;
