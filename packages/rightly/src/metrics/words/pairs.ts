import { Cells, type Key, order } from '../../core/cells.ts';
import type { CountAll, Found } from '../../core/definition.ts';
import { rangeError } from '../../core/errors.ts';
import { Grid } from '../../core/grid.ts';
import type { Summand } from '../../core/summand.ts';
import {
  bucket,
  countPairs,
  labels,
  numbers,
  type PairCounts,
  predicted,
  within,
  withoutNaN,
} from '../../core/verbs.ts';
import { unlessIgnored } from './class-sums.ts';
import { scoresOf } from './f-definition.ts';
import { classed, type Forms } from './outcome-options.ts';

/* Sums by the pair of a true and a predicted class. */

/** The pairs of so many classes, 2^24, still fit into memory. */
const MOST_CLASSES: number = 2 ** 12;

/** The pairs of the classes. NaN among scores is an error: there may be no class that is wrong for sure. */
export function pairsOf(given: Forms): Summand {
  const { threshold, sparseYPred, numClasses: known, ignoreClass } = given;
  if (threshold !== null) return pairsAt(threshold!, ignoreClass);
  const { truth, guess, where } = classed(given, predicted);
  return { where, by: [truth, sparseYPred ? guess : predicted(withoutNaN(scoresOf(known)))] };
}

/** Truth of 0 or 1, and whether the score is greater than the threshold: -1 for NaN. */
export function pairsAt(threshold: number, ignoreClass: number | undefined): Summand {
  const truth = labels('yTrue');
  const where = unlessIgnored(truth, ignoreClass);
  return { where, by: [within(truth, 0, 1, where), bucket(numbers('yPred'), [threshold])] };
}

/** The pairs by kernels. */
export function pairKernels(given: Forms): CountAll | undefined {
  const count = pairCounts(given);
  return (
    count &&
    ((n, inputs) => {
      const found = count(n, inputs);
      return found && { pairs: gridOf(found) };
    })
  );
}

/** What counts pairs where truth is labels. */
export function pairCounts(given: Forms): CountPairs | undefined {
  const { threshold, sparseYTrue, sparseYPred, numClasses: classes, ignoreClass: ignored } = given;
  if (threshold !== null || !sparseYTrue) return undefined;
  return (n, inputs) => countPairs(n, inputs, { isSparse: sparseYPred!, classes, ignored });
}

type CountPairs = (...args: Parameters<CountAll>) => PairCounts | undefined;

function gridOf({ size, counts }: PairCounts): Grid {
  const rows = Array.from({ length: size }, (_, truth): [Key, Cells] => {
    const row = counts.subarray(truth * size, (truth + 1) * size);
    return [truth, Cells.of(new Float64Array(row))];
  });
  return Grid.of(rows);
}

/** What a pair weighs. With `isBinary`, a prediction that is NaN is of the class that is not the truth. */
export function cellOf(found: Found, isBinary: boolean): (truth: Key, guess: Key) => number {
  const grid = found.grid('pairs');
  return (truth, guess) => {
    const row = grid.at(truth);
    const missing = isBinary && truth !== guess ? (row?.at(-1) ?? 0) : 0;
    return (row?.at(guess) ?? 0) + missing;
  };
}

/** The classes: all where their number is known, and labels that occur beside them. Throws RangeError for too many. */
export function pairKeys(found: Found, given: Forms, what: string): readonly Key[] {
  if (given.threshold !== null) return [0, 1];
  const known = given.numClasses ?? found.classes;
  const rows = found.grid('pairs').entries();
  const all = new Set<Key>(rows.flatMap(([truth, cells]) => [truth, ...cells.keys()]));
  checkClasses(Math.max(known, all.size), what);
  for (let key = 0; key < known; key++) all.add(key);
  return [...all].sort(order);
}

/** What each pair weighs: rows are true classes, columns predicted ones. Throws RangeError for too many classes. */
export function matrixOf(found: Found, given: Forms, what: string): number[][] {
  const keys = pairKeys(found, given, what);
  const cell = cellOf(found, given.threshold !== null);
  return keys.map((truth) => keys.map((guess) => cell(truth, guess)));
}

/** Throws RangeError for more classes than can be counted pair by pair. */
export function checkClasses(count: number | undefined, what: string): void {
  if (count! > MOST_CLASSES)
    throw rangeError(what, `be at most ${MOST_CLASSES}, whose pairs are counted`, `${count}`);
}
