import type { InputData, Inputs } from '../vocabulary.ts';
import { part } from '../cpu/in-blocks.ts';
import { elementOf } from './kinds.ts';
import { predictInBlocks } from './predicted.ts';

/** How often each pair of a true and a predicted class occurs: `counts` has `size` places for each true class. */
export interface PairCounts {
  readonly size: number;
  readonly counts: Int32Array;
}

/** Which pairs are counted. */
export interface PairLimits {
  /** Whether predictions are class indexes; else they are scores. */
  readonly isSparse: boolean;
  /** How many classes there are; undefined where any class index may come. */
  readonly classes: number | undefined;
  /** Samples of this truth are left out. */
  readonly ignored: number | undefined;
}

/** A table has places for class indexes of at most so many bits, and for each sample at most 2 to the power of `SPARE` places. */
const MOST_BITS = 10;
const SPARE = 4;
/** A loop that is called often is compiled better than one long loop. */
const BLOCK = 16_384;

/**
 * Counts `n` samples by the pair of their classes. Undefined where truth or predictions are read in another way: they are no small
 * integers, there are no such classes, or a score is NaN.
 */
export function countPairs(
  n: number,
  { yTrue, yPred }: Inputs,
  { isSparse, classes, ignored }: PairLimits,
): PairCounts | undefined {
  const known = isSparse ? classes : yPred.width;
  const isOf = isSparse ? elementOf(yPred)?.int32 : (classes ?? known) === known;
  if (!isOf || !elementOf(yTrue)?.int32 || n >= 2 ** 31) return undefined;
  const table = new Table(n, ignored, isSparse ? classes : undefined);
  if (!table.reaches((known ?? 1) - 1)) return undefined;
  const isDone = isSparse
    ? table.add(n, int32s(yTrue, 0, n), int32s(yPred, 0, n))
    : predictInBlocks(
        n,
        yPred,
        (start, count, guesses) =>
          guesses !== undefined && table.add(count, int32s(yTrue, start, count), guesses),
      );
  return isDone ? table : undefined;
}

function int32s(input: InputData, start: number, n: number): Int32Array {
  const { data } = part(input, start, n);
  return data instanceof Int32Array ? data : Int32Array.from(data as Int16Array);
}

/** Counts of pairs. It grows with the class indexes that come. */
class Table implements PairCounts {
  readonly #most: number;
  readonly #ignored: number | undefined;
  readonly #classes: number | undefined;
  #bits = 4;
  counts = new Int32Array(2 ** 8);

  /** Where labels are ignored, or there are so many classes and no others, each sample is looked at. */
  constructor(n: number, ignored: number | undefined, classes: number | undefined) {
    this.#most = Math.min(MOST_BITS, Math.floor((Math.log2(n || 1) + SPARE) / 2));
    this.#ignored = ignored;
    this.#classes = classes;
  }

  get size(): number {
    return 2 ** this.#bits;
  }

  /** Whether all of them could be counted. */
  add(n: number, truths: Int32Array, guesses: Int32Array): boolean {
    const isChecked = this.#ignored! >= 0 || this.#classes !== undefined;
    for (let i = 0; i < n;) {
      if (!isChecked)
        i = countFours(i, Math.min(n, i + BLOCK), truths, guesses, this.#bits, this.counts);
      for (const end = Math.min(n, i + 4); i < end; i++) {
        const [truth, guess] = [truths[i]!, guesses[i]!];
        if (truth === this.#ignored) continue;
        if (truth < 0 || guess < 0 || !this.reaches(Math.max(truth, guess))) return false;
        this.counts[(truth << this.#bits) | guess]!++;
      }
    }
    return true;
  }

  /** Whether the table has, or can get, places for a class index. */
  reaches(index: number): boolean {
    const { size, counts } = this;
    if (index >= this.#classes!) return false;
    if (index < size) return true;
    const bits = 32 - Math.clz32(index);
    if (bits > this.#most) return false;
    this.#bits = bits;
    this.counts = new Int32Array(2 ** (2 * bits));
    for (let truth = 0; truth < size; truth++)
      this.counts.set(counts.subarray(truth * size, (truth + 1) * size), truth << bits);
    return true;
  }
}

/** Counts samples from `i` on, four at a time, up to four of which one has no place; the result is where these are. */
function countFours(
  i: number,
  n: number,
  truths: Int32Array,
  guesses: Int32Array,
  bits: number,
  counts: Int32Array,
): number {
  for (; i + 3 < n; i += 4) {
    const [a, b] = [truths[i]!, truths[i + 1]!];
    const [c, d] = [truths[i + 2]!, truths[i + 3]!];
    const [p, q] = [guesses[i]!, guesses[i + 1]!];
    const [r, s] = [guesses[i + 2]!, guesses[i + 3]!];
    if ((a | b | c | d | p | q | r | s) >>> bits) break;
    counts[(a << bits) | p]!++;
    counts[(b << bits) | q]!++;
    counts[(c << bits) | r]!++;
    counts[(d << bits) | s]!++;
  }
  return i;
}
