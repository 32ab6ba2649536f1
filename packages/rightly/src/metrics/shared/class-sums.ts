import { Cells, type Key } from '../../core/cells.ts';
import type { CountAll, Found } from '../../core/definition.ts';
import type { Summands } from '../../core/summand.ts';
import {
  both,
  type ClassLimits,
  type Column,
  countByClass,
  differs,
  isNumber,
  pick,
  type Rows,
  same,
} from '../../core/verbs.ts';

/** The sums of metrics of classes, each by class: right samples, true samples, and predicted samples. */
export type ClassSums = Record<'hits' | 'truths' | 'calls', Summands[string]>;

/** A condition that ignored labels do not meet. Undefined where no label is ignored. */
export const unlessIgnored = (truth: Column, ignoreClass: number | undefined): Column | undefined =>
  ignoreClass === undefined ? undefined : differs(truth, ignoreClass);

/** Whether the score of the predicted class `guess` is not NaN. */
export const isKnown = (guess: Column, score: Rows): Column => isNumber(pick(guess, score));

/** Whether the predicted class `guess` is the label, and its score is not NaN. */
export const isRight = (truth: Column, guess: Column, score: Rows): Column =>
  both(same(truth, guess), isKnown(guess, score));

export const and = (a: Column | undefined, b: Column): Column => (a ? both(a, b) : b);

/** The sums of samples that have one true class and one predicted class. */
export const byClass = (
  truth: Column,
  guess: Column,
  right: Column,
  where?: Column,
): ClassSums => ({
  hits: { where: and(where, right), by: truth },
  truths: { where, by: truth },
  calls: { where, by: guess },
});

/** Counts the sums with kernels, where truth is labels. */
export const classKernels =
  (limits: ClassLimits): CountAll =>
  (n, inputs) => {
    const found = countByClass(n, inputs, limits);
    return (
      found && {
        hits: Cells.of(found.hits),
        truths: Cells.of(found.truths),
        calls: Cells.of(found.calls),
      }
    );
  };

/** The counts of one class, or of all classes together. */
export interface ClassCounts {
  readonly hits: number;
  readonly truths: number;
  readonly calls: number;
}

/**
 * The keys of the given number of classes, or the given keys. Where neither is known, of all classes that occur in truth or predictions.
 */
export function classKeys(found: Found, classes: number | readonly Key[] = 0): readonly Key[] {
  const known = typeof classes === 'number' ? [...Array(classes).keys()] : classes;
  return known.length > 0 ? known : found.cells('truths').plus(found.cells('calls')).keys();
}

/** The counts of each class. */
export function countsByClass(found: Found, classes: number | readonly Key[] = 0): ClassCounts[] {
  const [hits, truths, calls] = [found.cells('hits'), found.cells('truths'), found.cells('calls')];
  return classKeys(found, classes).map((key) => ({
    hits: hits.at(key),
    truths: truths.at(key),
    calls: calls.at(key),
  }));
}
