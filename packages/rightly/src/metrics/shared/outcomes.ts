import { Cells } from '../../core/cells.ts';
import type { CountAll, Found } from '../../core/definition.ts';
import type { Summands } from '../../core/summand.ts';
import { both, not, type PairCounts, predicted, same } from '../../core/verbs.ts';
import { and } from './class-sums.ts';
import { classed, type Forms } from './outcome-options.ts';
import { cellsIn, countedPairs, unknown, wrongClass } from './pairs.ts';

/** The sums by class: right samples, true samples, and wrong predictions. NaN predictions have their own sum. */
export function outcomeSums(given: Forms): Summands {
  const { truth, guess, right, known, where } = classed(given, predicted);
  const wrong = and(where, not(same(truth, guess)));
  return {
    hits: { where: and(where, right), by: truth },
    truths: { where, by: truth },
    misses: { where: known ? both(wrong, known) : wrong, by: guess },
    ...unknown(truth, known, where),
  };
}

/** Counts the sums with kernels. */
export const outcomeKernels = (given: Forms): CountAll | undefined => countedPairs(given, ofPairs);

/** The sums by class, from counts of pairs. */
function ofPairs({ size, counts }: PairCounts): Readonly<Record<string, Cells>> {
  const [hits, truths, misses] = [0, 1, 2].map(() => new Float64Array(size)) as Three;
  counts.forEach((count, i) => {
    const [truth, guess] = [Math.floor(i / size), i % size];
    truths[truth]! += count;
    if (truth === guess) hits[truth]! += count;
    else misses[guess]! += count;
  });
  return { hits: Cells.of(hits), truths: Cells.of(truths), misses: Cells.of(misses) };
}

type Three = [Float64Array, Float64Array, Float64Array];

/** The counts of one class. */
export interface Outcome {
  readonly hits: number;
  readonly truths: number;
  readonly misses: number;
}

/** The counts of the classes that occur, as shares of all samples. So products of counts are finite. */
export function outcomesOf(found: Found): Outcome[] {
  const [hits, truths] = [found.cells('hits'), found.cells('truths')];
  const misses = cellsIn(found, 'misses').plus(missed(found));
  const keys = truths.plus(misses).keys();
  const total = sum(keys.map((key) => truths.at(key))) || 1;
  return keys.map((key) => ({
    hits: hits.at(key) / total,
    truths: truths.at(key) / total,
    misses: misses.at(key) / total,
  }));
}

/** The NaN predictions, by the class as which they count. */
function missed(found: Found): Cells {
  const all = new Cells();
  for (const [truth, weight] of cellsIn(found, 'unknown').entries())
    all.add(wrongClass(truth), weight);
  return all;
}

export const sum = (numbers: readonly number[]): number => numbers.reduce((all, x) => all + x, 0);

/** For each index the sum of all other elements. No number is subtracted. */
export function others<T>(all: readonly T[], none: T, plus: (a: T, b: T) => T): T[] {
  const before: T[] = [];
  let sofar = none;
  for (const one of all) {
    before.push(sofar);
    sofar = plus(sofar, one);
  }
  sofar = none;
  for (let i = all.length - 1; i >= 0; i--) {
    before[i] = plus(before[i]!, sofar);
    sofar = plus(all[i]!, sofar);
  }
  return before;
}

export const othersOf = (numbers: readonly number[]): number[] =>
  others(numbers, 0, (a, b) => a + b);
