import { Cells } from '../../core/cells.ts';
import type { CountAll, Found } from '../../core/definition.ts';
import type { Summands } from '../../core/summand.ts';
import {
  both,
  countByBucket,
  bucket,
  type Column,
  isPlace,
  not,
  numbers,
  positive,
  type Rows,
  scoresOfOne,
} from '../../core/verbs.ts';

/** The truths and predictions that a metric of thresholds compares, element by element. */
interface Compared {
  readonly positive: Column | Rows;
  readonly negative: Column | Rows;
  readonly score: Column | Rows;
}

/** Positives and negatives by bucket. The bucket of a prediction is the number of thresholds below it, and -1 for NaN. */
export function byBucket(
  { positive: isPositive, negative, score }: Compared,
  thresholds: readonly number[],
): Record<'positives' | 'negatives', Summands[string]> {
  const by = bucket(score, thresholds);
  return { positives: { where: isPositive, by }, negatives: { where: negative, by } };
}

/**
 * The compared elements: all elements, or one column. With `highest`, only the highest scores of each vector can be
 * positive. Truth is positive where it is not 0.
 */
export function compared(classId?: number, highest?: (all: Rows) => Rows): Compared {
  if (!highest && classId === undefined) {
    const isPositive = positive(numbers('yTrue'));
    return { positive: isPositive, negative: not(isPositive), score: numbers('yPred') };
  }
  const all = scoresOfOne('yPred');
  const score = highest?.(all) ?? all;
  const isPositive = positive(scoresOfOne('yTrue'));
  if (classId === undefined) return { positive: isPositive, negative: not(isPositive), score };
  const inColumn = isPlace(all, classId);
  return {
    positive: both(inColumn, isPositive),
    negative: both(inColumn, not(isPositive)),
    score,
  };
}

/** Counts the sums of `byBucket` for all elements with kernels. With `isBounded` scores must lie between 0 and 1. */
export const bucketKernels =
  (thresholds: readonly number[], isBounded: boolean): CountAll =>
  (n, inputs) => {
    const counts = countByBucket(n, inputs, thresholds);
    if (!counts || (isBounded && counts.isOutside)) return undefined;
    return { positives: cellsOf(counts.positives), negatives: cellsOf(counts.negatives) };
  };

/** The cells of an array of counts, whose last count is that of NaN. */
function cellsOf(counts: Float64Array): Cells {
  const cells = Cells.of(counts.slice(0, -1));
  cells.add(-1, [counts.at(-1)!, 0]);
  return cells;
}

/** The four counts at one threshold. */
export interface Counts {
  readonly tp: number;
  readonly fp: number;
  readonly tn: number;
  readonly fn: number;
}

/**
 * The counts below all thresholds, at each threshold in ascending order, and above all thresholds. A NaN prediction is wrong at
 * each: a positive element is a false negative, and a negative element a false positive.
 */
export function countsAlong(
  positives: Cells | undefined,
  negatives: Cells | undefined,
  thresholds: number,
): Counts[] {
  const fn = running(positives, 0, thresholds, true);
  const tn = running(negatives, 0, thresholds, false);
  // From the highest bucket down.
  const tp = running(positives, thresholds, 0, false);
  const fp = running(negatives, thresholds, 0, true);
  const last = thresholds + 1;
  return fn.map((_, i) => ({ tp: tp[last - i]!, fp: fp[last - i]!, tn: tn[i]!, fn: fn[i]! }));
}

/** The counts at each of `thresholds` thresholds, in ascending order. */
export const countsAt = (...given: Parameters<typeof countsAlong>): Counts[] =>
  countsAlong(...given).slice(1, -1);

/**
 * The running sums of the buckets from `from` to `to`: of no bucket, of the first, of the first two, and so on. Each running sum is an
 * addition, not a difference. With `hasNaN`, every sum includes NaN, otherwise none does. The sums are those of `addSums`, without an array
 * for each.
 */
function running(cells: Cells = new Cells(), from: number, to: number, hasNaN: boolean): number[] {
  let [sum, rest] = hasNaN ? cells.sum(-1) : [0, 0];
  const all = [sum + rest];
  const step = from < to ? 1 : -1;
  for (let place = from; place !== to + step; place += step) {
    const [x, own] = cells.sum(place);
    const next = sum + x;
    const part = next - sum;
    rest = sum - (next - part) + (x - part) + (rest + own);
    sum = next;
    all.push(sum + rest);
  }
  return all;
}

/** `a / b`, and 0 where `b` is 0. */
export const ratio = (a: number, b: number): number => (b === 0 ? 0 : a / b);

export const countsIn = (found: Found, thresholds: number): Counts[] =>
  countsAt(found.cells('positives'), found.cells('negatives'), thresholds);
