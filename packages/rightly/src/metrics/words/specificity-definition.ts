import type { Found, SumsDefinition } from '../../core/definition.ts';
import { addSums, type Sum } from '../../core/state.ts';
import type { Summands } from '../../core/summand.ts';
import {
  bucket,
  differs,
  minus,
  not,
  perClass,
  place,
  times,
  withoutNaN,
} from '../../core/verbs.ts';
import type { Key } from '../../core/cells.ts';
import type { ClassCounts } from './class-sums.ts';
import { type F1Options, scoresOf, scoreDefinition } from './f-definition.ts';
import { missKernels, others, outcomeSums } from './outcomes.ts';
import { ratio } from './thresholds.ts';

/**
 * Specificity by class, and its averages: of the samples of other classes, how many are not predicted as this one. `hits` are those,
 * and `calls` all samples of other classes.
 */
export function specificityByClass(
  className: string,
  name: string,
): SumsDefinition<F1Options, number | number[]> {
  const definition = scoreDefinition<F1Options>(
    className,
    name,
    {},
    () =>
      ({ hits, calls }) =>
        ratio(hits, calls),
    (found, classes, { threshold }) =>
      threshold === null ? ofOthers(found, classes) : ofElements(found, classes),
  );
  return {
    ...definition,
    sums(given) {
      const all = given as Required<F1Options>;
      if (all.threshold !== null) return belowThreshold(all.threshold!, all.numClasses);
      const { truths, misses } = outcomeSums({ ...all, threshold: null });
      return { truths: truths!, misses: misses! };
    },
    kernels(given) {
      const counts = definition.kernels!(given);
      return counts && missKernels(counts);
    },
    keys: (found, { numClasses: known, threshold }) =>
      keysOf(found, known ?? found.classes, threshold === null ? 'misses' : 'negatives'),
  };
}

/** A prediction that is NaN is a wrong one. */
function belowThreshold(threshold: number, known: number | undefined): Summands {
  const score = scoresOf(known);
  const truth = withoutNaN(perClass('yTrue'));
  const isBelow = not(differs(bucket(score, [threshold]), 0));
  const negative = minus(1, truth);
  const by = place(score);
  return {
    rights: { value: times(isBelow, negative), by },
    negatives: { value: negative, by },
    truths: { value: truth, by },
  };
}

function ofElements(found: Found, classes: number): ClassCounts[] {
  const [rights, negatives, truths] = [
    found.cells('rights'),
    found.cells('negatives'),
    found.cells('truths'),
  ];
  return keysOf(found, classes, 'negatives').map((key) => ({
    hits: rights.at(key),
    truths: truths.at(key),
    calls: negatives.at(key),
  }));
}

/** No class has an own sum of what is neither true nor predicted: a sample would add to all classes but two. */
function ofOthers(found: Found, classes: number): ClassCounts[] {
  const [truths, misses] = [found.cells('truths'), found.cells('misses')];
  const all = [...new Set([...truths.keys(), ...keysOf(found, classes, 'misses')])];
  const negatives = others<Sum>(
    all.map((key) => truths.sum(key)),
    [0, 0],
    addSums,
  );
  const places = new Map(all.map((key, i) => [key, i]));
  return keysOf(found, classes, 'misses').map((key) => {
    const negative = negatives[places.get(key)!]!;
    const [wrong, rest] = misses.sum(key);
    // In two parts, so that nothing is left where all are wrong.
    const right = value(addSums(negative, [-wrong, -rest]));
    return { hits: Math.max(0, right), truths: truths.at(key), calls: value(negative) };
  });
}

const value = ([high, low]: Sum): number => high + low;

/** So many classes, or those that occur. */
const keysOf = (found: Found, classes: number, other: string): readonly Key[] =>
  classes > 0 ? [...Array(classes).keys()] : found.cells('truths').plus(found.cells(other)).keys();
