import type { SumsDefinition } from '../../core/definition.ts';
import { rangeError, show } from '../../core/errors.ts';
import { classIndex, oneOf } from '../../core/options.ts';
import { argmax, oneHot, type Predict } from '../../core/verbs.ts';
import { isRight } from './class-sums.ts';
import {
  checkForms,
  labelled,
  type Labelled,
  numClasses,
  optionalNumber,
  scoresOf,
} from './f-definition.ts';

/* How truth and prediction say their classes, in metrics that Keras lacks. */

export interface OutcomeOptions {
  /**
   * For two classes: `yPred` holds one score for each sample, in the shape of `yTrue`. A score that is greater predicts class 1, any
   * other score class 0. The truth is 0 or 1. null, the default: the highest score of a vector decides.
   */
  readonly threshold?: number | null | undefined;
  /** true, the default: `yTrue` holds class indexes, or names where `sparseYPred` is set. false: a number for each class. */
  readonly sparseYTrue?: boolean | undefined;
  /** true: `yPred` holds class indexes or names. false, the default: a score for each class. */
  readonly sparseYPred?: boolean | undefined;
  /** How many classes there are, for class indexes in `yPred`. Scores have one for each class. */
  readonly numClasses?: number | undefined;
  /** Samples with this label weigh nothing. */
  readonly ignoreClass?: number | undefined;
}

export type Forms = Required<OutcomeOptions>;

export const outcomeOptions: SumsDefinition<OutcomeOptions, number>['options'] = {
  threshold: optionalNumber,
  sparseYTrue: oneOf([true, false]),
  sparseYPred: oneOf([false, true]),
  numClasses,
  ignoreClass: classIndex,
};

/** Throws RangeError for options that do not fit each other. */
export function checkOutcomes(given: Forms, what: string): void {
  const { threshold, sparseYTrue, sparseYPred, numClasses: known } = given;
  checkForms(given, what);
  if (threshold === null) return;
  if (sparseYPred || !sparseYTrue)
    throw rangeError(
      `${what} threshold`,
      'be null, but for truth that is labels and predictions that are scores',
      show(threshold),
    );
  if (known !== undefined)
    throw rangeError(`${what} numClasses`, 'be left out beside threshold', show(known));
}

/** Whether the length of vectors is the number of classes. */
export const hasScores = ({ threshold, sparseYPred }: Forms): boolean =>
  threshold === null && !sparseYPred;

/** The classes of truth and prediction. */
export function classed(
  given: Required<Omit<OutcomeOptions, 'threshold'>>,
  predict: Predict,
): Labelled {
  if (given.sparseYTrue) return labelled(given, predict);
  const [truth, score] = [argmax(oneHot('yTrue')), scoresOf(given.numClasses)];
  const guess = predict(score);
  return { truth, guess, right: isRight(truth, guess, score), where: undefined };
}
