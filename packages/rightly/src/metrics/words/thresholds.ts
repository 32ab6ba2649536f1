import { Cells } from '../../core/cells.ts';
import type { CountAll, Found } from '../../core/definition.ts';
import type { Sum } from '../../core/state.ts';
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
  topOnly,
} from '../../core/verbs.ts';

/** What is looked at of truth and prediction: all elements, the `k` highest of each vector, or one column. */
export interface Selection {
  readonly topK?: number | undefined;
  readonly classId?: number | undefined;
}

/** The truths and predictions that a metric of thresholds compares, element by element. */
interface Compared {
  readonly positive: Column | Rows;
  readonly negative: Column | Rows;
  readonly score: Column | Rows;
}

/** Positives and negatives by bucket: the number of thresholds below the prediction, and -1 for a prediction that is NaN. */
export function byBucket(
  { positive: isPositive, negative, score }: Compared,
  thresholds: readonly number[],
): Record<'positives' | 'negatives', Summands[string]> {
  const by = bucket(score, thresholds);
  return { positives: { where: isPositive, by }, negatives: { where: negative, by } };
}

/** Truth is positive where it is not 0. */
export function compared({ topK, classId }: Selection = {}): Compared {
  if (topK === undefined && classId === undefined) {
    const isPositive = positive(numbers('yTrue'));
    return { positive: isPositive, negative: not(isPositive), score: numbers('yPred') };
  }
  const all = scoresOfOne('yPred');
  const score = topK === undefined ? all : topOnly(all, topK);
  const isPositive = positive(scoresOfOne('yTrue'));
  if (classId === undefined) return { positive: isPositive, negative: not(isPositive), score };
  const inColumn = isPlace(all, classId);
  return {
    positive: both(inColumn, isPositive),
    negative: both(inColumn, not(isPositive)),
    score,
  };
}

/** The sums of `byBucket` for all elements, by kernels; with `isBounded` scores must lie between 0 and 1. */
export const bucketKernels =
  (thresholds: readonly number[], isBounded: boolean): CountAll =>
  (n, inputs) => {
    const counts = countByBucket(n, inputs, thresholds);
    if (!counts || (isBounded && counts.isOutside)) return undefined;
    return { positives: cellsOf(counts.positives), negatives: cellsOf(counts.negatives) };
  };

/** The last count is that of NaN. */
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
 * The counts below all thresholds, at each of them in ascending order, and above all of them. A prediction that is NaN is wrong at
 * each: a positive element is a false negative there, a negative one a false positive.
 */
export function countsAlong(
  positives: Cells | undefined,
  negatives: Cells | undefined,
  thresholds: number,
): Counts[] {
  const [tp, fn] = aboveAndBelow(positives, thresholds, 'below');
  const [fp, tn] = aboveAndBelow(negatives, thresholds, 'above');
  return tp.map((_, i) => ({ tp: tp[i]!, fp: fp[i]!, tn: tn[i]!, fn: fn[i]! }));
}

/** The counts at each of so many thresholds, in ascending order. */
export const countsAt = (...given: Parameters<typeof countsAlong>): Counts[] =>
  countsAlong(...given).slice(1, -1);

/**
 * Of sums by bucket, for each border of buckets, what lies above it and what lies below it. Each is a sum and no difference. NaN
 * lies on the same side of all borders.
 */
function aboveAndBelow(
  cells: Cells = new Cells(),
  thresholds: number,
  nan: 'above' | 'below',
): [number[], number[]] {
  const first = (side: 'above' | 'below'): Sum => (nan === side ? cells.sum(-1) : [0, 0]);
  const above = running(cells, first('above'), thresholds, -1);
  return [above.reverse(), running(cells, first('below'), 0, 1, thresholds)];
}

/** The first sum, it with one more cell, with two more, and so on. The sums are those of `addSums`, without an array for each. */
function running(
  cells: Cells,
  first: Sum,
  from: number,
  step: number,
  count: number = from,
): number[] {
  let [sum, rest] = first;
  const all = [sum + rest];
  for (let i = 0; i <= count; i++) {
    const [x, own] = cells.sum(from + step * i);
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
