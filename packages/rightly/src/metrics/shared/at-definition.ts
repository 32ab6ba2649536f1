import type { SumsDefinition } from '../../core/definition.ts';
import { type Option, required } from '../../core/options.ts';
import { within } from '../../core/verbs.ts';
import { bucketKernels, byBucket, compared, type Counts, countsIn, ratio } from './thresholds.ts';
import { classId, numThresholds } from './threshold-options.ts';

export interface AtOptions {
  /** The number of thresholds, evenly spaced from 0 to 1; 200 by default. */
  readonly numThresholds?: number | undefined;
  /** The index of the element of each vector that counts; by default all elements count. */
  readonly classId?: number | undefined;
}

type Ratio = 'sensitivity' | 'specificity' | 'precision' | 'recall';

const ratios: Readonly<Record<Ratio, (counts: Counts) => number>> = {
  sensitivity: ({ tp, fn }) => ratio(tp, tp + fn),
  specificity: ({ tn, fp }) => ratio(tn, tn + fp),
  precision: ({ tp, fp }) => ratio(tp, tp + fp),
  recall: ({ tp, fn }) => ratio(tp, tp + fn),
};

/** A required number from 0 to 1. */
const share: Option<number> = required({
  expected: 'be a number from 0 to 1',
  accepts: (x) => typeof x === 'number' && x >= 0 && x <= 1,
});

/** `count` numbers, evenly spaced from 0 to 1. */
export const evenly = (count: number): number[] =>
  count === 1 ? [0.5] : Array.from({ length: count }, (_, i) => i / (count - 1));

/**
 * The highest value of one ratio among the thresholds where the other ratio is at least the constraint. It is 0 where there is no such
 * threshold.
 */
export const atDefinition = <O extends AtOptions>(
  className: string,
  name: string,
  best: Ratio,
  constrained: Ratio & keyof O,
): SumsDefinition<O, number> => ({
  className,
  name,
  direction: 'up',
  options: {
    [constrained]: share,
    numThresholds: numThresholds(1),
    classId,
  } as unknown as SumsDefinition<O, number>['options'],
  sums({ numThresholds: count, classId: at }) {
    const { score, ...truth } = compared(at);
    return byBucket({ ...truth, score: within(score, 0, 1) }, evenly(count!));
  },
  kernels: ({ numThresholds: count, classId: at }) =>
    at === undefined ? bucketKernels(evenly(count!), true) : undefined,
  result(found, options) {
    const feasible = countsIn(found, options.numThresholds!).filter(
      (counts) => ratios[constrained](counts) >= Number(options[constrained]),
    );
    return Math.max(0, ...feasible.map(ratios[best]));
  },
});
