import type { SumsDefinition } from '../../core/definition.ts';
import { rangeError, show } from '../../core/errors.ts';
import { classNames, ignoredClass, ignoredIn } from '../../core/class-names.ts';
import { named } from '../../core/named.ts';
import { oneOf } from '../../core/options.ts';
import {
  argmaxPlainly,
  bucket,
  isNumber,
  labels,
  numbers,
  oneHot,
  type Predict,
  same,
  within,
} from '../../core/verbs.ts';
import { unlessIgnored } from './class-sums.ts';
import { checkForms, numClasses, optionalNumber } from './f-options.ts';
import { labelled, type Labelled, scored, scoresOf } from './labelled.ts';

/* The forms of truth and prediction in metrics that Keras lacks. */

export interface OutcomeOptions {
  /**
   * For two classes: `yPred` holds one score for each sample, in the shape of `yTrue`. A greater score predicts class 1, any
   * other score class 0. The truth is 0 or 1. With null, the default, the class with the highest score is predicted.
   */
  readonly threshold?: number | null | undefined;
  /** true, the default: `yTrue` holds class indexes (or names, with `sparseYPred`). false: a number for each class. */
  readonly sparseYTrue?: boolean | undefined;
  /** true: `yPred` holds class indexes or names. false, the default: a score for each class. */
  readonly sparseYPred?: boolean | undefined;
  /** The number of classes, for class indexes in `yPred`. With scores it is the length of a vector. */
  readonly numClasses?: number | undefined;
  /** The names of the classes, in the order of the scores. Then labels are names, and not indexes. */
  readonly classes?: readonly string[] | undefined;
  /** Samples with this label weigh nothing. With `classes` the label is a name. */
  readonly ignoreClass?: number | string | undefined;
}

export type Forms = Required<OutcomeOptions>;

export const outcomeOptions: SumsDefinition<OutcomeOptions, number>['options'] = {
  threshold: optionalNumber,
  sparseYTrue: oneOf([true, false]),
  sparseYPred: oneOf([false, true]),
  classes: classNames,
  numClasses,
  ignoreClass: ignoredClass,
};

/** Throws RangeError for options that contradict each other. */
export function checkOutcomes(given: Forms, what: string): void {
  const { threshold, sparseYTrue, sparseYPred, classes, numClasses: known } = given;
  checkForms(given, what);
  if (threshold === null) return;
  if (sparseYPred || !sparseYTrue || (known !== undefined && !classes))
    throw rangeError(
      `${what} threshold`,
      'be null with sparseYPred, numClasses or dense truth',
      show(threshold),
    );
  if (classes && classes.length !== 2)
    throw rangeError(`${what} classes`, 'be two names with threshold', show(classes));
}

/** The true and the predicted class. */
export function classed(given: Forms, predict: Predict): Labelled {
  if (given.threshold !== null) return ofTwo(given);
  if (given.sparseYTrue) return labelled(given, predict);
  return scored(argmaxPlainly(named(oneHot('yTrue'), given)), scoresOf(given), predict);
}

/** The classes where the truth is 0 or 1, and there is one score. A NaN score is an unknown prediction. */
function ofTwo({ threshold, ...given }: Forms): Labelled {
  const [label, score] = [named(labels('yTrue'), given), numbers('yPred')];
  const where = unlessIgnored(label, ignoredIn(given));
  const [truth, guess] = [within(label, 0, 1, where), bucket(score, [threshold!])];
  return { truth, guess, right: same(truth, guess), known: isNumber(score), where };
}
