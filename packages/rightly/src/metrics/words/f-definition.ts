import {
  classNames,
  countOf,
  ignoredClass,
  ignoredIn,
  type Naming,
} from '../../core/class-names.ts';
import type { CountAll, SumsDefinition } from '../../core/definition.ts';
import { rangeError } from '../../core/errors.ts';
import { MOST_CLASSES } from '../../core/extent.ts';
import { named } from '../../core/named.ts';
import { flag, type Given, type Option } from '../../core/options.ts';
import {
  bucket,
  classes,
  type Column,
  differs,
  isNumber,
  labels,
  minus,
  not,
  ofWidth,
  oneHotLabels,
  pick,
  place,
  plus,
  predicted,
  realScores,
  type Rows,
  same,
  scores,
  times,
  within,
  withoutNaN,
} from '../../core/verbs.ts';
import {
  and,
  type ClassCounts,
  classKeys,
  classKernels,
  type ClassSums,
  countsByClass,
  isRight,
  unlessIgnored,
} from './class-sums.ts';
import { ratio } from './thresholds.ts';

export type Average = 'micro' | 'macro' | 'weighted' | null;

export interface F1Options extends Naming {
  /**
   * How the scores of the classes become one number: `'macro'` is their mean, `'weighted'` their mean by how often a class is true,
   * `'micro'` the score of all classes' counts together. null, the default, gives an array of the scores.
   */
  readonly average?: Average | undefined;
  /** Every class with a greater score is predicted, so that a sample can have several. By default the highest score decides. */
  readonly threshold?: number | null | undefined;
  /** `yTrue` holds class indexes, or names where `sparseYPred` is set, in place of a number for each class. */
  readonly sparseYTrue?: boolean | undefined;
  /** `yPred` holds class indexes or names in place of a score for each class. */
  readonly sparseYPred?: boolean | undefined;
  /** How many classes there are, for class indexes in `yPred`. Scores have one for each class. */
  readonly numClasses?: number | undefined;
}

export interface FOptions extends F1Options {
  /** How many times as important recall is as precision; 1 by default. */
  readonly beta?: number | undefined;
}

/** One number with an average, an array without. */
export type Averaged<O> = [Given<O, 'average'>] extends [null | undefined]
  ? number[]
  : [Given<O, 'average'>] extends [string]
    ? number
    : number | number[];

const averages: ReadonlySet<unknown> = new Set(['micro', 'macro', 'weighted']);

export const average: Option<Average> = {
  default: null,
  expected: "be 'micro', 'macro', 'weighted' or null",
  accepts: (how) => averages.has(how),
  kinds: ['string'],
};

/** A finite number that may be left out. */
const optionalNumber: Option<number | null> = {
  default: null,
  expected: 'be a finite number',
  accepts: Number.isFinite,
};

const numClasses = countOf({
  expected: `be a whole number from 1 to ${MOST_CLASSES}`,
  accepts: (count) =>
    Number.isInteger(count) && Number(count) >= 1 && Number(count) <= MOST_CLASSES,
  extension: true,
});

const options = {
  average,
  threshold: optionalNumber,
  sparseYTrue: flag,
  sparseYPred: flag,
  classes: classNames,
  numClasses,
  ignoreClass: ignoredClass,
};

function sums(given: Required<FOptions>): ClassSums {
  const { threshold, sparseYTrue, sparseYPred, numClasses: known } = given;
  const all = named(scores('yPred'), given);
  const score = known === undefined ? all : ofWidth(all, known);
  if (threshold !== null) return aboveThreshold(score, threshold!);
  if (!sparseYTrue) return ofRows(score);
  if (sparseYPred) {
    const where = unlessIgnored(named(classes('yTrue'), given), ignoredIn(given));
    const [truth, guess] = (['yTrue', 'yPred'] as const).map((name) =>
      known === undefined
        ? classes(name)
        : within(named(classes(name), given), 0, known - 1, where),
    ) as [Column, Column];
    return {
      hits: { where: and(where, same(truth, guess)), by: truth },
      truths: { where, by: truth },
      calls: { where, by: guess },
    };
  }
  const truth = named(labels('yTrue'), given);
  const where = unlessIgnored(truth, ignoredIn(given));
  return {
    hits: { where: and(where, isRight(truth, score)), by: truth },
    truths: { where, by: truth },
    calls: { where, by: predicted(score) },
  };
}

/** Of one-hot truth, or any number for each class: the predicted class earns its truth. */
function ofRows(score: Rows): ClassSums {
  const truth = withoutNaN(scores('yTrue'));
  const guess = predicted(score);
  return {
    hits: { where: isNumber(pick(guess, score)), value: pick(guess, truth), by: guess },
    truths: { value: truth, by: place(score) },
    calls: { by: guess },
  };
}

/** The same sums of one-hot truth, by what counts those of its labels. */
const ofOneHot =
  (ofLabels: CountAll): CountAll =>
  (n, { yTrue, yPred }) => {
    const data = oneHotLabels(n, yTrue);
    return data && ofLabels(n, { yTrue: { data }, yPred });
  };

/** A prediction that is NaN is a wrong one: it earns nothing where the class is true, and counts as predicted where it is not. */
function aboveThreshold(score: Rows, threshold: number): ClassSums {
  const truth = withoutNaN(realScores('yTrue'));
  const called = not(differs(bucket(score, [threshold]), 1));
  const isNaN = not(isNumber(score));
  const by = place(score);
  return {
    hits: { value: times(called, truth), by },
    truths: { value: truth, by },
    calls: { value: plus(called, times(isNaN, minus(1, truth))), by },
  };
}

const total = (counts: readonly ClassCounts[], key: keyof ClassCounts): number =>
  counts.reduce((sum, { [key]: own }) => sum + own, 0);

/** F-beta by class, and its averages. */
export const fDefinition = <O extends F1Options>(
  className: string,
  name: string,
  own: Pick<SumsDefinition<FOptions, never>['options'], 'beta'> | object,
): SumsDefinition<O, number | number[]> => ({
  className,
  name,
  direction: 'up',
  options: { ...options, ...own } as unknown as SumsDefinition<O, never>['options'],
  check({ threshold, sparseYTrue, sparseYPred, ignoreClass }, what) {
    if (threshold !== null && (sparseYTrue || sparseYPred))
      throw rangeError(`${what} threshold`, 'be null where classes are sparse', `${threshold}`);
    if (sparseYPred && !sparseYTrue)
      throw rangeError(`${what} sparseYTrue`, 'be true where sparseYPred is', 'false');
    if (ignoreClass !== undefined && !sparseYTrue)
      throw rangeError(`${what} sparseYTrue`, 'be true for ignoreClass', 'false');
  },
  sums: (given) => sums(given as unknown as Required<FOptions>),
  kernels: ({ threshold, sparseYTrue, sparseYPred, numClasses: known, ...naming }) => {
    if (threshold !== null || sparseYPred) return undefined;
    const ofLabels = classKernels(known, ignoredIn(naming));
    return sparseYTrue ? ofLabels : ofOneHot(ofLabels);
  },
  hasClasses: ({ sparseYPred }) => !sparseYPred,
  result(found, { average: how, numClasses: known, ...rest }) {
    const { beta = 1 } = rest as FOptions;
    // A label that no class has is a class that is never found; only a mean over the classes is without it.
    const isOverClasses = how === null || how === 'macro';
    const counts = countsByClass(found, isOverClasses ? (known ?? found.classes) : 0);
    const square = beta ** 2;
    // Beside a large square 1 is nothing. An infinite one leaves the recall.
    const score = ({ hits, truths, calls }: ClassCounts): number =>
      square < 1e16
        ? ratio((1 + square) * hits, square * truths + calls)
        : ratio(hits, truths + calls / square);
    const all = counts.map(score);
    if (how === 'micro')
      return score({
        hits: total(counts, 'hits'),
        truths: total(counts, 'truths'),
        calls: total(counts, 'calls'),
      });
    if (how === 'macro')
      return ratio(
        all.reduce((sum, f) => sum + f, 0),
        all.length,
      );
    if (how === 'weighted')
      return ratio(
        all.reduce((sum, f, i) => sum + f * counts[i]!.truths, 0),
        total(counts, 'truths'),
      );
    return all;
  },
  keys: (found, { numClasses: known, classes: names }) =>
    names ?? classKeys(found, known ?? found.classes),
});
