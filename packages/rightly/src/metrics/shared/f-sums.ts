import type { CountAll } from '../../core/definition.ts';
import type { Summands } from '../../core/summand.ts';
import {
  both,
  bucket,
  differs,
  isNumber,
  not,
  numbers,
  oneHotLabels,
  pick,
  place,
  positive,
  type Predict,
  type Rows,
  scores,
  withoutNaN,
} from '../../core/verbs.ts';
import { byClass, type ClassSums } from './class-sums.ts';
import type { F1Options, Form } from './f-options.ts';
import { labelled, scoresOf } from './labelled.ts';

/** The sums where the class of the highest score, or a label, is predicted. */
export function classSums(given: Pick<Required<F1Options>, Form>, predict: Predict): ClassSums {
  if (!given.sparseYTrue) return ofRows(scoresOf(given), predict);
  const { truth, guess, right, where } = labelled(given, predict);
  return byClass(truth, guess, right, where);
}

/** The sums of one-hot truth, or of any number for each class. A hit counts the truth of the predicted class. */
function ofRows(score: Rows, predict: Predict): ClassSums {
  const truth = withoutNaN(scores('yTrue'));
  const guess = predict(score);
  return {
    hits: { where: isNumber(pick(guess, score)), value: pick(guess, truth), by: guess },
    truths: { value: truth, by: place(score) },
    calls: { by: guess },
  };
}

/** Counts the same sums of one-hot truth with the kernels for labels. */
export const ofOneHot =
  (ofLabels: CountAll): CountAll =>
  (n, { yTrue, yPred }) => {
    const data = oneHotLabels(n, yTrue);
    return data && ofLabels(n, { yTrue: { data }, yPred });
  };

/** The sums of one score for each element. A NaN score is wrong. */
export function ofOne(threshold: number): Summands {
  const [isPositive, at] = [positive(numbers('yTrue')), bucket(numbers('yPred'), [threshold])];
  return {
    hits: { where: both(isPositive, not(differs(at, 1))) },
    truths: { where: isPositive },
    misses: { where: both(not(isPositive), differs(at, 0)) },
  };
}
