import { Cells } from '../../core/cells.ts';
import type { CountAll, Found } from '../../core/definition.ts';
import type { Summands } from '../../core/summand.ts';
import { countPairs, not } from '../../core/verbs.ts';
import { and, classKernels } from './class-sums.ts';
import { ofOneHot } from './f-definition.ts';
import { classed, type Forms } from './outcome-options.ts';
import { cellOf, pairsAt } from './pairs.ts';

/** The sums by class: what is right, what is true, and what is predicted and wrong. With a threshold, `pairs` in their place. */
export function outcomeSums(given: Forms): Summands {
  if (given.threshold !== null) return { pairs: pairsAt(given.threshold!, given.ignoreClass) };
  const { truth, guess, right, where } = classed(given);
  return {
    hits: { where: and(where, right), by: truth },
    truths: { where, by: truth },
    misses: { where: and(where, not(right)), by: guess },
  };
}

/** The same sums by kernels. */
export function outcomeKernels(given: Forms): CountAll | undefined {
  const { threshold, sparseYTrue, sparseYPred, numClasses: classes, ignoreClass: ignored } = given;
  if (threshold !== null) return undefined;
  const ofLabels = classKernels(classes, ignored);
  if (!sparseYPred) return missKernels(sparseYTrue ? ofLabels : ofOneHot(ofLabels));
  return (n, inputs) => {
    const found = countPairs(n, inputs, { isSparse: true, classes, ignored });
    return found && ofPairs(found.size, found.counts);
  };
}

/** By class, from counts of pairs. */
function ofPairs(size: number, counts: Int32Array): Readonly<Record<string, Cells>> {
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

/** With the wrong predictions beside all of them. */
export const missKernels =
  (ofLabels: CountAll): CountAll =>
  (n, inputs) => {
    const found = ofLabels(n, inputs) as Readonly<Record<'hits' | 'calls', Cells>> | undefined;
    if (!found) return undefined;
    const { hits, calls } = found;
    // Whole numbers: their difference is exact.
    const misses = Cells.of(calls.high.map((count, i) => count - hits.high[i]!));
    return { ...found, misses };
  };

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
