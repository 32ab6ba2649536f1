import type { Key } from '../../core/cells.ts';
import type { Found, SumsDefinition } from '../../core/definition.ts';
import { rangeError, show } from '../../core/errors.ts';
import { classNames, ignoredClass } from '../../core/class-names.ts';
import { named } from '../../core/named.ts';
import { byPair } from '../../core/pairs.ts';
import { type Given, type Option } from '../../core/options.ts';
import type { Summands } from '../../core/summand.ts';
import { bucket, not, place, positive, scores } from '../../core/verbs.ts';
import type { ClassCounts } from './class-sums.ts';
import { type Average, type Averaged, average, averaged, type Score } from './averages.ts';
import { checkForms, type F1Options, numClasses } from './f-options.ts';
import { scoresOf } from './labelled.ts';
import { checkPositive, positiveKey, posLabel } from './positive-class.ts';
import type { RatioOptions } from './ratio-definition.ts';
import type { ByThreshold } from './threshold-options.ts';
import { type Counts, countsAt } from './thresholds.ts';

/** What a ratio of counts takes beside thresholds, where it is one of classes. */
export interface AverageOptions {
  /**
   * Counts by class. `'macro'` is the mean of the classes, `'weighted'` their mean by how often a class is true, `'micro'` the ratio of
   * all classes' counts together, `'binary'` that of the class `posLabel` alone, and null an array of the classes' ratios. Left out by
   * default: then elements are counted, as in Keras.
   */
  readonly average?: Average | undefined;
  /** With `average: 'binary'`: the class that counts, by its index or its name; 1 by default. */
  readonly posLabel?: number | string | undefined;
  /** With `average`: `yTrue` holds class indexes, or names where `sparseYPred` is set, in place of a number for each class. */
  readonly sparseYTrue?: boolean | undefined;
  /** With `average`: `yPred` holds class indexes or names in place of a score for each class. */
  readonly sparseYPred?: boolean | undefined;
  /** With `average`: how many classes there are, for class indexes in `yPred`. */
  readonly numClasses?: number | undefined;
  /** With `average`: the names of the classes, in the order of the scores. Labels are names then, and not indexes. */
  readonly classes?: readonly string[] | undefined;
  /** With `average`: samples with this label weigh nothing. With `classes` it is a name. */
  readonly ignoreClass?: number | string | undefined;
}

/** Of the classes with `average`, else of the thresholds. */
export type ByAverage<O> = [Given<O, 'average'>] extends [undefined]
  ? ByThreshold<O>
  : undefined extends Given<O, 'average'>
    ? number | number[]
    : Averaged<O>;

export const optionalAverage: Option<Average | undefined> = {
  ...average,
  default: undefined,
  nullable: true,
  extension: true,
  accepts: (how) => how === null || average.accepts(how),
};

const optionalFlag: Option<boolean | undefined> = {
  default: undefined,
  expected: 'be true or false',
  accepts: (given) => typeof given === 'boolean',
  extension: true,
  kinds: ['boolean'],
};

const options = {
  average: optionalAverage,
  posLabel,
  sparseYTrue: optionalFlag,
  sparseYPred: optionalFlag,
  classes: classNames,
  numClasses,
  ignoreClass: ignoredClass,
};

type All = Required<RatioOptions & AverageOptions>;
/** The options of classes, said or not. */
type Forms = Required<Omit<F1Options, 'threshold' | 'posLabel'>>;

/** A ratio, counted by element or by class. */
export interface RatioKind {
  /** Counted by element. */
  readonly byElement: SumsDefinition<RatioOptions, number | number[]>;
  /** Of the counts of a class. */
  readonly score: Score;
  /** Whether truth is labels where the options do not say. */
  readonly isSparse: boolean;
  /** The sums where the highest score is predicted, or a label. */
  sums(forms: Forms): Summands;
  /** The counts of so many classes, or of those with these keys; where neither is known, of those that occur. */
  countsOf(found: Found, classes: number | readonly Key[]): ClassCounts[];
  /** The classes of these counts. */
  keysOf(found: Found, classes: number): readonly Key[];
  /** The counts of a class whose elements are compared with a threshold. */
  ofElements(counts: Counts): ClassCounts;
}

/** Ratios of elements; with `average` those of classes. */
export function averageDefinition(
  kind: RatioKind,
): SumsDefinition<RatioOptions & AverageOptions, number | number[]> {
  const { byElement, score } = kind;
  const formsOf = ({ average: how, sparseYTrue, sparseYPred, ...rest }: All): Forms => ({
    ...rest,
    average: how!,
    sparseYTrue: sparseYTrue ?? (kind.isSparse && rest.thresholds === undefined),
    sparseYPred: sparseYPred ?? false,
  });
  return {
    ...byElement,
    options: { ...byElement.options, ...options },
    check(given, what) {
      if (given.average === undefined) return checkElements(given, what);
      checkClasses(given, what);
      checkForms(formsOf(given), what);
      checkPositive(given, what);
    },
    sums(given) {
      if (given.average === undefined) return byElement.sums(given);
      return given.thresholds === undefined ? kind.sums(formsOf(given)) : byPlace(given);
    },
    kernels: (given) => (given.average === undefined ? byElement.kernels!(given) : undefined),
    hasClasses: ({ average: how, sparseYPred }) => how !== undefined && !sparseYPred,
    result(found, given) {
      const { average: how, thresholds, numClasses: known } = given;
      if (how === undefined) return byElement.result(found, given);
      // A label that no class has is a class that is never found; only a mean over the classes is without it.
      const isOverClasses =
        how === null || how === 'macro' || how === 'binary' || thresholds !== undefined;
      const classes = isOverClasses ? (known ?? found.classes) : 0;
      const places = thresholds === undefined ? undefined : countsByPlace(found, classes);
      const counts = places?.map((one) => kind.ofElements(one)) ?? kind.countsOf(found, classes);
      if (how !== 'binary') return averaged(how, counts, score);
      const label = positiveKey(given);
      return score((places ? counts[Number(label)] : kind.countsOf(found, [label])[0]) ?? none);
    },
    keys(found, given) {
      if (given.average === undefined) return byElement.keys!(found, given);
      if (given.classes) return given.classes;
      const classes = given.numClasses ?? found.classes;
      return given.thresholds === undefined
        ? kind.keysOf(found, classes)
        : [...Array(classes).keys()];
    },
  };
}

/** Positives and negatives of each class, by whether their score is greater than the threshold. */
function byPlace({ thresholds, ...given }: All): Summands {
  const score = scoresOf(given);
  const isPositive = positive(named(scores('yTrue'), given));
  const by = byPair(place(score), bucket(score, [thresholds].flat() as number[]));
  return { positives: { where: isPositive, ...by }, negatives: { where: not(isPositive), ...by } };
}

const countsByPlace = (found: Found, classes: number): Counts[] =>
  Array.from({ length: classes }, (_, c) => {
    const [positives, negatives] = [found.grid('positives').at(c), found.grid('negatives').at(c)];
    return countsAt(positives, negatives, 1)[0]!;
  });

const none: ClassCounts = { hits: 0, truths: 0, calls: 0 };

/** Elements have no classes. */
function checkElements(given: All, what: string): void {
  for (const name of [
    'sparseYTrue',
    'sparseYPred',
    'classes',
    'numClasses',
    'ignoreClass',
  ] as const)
    if (given[name] !== undefined)
      throw rangeError(`${what} ${name}`, 'be left out without average', show(given[name]));
  checkPositive({ posLabel: given.posLabel }, what);
}

function checkClasses(given: All, what: string): void {
  const { thresholds, sparseYTrue, sparseYPred } = given;
  for (const name of ['topK', 'classId'] as const)
    if (given[name] !== undefined)
      throw rangeError(`${what} ${name}`, 'be left out beside average', show(given[name]));
  if (Array.isArray(thresholds))
    throw rangeError(`${what} thresholds`, 'be one number beside average', show(thresholds));
  if (thresholds !== undefined && (sparseYTrue || sparseYPred))
    throw rangeError(
      `${what} thresholds`,
      'be left out where classes are sparse',
      show(thresholds),
    );
}
