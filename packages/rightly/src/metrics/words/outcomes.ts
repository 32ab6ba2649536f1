import { Cells } from '../../core/cells.ts';
import type { CountAll, Found } from '../../core/definition.ts';
import type { Summand, Summands } from '../../core/summand.ts';
import { not, type PairCounts, predicted } from '../../core/verbs.ts';
import { and } from './class-sums.ts';
import type { Labelled } from './f-definition.ts';
import { classed, type Forms } from './outcome-options.ts';
import { cellOf, pairCounts, pairsAt } from './pairs.ts';

/** The sums by class. With a threshold, those by pair in their place. */
export const outcomeSums = (given: Forms): Summands =>
  given.threshold === null
    ? byClass(classed(given, predicted))
    : { pairs: pairsAt(given.threshold!, given.ignoreClass) };

/** By class, what is right, what is true, and what is predicted and wrong. */
export const byClass = ({
  truth,
  guess,
  right,
  where,
}: Labelled): Record<'hits' | 'truths' | 'misses', Summand> => ({
  hits: { where: and(where, right), by: truth },
  truths: { where, by: truth },
  misses: { where: and(where, not(right)), by: guess },
});

/** The sums by kernels. */
export function outcomeKernels(given: Forms): CountAll | undefined {
  const count = pairCounts(given);
  return (
    count &&
    ((n, inputs) => {
      const found = count(n, inputs);
      return found && ofPairs(found);
    })
  );
}

/** By class, from counts of pairs. */
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

/** The counts of the classes that occur, divided by a power of 2: they are as exact as before, and their products are finite. */
export function outcomesOf(found: Found, { threshold }: Forms): Outcome[] {
  const all = threshold === null ? ofCells(found) : ofTwo(found);
  const total = sum(all.map(({ truths }) => truths));
  const unit = total > 0 ? 2 ** Math.round(Math.log2(total)) : 1;
  return all.map(({ hits, truths, misses }) => ({
    hits: hits / unit,
    truths: truths / unit,
    misses: misses / unit,
  }));
}

function ofCells(found: Found): Outcome[] {
  const [hits, truths] = [found.cells('hits'), found.cells('truths')];
  // Where nothing is asked of predictions, they are not counted.
  const misses = found.cells('misses') ?? new Cells();
  const keys = truths.plus(misses).keys();
  return keys.map((key) => ({
    hits: hits.at(key),
    truths: truths.at(key),
    misses: misses.at(key),
  }));
}

function ofTwo(found: Found): Outcome[] {
  const cell = cellOf(found, true);
  return [0, 1].map((own) => ({
    hits: cell(own, own),
    truths: cell(own, own) + cell(own, 1 - own),
    misses: cell(1 - own, own),
  }));
}

export const sum = (numbers: readonly number[]): number => numbers.reduce((all, x) => all + x, 0);

/** Of each place the sum of all others. No number is subtracted. */
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
