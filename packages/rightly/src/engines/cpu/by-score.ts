import { type CountScores, truncateRun, type Run, Scores } from '../../core/scores.ts';
import { settled, type Sum } from '../../core/state.ts';
import type { Data, InputData, Inputs } from '../vocabulary.ts';
import { positive } from './counting.ts';
import { bitsOf, orderOf, sortFlagged } from './sorting.ts';

/* Sums by score. Scores are sorted, and the sums of equal scores are added. */

/** The number itself, as a key of sums by score. */
export const score = (_: number, input: InputData): InputData => input;

/** Positives and negatives by score, for samples without weights. */
export function countByScore(
  n: number,
  { yTrue, yPred }: Inputs,
): Record<'positives' | 'negatives', Scores> {
  const flags = positive(n, yTrue).data as Uint8Array;
  let count = 0;
  for (let i = 0; i < n; i++) count += flags[i]!;
  const sides = [n - count, count];
  const bits = bits32(yPred);
  const [negatives, positives] = bits
    ? ofBits(bits, flags, sides)
    : ofNumbers(numbersOf(n, yPred.data), flags, sides);
  return { positives: positives!, negatives: negatives! };
}

/** The bits of float32 numbers. Undefined for other numbers. */
function bits32({ data, bits }: InputData): Int32Array | undefined {
  return !bits && data instanceof Float32Array
    ? new Int32Array(data.buffer, data.byteOffset, data.length)
    : undefined;
}

/** Sums by score for each flag: how often each score occurs among the elements with this flag. */
function ofBits(bits: Int32Array, flags: Uint8Array, sides: readonly number[]): Scores[] {
  const scores = sides.map((size) => new Float32Array(size));
  const counts = sides.map((size) => new Float64Array(size));
  const keys = scores.map(({ buffer }) => new Int32Array(buffer));
  const [a, b, m, n] = [keys[0]!, keys[1]!, counts[0]!, counts[1]!];
  let [i, j] = [-1, -1];
  sortFlagged(bits, flags, (top, rests) => {
    const high = top << 21;
    let [x, y] = [-1, -1];
    for (let k = 0; k < rests.length; k++) {
      const rest = rests[k]!;
      const own = rest >> 1;
      if (rest & 1) {
        if (own !== y) b[++j] = bitsOf(high | (y = own));
        n[j]!++;
      } else {
        if (own !== x) a[++i] = bitsOf(high | (x = own));
        m[i]!++;
      }
    }
  });
  return [i, j].map((last, side) => sumsOfSorted(scores[side]!, counts[side]!, last + 1));
}

/** Sums of the first `n` scores, which ascend. NaN can be at both ends, and -0 before 0. */
function sumsOfSorted(scores: Float32Array, counts: Float64Array, n: number): Scores {
  let [nan, start, end] = [0, 0, n];
  while (start < end && Number.isNaN(scores[start])) nan += counts[start++]!;
  while (start < end && Number.isNaN(scores[end - 1])) nan += counts[--end]!;
  const zero = scores.indexOf(0);
  if (zero >= 0 && zero < end) scores[zero] = 0;
  if (zero >= 0 && zero + 1 < end && scores[zero + 1] === 0) {
    counts[zero]! += counts[zero + 1]!;
    for (const array of [scores, counts]) array.copyWithin(zero + 1, zero + 2, end);
    end--;
  }
  const own = { scores: scores.subarray(start), high: counts.subarray(start), low: undefined };
  return new Scores(scoresOf, [truncateRun(own, end - start)], [nan, 0]);
}

function ofNumbers(numbers: Float64Array, flags: Uint8Array, sides: readonly number[]): Scores[] {
  return sides.map((size, flag) => {
    const own = new Float64Array(size);
    for (let i = 0, k = 0; i < numbers.length; i++) if (flags[i] === flag) own[k++] = numbers[i]!;
    const counter = new Counter(own);
    // Writing to the same array is safe, because each number was read before.
    for (const x of own.sort()) counter.add(x);
    return counter.scores();
  });
}

/** Counts numbers in ascending order. */
class Counter {
  readonly #scores: Float32Array | Float64Array;
  readonly #counts: Float64Array;
  #at = -1;
  #last = NaN;
  #nan = 0;

  /** The distinct numbers are written to `room`. */
  constructor(room: Float32Array | Float64Array) {
    this.#scores = room;
    this.#counts = new Float64Array(room.length);
  }

  add(x: number): void {
    if (x === this.#last) this.#counts[this.#at]!++;
    else if (x !== x) this.#nan++;
    else {
      // -0 is 0.
      this.#scores[++this.#at] = this.#last = x + 0;
      this.#counts[this.#at] = 1;
    }
  }

  scores(): Scores {
    const run = { scores: this.#scores, high: this.#counts, low: undefined };
    return new Scores(scoresOf, [truncateRun(run, this.#at + 1)], [this.#nan, 0]);
  }
}

/** Numbers as float64. */
function numbersOf(n: number, data: Data): Float64Array {
  if (data instanceof Float64Array) return data;
  const numbers = new Float64Array(n);
  for (let i = 0; i < n; i++) numbers[i] = Number(data[i]);
  return numbers;
}

/** Sums by score, of scores with weights. Scores of weight 0 are left out. */
export const scoresOf: CountScores = (n, given, weights) => {
  const numbers = numbersOf(n, given as Data);
  const [own, heavy] = [new Float64Array(n), new Float64Array(n)];
  let nan: Sum = [0, 0];
  let count = 0;
  for (let i = 0; i < n; i++) {
    const weight = weights ? weights[i]! : 1;
    const x = numbers[i]!;
    if (weight === 0) continue;
    if (x !== x) nan = plus(nan, weight);
    else {
      own[count] = x + 0;
      heavy[count++] = weight;
    }
  }
  return new Scores(scoresOf, [summed(own.subarray(0, count), heavy)], settled(nan));
};

function summed(numbers: Float64Array, weights: Float64Array): Run {
  const n = numbers.length;
  const order = orderOf(numbers);
  const [scores, high, low] = [0, 1, 2].map(() => new Float64Array(n)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  let k = 0;
  for (let i = 0; i < n; k++) {
    const x = numbers[order[i]!]!;
    let sum: Sum = [0, 0];
    for (; i < n && numbers[order[i]!] === x; i++) sum = plus(sum, weights[order[i]!]!);
    scores[k] = x;
    [high[k], low[k]] = Number.isFinite(sum[0]) ? settled(sum) : [sum[0], NaN];
  }
  const areCounts = high.every((sum, i) => Number.isSafeInteger(sum) && low[i] === 0);
  return truncateRun({ scores, high, low: areCounts ? undefined : low }, k);
}

function plus([high, low]: Sum, x: number): Sum {
  const next = high + x;
  const step = next - high;
  return [next, low + (high - (next - step) + (x - step))];
}
