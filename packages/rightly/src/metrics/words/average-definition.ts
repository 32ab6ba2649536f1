import type { SumsDefinition } from '../../core/definition.ts';
import { rangeError, show } from '../../core/errors.ts';
import { classIndex, type Given, type Option } from '../../core/options.ts';
import {
  type Average,
  type Averaged,
  average,
  type F1Options,
  numClasses,
} from './f-definition.ts';
import type { RatioOptions } from './ratio-definition.ts';
import type { ByThreshold } from './threshold-options.ts';

/** What a ratio of counts takes beside thresholds, where it is one of classes. */
export interface AverageOptions {
  /**
   * Counts by class. `'macro'` is the mean of the classes, `'weighted'` their mean by how often a class is true, `'micro'` the ratio of
   * all classes' counts together, and null an array of the classes' ratios. Left out by default: then elements are counted, as in Keras.
   */
  readonly average?: Average | undefined;
  /** With `average`: `yTrue` holds class indexes, or names where `sparseYPred` is set, in place of a number for each class. */
  readonly sparseYTrue?: boolean | undefined;
  /** With `average`: `yPred` holds class indexes or names in place of a score for each class. */
  readonly sparseYPred?: boolean | undefined;
  /** With `average`: how many classes there are, for class indexes in `yPred`. */
  readonly numClasses?: number | undefined;
  /** With `average`: samples with this label weigh nothing. */
  readonly ignoreClass?: number | undefined;
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
  sparseYTrue: optionalFlag,
  sparseYPred: optionalFlag,
  numClasses,
  ignoreClass: classIndex,
};

type All = Required<RatioOptions & AverageOptions>;
type Own = SumsDefinition<RatioOptions, number | number[]>;
type OfClasses = SumsDefinition<F1Options, number | number[]>;

/** Ratios of elements; with `average` those of classes. `isSparse` says whether truth is labels then, where nothing else is said. */
export function averageDefinition(
  byThreshold: Own,
  byClass: OfClasses,
  isSparse: boolean,
): SumsDefinition<RatioOptions & AverageOptions, number | number[]> {
  const ofClasses = (given: All): Required<F1Options> => {
    const { average: how, thresholds, sparseYTrue, sparseYPred = false, ...rest } = given;
    return {
      ...rest,
      average: how!,
      threshold: (thresholds as number | undefined) ?? null,
      sparseYTrue: sparseYTrue ?? (isSparse && thresholds === undefined),
      sparseYPred: sparseYPred!,
    };
  };
  const isByClass = ({ average: how }: All): boolean => how !== undefined;
  return {
    ...byThreshold,
    options: { ...byThreshold.options, ...options },
    check(given, what) {
      if (!isByClass(given)) return checkElements(given, what);
      checkClasses(given, what);
      byClass.check!(ofClasses(given), what);
    },
    sums: (given) => (isByClass(given) ? byClass.sums(ofClasses(given)) : byThreshold.sums(given)),
    kernels: (given) =>
      isByClass(given) ? byClass.kernels!(ofClasses(given)) : byThreshold.kernels!(given),
    hasClasses: (given) => isByClass(given) && byClass.hasClasses!(ofClasses(given)),
    result: (found, given) =>
      isByClass(given) ? byClass.result(found, ofClasses(given)) : byThreshold.result(found, given),
    keys: (found, given) =>
      isByClass(given) ? byClass.keys!(found, ofClasses(given)) : byThreshold.keys!(found, given),
  };
}

/** Elements have no classes. */
function checkElements(given: All, what: string): void {
  for (const name of ['sparseYTrue', 'sparseYPred', 'numClasses', 'ignoreClass'] as const)
    if (given[name] !== undefined)
      throw rangeError(`${what} ${name}`, 'be left out without average', show(given[name]));
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
