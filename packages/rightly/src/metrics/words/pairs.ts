import { Cells, type Key, order } from '../../core/cells.ts';
import type { CountAll, Found } from '../../core/definition.ts';
import { rangeError } from '../../core/errors.ts';
import { Grid } from '../../core/grid.ts';
import type { Summands } from '../../core/summand.ts';
import { type Column, countPairs, not, type PairCounts, predicted } from '../../core/verbs.ts';
import { and } from './class-sums.ts';
import { ignoredIn } from '../../core/class-names.ts';
import { classed, type Forms } from './outcome-options.ts';

/* Sums by the pair of a true and a predicted class. */

/** The pairs of so many classes, 2^24, still fit into memory. */
const MOST_CLASSES: number = 2 ** 12;

/** The sums by pair. A prediction that is NaN has a sum of its own. */
export function pairSums(given: Forms): Summands {
  const { truth, guess, known, where } = classed(given, predicted);
  return {
    pairs: { where: known ? and(where, known) : where, by: [truth, guess] },
    ...unknown(truth, known, where),
  };
}

/** By truth, the samples whose prediction is not known. */
export const unknown = (
  truth: Column,
  known: Column | undefined,
  where: Column | undefined,
): Summands => (known ? { unknown: { where: and(where, not(known)), by: truth } } : {});

/** The class that a prediction counts as that is NaN: the first one that is not the truth. */
export const wrongClass = (truth: Key): Key => (truth === 0 ? 1 : 0);

/** A sum by class, which only some metrics have. */
export const cellsIn = (found: Found, name: string): Cells =>
  (found.cells(name) as Cells | undefined) ?? new Cells();

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
  const { threshold, sparseYTrue, sparseYPred, numClasses: classes } = given;
  const ignored = ignoredIn(given);
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

/** What a pair weighs. */
export function cellOf(found: Found): (truth: Key, guess: Key) => number {
  const [grid, missing] = [found.grid('pairs'), cellsIn(found, 'unknown')];
  return (truth, guess) =>
    (grid.at(truth)?.at(guess) ?? 0) + (guess === wrongClass(truth) ? missing.at(truth) : 0);
}

/** The classes: all where their number is known, and labels that occur beside them. Throws RangeError for too many. */
export function pairKeys(found: Found, given: Forms, what: string): readonly Key[] {
  if (given.threshold !== null) return [0, 1];
  const known = given.numClasses ?? found.classes;
  const rows = found.grid('pairs').entries();
  const missing = cellsIn(found, 'unknown').keys();
  const all = new Set<Key>([
    ...rows.flatMap(([truth, cells]) => [truth, ...cells.keys()]),
    ...missing.flatMap((truth) => [truth, wrongClass(truth)]),
  ]);
  checkClasses(Math.max(known, all.size), what);
  for (let key = 0; key < known; key++) all.add(key);
  return [...all].sort(order);
}

/** What each pair weighs: rows are true classes, columns predicted ones. Throws RangeError for too many classes. */
export function matrixOf(found: Found, given: Forms, what: string): number[][] {
  const keys = pairKeys(found, given, what);
  const cell = cellOf(found);
  return keys.map((truth) => keys.map((guess) => cell(truth, guess)));
}

/** Throws RangeError for more classes than can be counted pair by pair. */
export function checkClasses(count: number | undefined, what: string): void {
  if (count! > MOST_CLASSES)
    throw rangeError(what, `be at most ${MOST_CLASSES}, whose pairs are counted`, `${count}`);
}
