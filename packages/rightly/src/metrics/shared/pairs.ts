import { Cells, type Key, order } from '../../core/cells.ts';
import type { CountAll, Found } from '../../core/definition.ts';
import { rangeError } from '../../core/errors.ts';
import { byPair } from '../../core/pairs.ts';
import { Grid } from '../../core/grid.ts';
import type { Kept, Sum } from '../../core/state.ts';
import type { Summands } from '../../core/summand.ts';
import { type Column, countPairs, not, type PairCounts, predicted } from '../../core/verbs.ts';
import { and } from './class-sums.ts';
import { ignoredIn } from '../../core/class-names.ts';
import { classed, type Forms } from './outcome-options.ts';

/* Sums by the pair of a true and a predicted class. */

/** The largest number of classes. Their 2^24 pairs still fit into memory. */
const MOST_CLASSES: number = 2 ** 12;

/** The sums by pair. NaN predictions have their own sum. */
export function pairSums(given: Forms): Summands {
  const { truth, guess, known, where } = classed(given, predicted);
  return {
    pairs: { where: known ? and(where, known) : where, ...byPair(truth, guess) },
    ...unknown(truth, known, where),
  };
}

/** The samples with an unknown prediction, by their true class. */
export const unknown = (
  truth: Column,
  known: Column | undefined,
  where: Column | undefined,
): Summands => (known ? { unknown: { where: and(where, not(known)), by: truth } } : {});

/** The class as which a NaN prediction counts: the first class that is not the truth. */
export const wrongClass = (truth: Key): Key => (truth === 0 ? 1 : 0);

/** A sum by class, or an empty one where the metric does not have it. */
export function cellsIn(found: Found, name: string): Cells {
  const cells: Cells | undefined = found.cells(name);
  return cells ?? new Cells();
}

/** Counts the pairs with kernels. */
export const pairKernels = (given: Forms): CountAll | undefined => countedPairs(given, gridOf);

/** Sums from counts of pairs by kernels, where truth is labels. */
export function countedPairs(
  given: Forms,
  sumsOf: (counts: PairCounts) => Readonly<Record<string, Kept>>,
): CountAll | undefined {
  const { threshold, sparseYTrue, sparseYPred, numClasses: classes } = given;
  const ignored = ignoredIn(given);
  if (threshold !== null || !sparseYTrue) return undefined;
  return (n, inputs) => {
    const found = countPairs(n, inputs, { isSparse: sparseYPred!, classes, ignored });
    return found && sumsOf(found);
  };
}

function gridOf({ size, counts }: PairCounts): { pairs: Grid } {
  const rows = Array.from({ length: size }, (_, truth): [Key, Cells] => {
    const row = counts.subarray(truth * size, (truth + 1) * size);
    return [truth, Cells.of(new Float64Array(row))];
  });
  return { pairs: Grid.of(rows) };
}

/** The classes: all known classes, and any other labels that occur. Throws RangeError for too many. */
export function pairKeys(found: Found, given: Forms, what: string): readonly Key[] {
  if (given.threshold !== null) return [0, 1];
  const known = given.numClasses ?? found.classes;
  const rows = found.grid('pairs').entries();
  const all = new Set<Key>([
    ...rows.flatMap(([truth, cells]) => [truth].concat(cells.keys())),
    ...cellsIn(found, 'unknown')
      .keys()
      .flatMap((truth) => [truth, wrongClass(truth)]),
  ]);
  checkClasses(Math.max(known, all.size), what);
  for (let key = 0; key < known; key++) all.add(key);
  return [...all].sort(order);
}

/** The weight of each pair. Rows are true classes, and columns are predicted classes. Throws RangeError for too many classes. */
export function matrixOf(found: Found, given: Forms, what: string): number[][] {
  const keys = pairKeys(found, given, what);
  const places = new Map(keys.map((key, i) => [key, i]));
  const rows = keys.map(() => keys.map(() => 0));
  const add = (truth: Key, guess: Key, [high, low]: Sum): void => {
    rows[places.get(truth)!]![places.get(guess)!]! += high + low;
  };
  for (const [truth, cells] of found.grid('pairs').entries())
    for (const [guess, weight] of cells.entries()) add(truth, guess, weight);
  for (const [truth, weight] of cellsIn(found, 'unknown').entries())
    add(truth, wrongClass(truth), weight);
  return rows;
}

/** Throws RangeError for more classes than can be counted pair by pair. */
export function checkClasses(count: number | undefined, what: string): void {
  if (count! > MOST_CLASSES)
    throw rangeError(what, `be at most ${MOST_CLASSES} to count their pairs`, `${count}`);
}
