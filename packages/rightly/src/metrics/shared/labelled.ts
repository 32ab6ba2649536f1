import { ignoredIn, type Naming } from '../../core/class-names.ts';
import { named } from '../../core/named.ts';
import {
  both,
  classes,
  type Column,
  labels,
  ofWidth,
  type Predict,
  type Rows,
  same,
  scores,
  within,
} from '../../core/verbs.ts';
import { isKnown, unlessIgnored } from './class-sums.ts';
import type { F1Options, Form } from './f-options.ts';

/** An input with a score for each class. The number of classes may be given. */
export function scoresOf(given: Naming & { readonly numClasses?: number | undefined }): Rows {
  const all = named(scores('yPred'), given);
  return given.numClasses === undefined ? all : ofWidth(all, given.numClasses);
}

/** The true class and the predicted class of each sample. */
export interface Labelled {
  readonly truth: Column;
  readonly guess: Column;
  /** Whether the two are equal, and the prediction is known. */
  readonly right: Column;
  /** Whether the highest score is not NaN. Undefined for labels. */
  readonly known: Column | undefined;
  /** The condition under which a sample counts. */
  readonly where: Column | undefined;
}

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

/** The true class, and the class of the highest score. */
export function scored(truth: Column, score: Rows, predict: Predict): Labelled {
  const guess = predict(score);
  const known = isKnown(guess, score);
  return { truth, guess, right: both(same(truth, guess), known), known, where: undefined };
}
