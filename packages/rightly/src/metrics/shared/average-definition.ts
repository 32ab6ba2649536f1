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

/** The option `average` of a ratio of counts, and the options that `average` needs. */
export interface AverageOptions {
  /**
   * Counts by class. `'macro'` is the mean over the classes, `'weighted'` the mean weighted by the true samples of each class, `'micro'` the
   * ratio of the counts of all classes together, `'binary'` the ratio of the class `posLabel`, and null an array of the classes' ratios. By
   * default the option is left out, and elements are counted, as in Keras.
   */
  readonly average?: Average | undefined;
  /** With `average: 'binary'`: the class that counts, by its index or its name; 1 by default. */
  readonly posLabel?: number | string | undefined;
  /** With `average`: `yTrue` holds class indexes (or names, with `sparseYPred`) instead of a number for each class. */
  readonly sparseYTrue?: boolean | undefined;
  /** With `average`: `yPred` holds class indexes or names instead of scores. */
  readonly sparseYPred?: boolean | undefined;
  /** With `average`: the number of classes, for class indexes in `yPred`. */
  readonly numClasses?: number | undefined;
  /** With `average`: the names of the classes, in the order of the scores. Then labels are names, and not indexes. */
  readonly classes?: readonly string[] | undefined;
  /** With `average`: samples with this label weigh nothing. With `classes` the label is a name. */
  readonly ignoreClass?: number | string | undefined;
}

/** The type of the result: that of classes with `average`, else that of thresholds. */
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
/** The options of classes, with their defaults. */
type Forms = Required<Omit<F1Options, 'threshold' | 'posLabel'>>;

/** A ratio that is counted by element or by class. */
export interface RatioKind {
  /** The definition by element. */
  readonly byElement: SumsDefinition<RatioOptions, number | number[]>;
  /** The ratio from the counts of a class. */
  readonly score: Score;
  /** Whether truth is labels by default. */
  readonly isSparse: boolean;
  /** The sums where the class of the highest score, or a label, is predicted. */
  sums(forms: Forms): Summands;
  /** The counts of the given number of classes or of the given keys. Where neither is known, of the classes that occur. */
  countsOf(found: Found, classes: number | readonly Key[]): ClassCounts[];
  /** The classes of these counts. */
  keysOf(found: Found, classes: number): readonly Key[];
  /** The counts of a class whose elements are compared with a threshold. */
  ofElements(counts: Counts): ClassCounts;
}

/** Ratios of elements, or with `average` of classes. */
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
      // A label that no class has is a class without hits. Only a mean over the known classes leaves it out.
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

/** Positives and negatives of each class, by whether the score is greater than the threshold. */
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

/** Refuses options of classes, where elements are counted. */
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
      throw rangeError(`${what} ${name}`, 'be left out with average', show(given[name]));
  if (Array.isArray(thresholds))
    throw rangeError(`${what} thresholds`, 'be one number with average', show(thresholds));
  if (thresholds !== undefined && (sparseYTrue || sparseYPred))
    throw rangeError(
      `${what} thresholds`,
      'be left out where classes are sparse',
      show(thresholds),
    );
}
