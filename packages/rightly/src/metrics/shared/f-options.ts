import { classNames, countOf, ignoredClass, type Naming } from '../../core/class-names.ts';
import { rangeError } from '../../core/errors.ts';
import { MOST_CLASSES } from '../../core/class-count.ts';
import { flag, type Option, type Options } from '../../core/options.ts';
import { type Average, average } from './averages.ts';
import { posLabel } from './positive-class.ts';

export interface F1Options extends Naming {
  /**
   * How the scores of the classes are averaged. `'macro'` is their mean, `'weighted'` their mean weighted by the true samples of each class,
   * `'micro'` the score of the counts of all classes together, and `'binary'` the score of the class `posLabel`. null, the default, gives
   * an array of the scores.
   */
  readonly average?: Average | undefined;
  /** With `average: 'binary'`: the class that counts, by its index or its name; 1 by default. */
  readonly posLabel?: number | string | undefined;
  /**
   * Every class with a greater score is predicted, so a sample can have several. By default the class with the highest score is predicted.
   * With `average: 'binary'` both inputs have the same shape, and each element counts. A truth is positive where it is not 0.
   */
  readonly threshold?: number | null | undefined;
  /** `yTrue` holds class indexes (or names, with `sparseYPred`) instead of a number for each class. */
  readonly sparseYTrue?: boolean | undefined;
  /** `yPred` holds class indexes or names instead of scores. */
  readonly sparseYPred?: boolean | undefined;
  /** The number of classes, for class indexes in `yPred`. With scores it is the length of a vector. */
  readonly numClasses?: number | undefined;
}

export interface FOptions extends F1Options {
  /** The importance of recall, if that of precision is 1; 1 by default. */
  readonly beta?: number | undefined;
}

/** An option that takes a finite number or null. */
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

export const fOptions: Options<F1Options> = {
  average,
  posLabel,
  threshold: optionalNumber,
  sparseYTrue: flag,
  sparseYPred: flag,
  classes: classNames,
  numClasses,
  ignoreClass: ignoredClass,
};

/** The options for the form of truth and predictions. */
export type Form = 'sparseYTrue' | 'sparseYPred' | 'ignoreClass' | 'numClasses' | 'classes';

/** Throws RangeError for forms of truth and predictions that contradict each other. */
export function checkForms(
  { sparseYTrue, sparseYPred, ignoreClass }: Pick<F1Options, Form>,
  what: string,
): void {
  if (sparseYPred && !sparseYTrue)
    throw rangeError(`${what} sparseYTrue`, 'be true where sparseYPred is', 'false');
  if (ignoreClass !== undefined && !sparseYTrue)
    throw rangeError(`${what} sparseYTrue`, 'be true for ignoreClass', 'false');
}
