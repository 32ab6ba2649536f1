import {
  classNames,
  countOf,
  ignoredClass,
  ignoredIn,
  type Naming,
} from '../../core/class-names.ts';
import type { CountAll, SumsDefinition } from '../../core/definition.ts';
import type { Key } from '../../core/cells.ts';
import { rangeError, show } from '../../core/errors.ts';
import type { Summands } from '../../core/summand.ts';
import { MOST_CLASSES } from '../../core/extent.ts';
import { named } from '../../core/named.ts';
import { flag, type Given, type Option } from '../../core/options.ts';
import {
  both,
  bucket,
  classes,
  type Column,
  differs,
  isNumber,
  labels,
  not,
  numbers,
  ofWidth,
  oneHotLabels,
  pick,
  place,
  positive,
  type Predict,
  predicted,
  type Rows,
  same,
  scores,
  within,
  withoutNaN,
} from '../../core/verbs.ts';
import { aboveThreshold, countAbove } from './above-threshold.ts';
import {
  and,
  type ClassCounts,
  classKeys,
  classKernels,
  type ClassSums,
  countsByClass,
  isKnown,
  unlessIgnored,
} from './class-sums.ts';
import { ratio } from './thresholds.ts';

export type Average = 'micro' | 'macro' | 'weighted' | 'binary' | null;

export interface F1Options extends Naming {
  /**
   * How the scores of the classes become one number: `'macro'` is their mean, `'weighted'` their mean by how often a class is true,
   * `'micro'` the score of all classes' counts together, and `'binary'` the score of the class `posLabel` alone. null, the default, gives an
   * array of the scores.
   */
  readonly average?: Average | undefined;
  /** With `average: 'binary'`: the class that counts, by its index or its name; 1 by default. */
  readonly posLabel?: number | string | undefined;
  /**
   * Every class with a greater score is predicted, so that a sample can have several. By default the highest score decides. With
   * `average: 'binary'` both inputs have one shape, and each element counts: a truth is positive where it is not 0.
   */
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

const averages: ReadonlySet<unknown> = new Set(['micro', 'macro', 'weighted', 'binary']);

export const average: Option<Average> = {
  default: null,
  expected: "be 'micro', 'macro', 'weighted', 'binary' or null",
  accepts: (how) => averages.has(how),
  kinds: ['string'],
};

/** The class that `average: 'binary'` counts. */
export const posLabel: Option<number | string> = {
  default: 1,
  expected: 'be a whole number or a name',
  accepts: (label) => Number.isInteger(label) || typeof label === 'string',
  kinds: ['number', 'string'],
  extension: true,
};

/** A finite number that may be left out. */
export const optionalNumber: Option<number | null> = {
  default: null,
  expected: 'be a finite number',
  accepts: Number.isFinite,
};

export const numClasses: Option<number | undefined> = countOf({
  expected: `be a whole number from 1 to ${MOST_CLASSES}`,
  accepts: (count) =>
    Number.isInteger(count) && Number(count) >= 1 && Number(count) <= MOST_CLASSES,
  extension: true,
});

const options = {
  average,
  posLabel,
  threshold: optionalNumber,
  sparseYTrue: flag,
  sparseYPred: flag,
  classes: classNames,
  numClasses,
  ignoreClass: ignoredClass,
};

/** A score for each class, of which there may have to be so many. */
export function scoresOf(given: Naming & { readonly numClasses?: number | undefined }): Rows {
  const all = named(scores('yPred'), given);
  return given.numClasses === undefined ? all : ofWidth(all, given.numClasses);
}

/** One class that is true and one that is predicted. */
export interface Labelled {
  readonly truth: Column;
  readonly guess: Column;
  /** Whether they are the same, and the prediction is known. */
  readonly right: Column;
  /** Whether the highest score is no NaN; undefined for labels. */
  readonly known: Column | undefined;
  /** Which samples count. */
  readonly where: Column | undefined;
}

type Form = 'sparseYTrue' | 'sparseYPred' | 'ignoreClass' | 'numClasses' | 'classes';

/** The classes of samples whose truth is a label. */
export function labelled(given: Pick<Required<F1Options>, Form>, predict: Predict): Labelled {
  const { sparseYPred, numClasses: known } = given;
  if (sparseYPred) {
    const where = unlessIgnored(named(classes('yTrue'), given), ignoredIn(given));
    const [truth, guess] = (['yTrue', 'yPred'] as const).map((name) =>
      known === undefined
        ? classes(name)
        : within(named(classes(name), given), 0, known - 1, where),
    ) as [Column, Column];
    return { truth, guess, right: same(truth, guess), known: undefined, where };
  }
  const [truth, score] = [named(labels('yTrue'), given), scoresOf(given)];
  const where = unlessIgnored(truth, ignoredIn(given));
  return { ...scored(truth, score, predict), where };
}

/** The class of the highest score beside a true one. */
export function scored(truth: Column, score: Rows, predict: Predict): Labelled {
  const guess = predict(score);
  const known = isKnown(guess, score);
  return { truth, guess, right: both(same(truth, guess), known), known, where: undefined };
}

/** The sums where the highest score is predicted, or a label. */
export function classSums(given: Pick<Required<F1Options>, Form>, predict: Predict): ClassSums {
  if (!given.sparseYTrue) return ofRows(scoresOf(given), predict);
  const { truth, guess, right, where } = labelled(given, predict);
  return {
    hits: { where: and(where, right), by: truth },
    truths: { where, by: truth },
    calls: { where, by: guess },
  };
}

/** Of one-hot truth, or any number for each class: the predicted class earns its truth. */
function ofRows(score: Rows, predict: Predict): ClassSums {
  const truth = withoutNaN(scores('yTrue'));
  const guess = predict(score);
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
  check(given, what) {
    const { threshold, sparseYTrue, sparseYPred } = given;
    if (threshold !== null && (sparseYTrue || sparseYPred))
      throw rangeError(`${what} threshold`, 'be null where classes are sparse', `${threshold}`);
    checkForms(given, what);
    checkPositive(given, what);
  },
  sums: (given) =>
    given.threshold === null
      ? classSums(given, predicted)
      : isOfOne(given)
        ? ofOne(given.threshold!)
        : aboveThreshold(scoresOf(given), given.threshold!),
  kernels: ({ threshold, sparseYTrue, sparseYPred, numClasses: known, ...naming }) => {
    if (threshold !== null && !isOfOne({ threshold, ...naming })) return countAbove(threshold!);
    if (threshold !== null || sparseYPred) return undefined;
    const ofLabels = classKernels(known, ignoredIn(naming));
    return sparseYTrue ? ofLabels : ofOneHot(ofLabels);
  },
  hasClasses: (given) => !given.sparseYPred && !isOfOne(given),
  result(found, given) {
    const { average: how, numClasses: known, ...rest } = given;
    const { beta = 1 } = rest as FOptions;
    const square = beta ** 2;
    // Beside a large square 1 is nothing. An infinite one leaves the recall.
    const score: Score = ({ hits, truths, calls }) =>
      square < 1e16
        ? ratio((1 + square) * hits, square * truths + calls)
        : ratio(hits, truths + calls / square);
    if (isOfOne(given)) {
      const [rights, all, wrongs] = ['hits', 'truths', 'misses'].map((sum) =>
        found.scalar(sum),
      ) as Three;
      return score({ hits: rights, truths: all, calls: rights + wrongs });
    }
    if (how === 'binary') return score(countsByClass(found, [positiveKey(given)])[0]!);
    // A label that no class has is a class that is never found; only a mean over the classes is without it.
    const isOverClasses = how === null || how === 'macro';
    const counts = countsByClass(found, isOverClasses ? (known ?? found.classes) : 0);
    return averaged(how as Average, counts, score);
  },
  keys: (found, { numClasses: known, classes: names }) =>
    names ?? classKeys(found, known ?? found.classes),
});

type Three = [number, number, number];

/** One score for each element. A score that is NaN is a wrong one. */
function ofOne(threshold: number): Summands {
  const [isPositive, at] = [positive(numbers('yTrue')), bucket(numbers('yPred'), [threshold])];
  return {
    hits: { where: both(isPositive, not(differs(at, 1))) },
    truths: { where: isPositive },
    misses: { where: both(not(isPositive), differs(at, 0)) },
  };
}

/** Whether a sample has one score, that of class 1. */
const isOfOne = ({ average: how, threshold }: F1Options): boolean =>
  how === 'binary' && threshold !== null;

/** The key of the class that `average: 'binary'` counts: where classes are listed, its place. */
export function positiveKey({ posLabel: label, classes: names }: F1Options): Key {
  const at = names?.indexOf(label as string) ?? -1;
  return at < 0 ? label! : at;
}

/** Throws RangeError for a class `posLabel` that there is not, and for one that nothing counts. */
export function checkPositive(given: F1Options, what: string): void {
  const { average: how, posLabel: label, classes: names, threshold } = given;
  if (how !== 'binary') {
    if (label !== posLabel.default)
      throw rangeError(`${what} posLabel`, "be left out without average 'binary'", show(label));
    return;
  }
  if (names && typeof label === 'string' && !names.includes(label))
    throw rangeError(`${what} posLabel`, 'be one of classes', show(label));
  if (typeof threshold === 'number' && label !== posLabel.default)
    throw rangeError(`${what} posLabel`, 'be left out beside threshold', show(label));
}

/** Throws RangeError for forms of truth and predictions that do not fit each other. */
export function checkForms(
  { sparseYTrue, sparseYPred, ignoreClass }: Pick<F1Options, Form>,
  what: string,
): void {
  if (sparseYPred && !sparseYTrue)
    throw rangeError(`${what} sparseYTrue`, 'be true where sparseYPred is', 'false');
  if (ignoreClass !== undefined && !sparseYTrue)
    throw rangeError(`${what} sparseYTrue`, 'be true for ignoreClass', 'false');
}

/** What the counts of one class, or of all classes together, come to. */
export type Score = (counts: ClassCounts) => number;

/** One number of the scores of the classes; without an average an array of them. */
export function averaged(
  how: Average,
  counts: readonly ClassCounts[],
  score: Score,
): number | number[] {
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
}
