import type { Key } from '../../core/cells.ts';
import type { Found } from '../../core/definition.ts';
import { addSums, type Sum } from '../../core/state.ts';
import type { Summands } from '../../core/summand.ts';
import { not, predictedPlainly, same } from '../../core/verbs.ts';
import { and, type ClassCounts } from './class-sums.ts';
import type { F1Options } from './f-options.ts';
import { classed } from './outcome-options.ts';
import { others } from './outcomes.ts';

/* The counts of the negatives of each class. Its negatives are the samples of other classes. */

export function specificitySums(
  forms: Required<Omit<F1Options, 'threshold' | 'posLabel'>>,
): Summands {
  const { truth, guess, where } = classed({ ...forms, threshold: null }, predictedPlainly);
  return {
    truths: { where, by: truth },
    misses: { where: and(where, not(same(truth, guess))), by: guess },
  };
}

/**
 * The counts of the negatives of each class. `calls` are the samples of other classes. `hits` are those samples of other classes that are not
 * predicted as this class. Both are computed from other sums, because a sample is a negative of almost every class.
 */
export function negativesByClass(found: Found, classes: number | readonly Key[]): ClassCounts[] {
  const [truths, misses] = [found.cells('truths'), found.cells('misses')];
  const keys = typeof classes === 'number' ? keysOfMisses(found, classes) : classes;
  const all = [...new Set([...truths.keys(), ...keys])];
  const sums = all.map((key) => truths.sum(key));
  const negatives = new Map(others<Sum>(sums, [0, 0], addSums).map((sum, i) => [all[i]!, sum]));
  return keys.map((key) => {
    const negative = negatives.get(key)!;
    const [wrong, rest] = misses.sum(key);
    // A difference in two parts is exactly 0 where all are wrong.
    const right = value(addSums(negative, [-wrong, -rest]));
    return { hits: Math.max(0, right), truths: truths.at(key), calls: value(negative) };
  });
}

const value = ([high, low]: Sum): number => high + low;

/** The given number of classes, or the classes that occur in truth or predictions. */
export const keysOfMisses = (found: Found, classes: number): readonly Key[] =>
  classes > 0
    ? [...Array(classes).keys()]
    : found.cells('truths').plus(found.cells('misses')).keys();
