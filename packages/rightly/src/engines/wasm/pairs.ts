import type { InputData, Inputs } from '../inputs.ts';
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

/** Class indexes below this limit are places of a table, which takes at most so many places for each sample. */
const MOST = 1024;
const PLACES = 16;
const BLOCK = 16_384;
/** A label that is left out where none is: no 32-bit integer. */
const NONE = 2 ** 31;

/**
 * Counts `n` samples by the pair of their classes. Undefined where truth or predictions are read in another way: they are no small
 * integers, no class has them, or a score is NaN.
 */
export function countPairs(
  n: number,
  { yTrue, yPred }: Inputs,
  { isSparse, classes, ignored = NONE }: PairLimits,
): PairCounts | undefined {
  const known = isSparse ? classes : yPred.width;
  const isWrong = !isSparse && classes !== undefined && classes !== yPred.width;
  const most = Math.min(MOST, Math.floor(Math.sqrt(PLACES * n)));
  if (isWrong || !elementOf(yTrue)?.int32 || (known ?? 0) > most || n >= 2 ** 31) return undefined;
  const table = new Table(known, most, ignored);
  if (!isSparse) {
    const isDone = predictInBlocks(
      n,
      yPred,
      (start, count, guesses) =>
        guesses !== undefined && table.add(count, int32s(yTrue, start, count), guesses),
    );
    return isDone ? table : undefined;
  }
  if (!elementOf(yPred)?.int32) return undefined;
  for (let start = 0; start < n; start += BLOCK) {
    const count = Math.min(BLOCK, n - start);
    if (!table.add(count, int32s(yTrue, start, count), int32s(yPred, start, count)))
      return undefined;
  }
  return table;
}

function int32s(input: InputData, start: number, n: number): Int32Array {
  const { data } = part(input, start, n);
  return data instanceof Int32Array ? data : Int32Array.from(data as Int16Array);
}

/** Counts of pairs. It grows with the class indexes that come, where it is not known how many there are. */
class Table implements PairCounts {
  /** How many classes there may be. */
  readonly #most: number;
  readonly #ignored: number;
  size: number;
  counts: Int32Array;

  constructor(known: number | undefined, most: number, ignored: number) {
    this.#most = known ?? most;
    this.#ignored = ignored;
    this.size = known ?? Math.min(most, 16);
    this.counts = new Int32Array(this.size ** 2);
  }

  /** Whether all of them could be counted. */
  add(n: number, truths: Int32Array, guesses: Int32Array): boolean {
    for (let i = 0; ;) {
      i = countFrom(i, n, truths, guesses, this.#ignored, this.size, this.counts);
      if (i === n) return true;
      const [truth, guess] = [truths[i]!, guesses[i]!];
      if (Math.min(truth, guess) < 0 || !this.#grow(Math.max(truth, guess))) return false;
    }
  }

  /** Makes room for a class index, where there may be such. */
  #grow(index: number): boolean {
    if (index >= this.#most) return false;
    const { size, counts } = this;
    this.size = Math.min(this.#most, 2 * Math.max(size, index));
    this.counts = new Int32Array(this.size ** 2);
    for (let truth = 0; truth < size; truth++)
      this.counts.set(counts.subarray(truth * size, (truth + 1) * size), truth * this.size);
    return true;
  }
}

/** Counts the samples from `i` on, up to the first one that has no place; the result is where that is. */
function countFrom(
  i: number,
  n: number,
  truths: Int32Array,
  guesses: Int32Array,
  ignored: number,
  size: number,
  counts: Int32Array,
): number {
  for (; i < n; i++) {
    const truth = truths[i]!;
    const guess = guesses[i]!;
    if (truth === ignored) continue;
    if (!(truth >= 0 && truth < size && guess >= 0 && guess < size)) break;
    counts[truth * size + guess]!++;
  }
  return i;
}
