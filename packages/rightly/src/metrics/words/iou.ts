import type { Found } from '../../core/definition.ts';
import { type Option, oneOf, required } from '../../core/options.ts';
import {
  argmax,
  type Column,
  labels,
  ofWidth,
  predicted,
  same,
  scoresAlong,
  within,
} from '../../core/verbs.ts';
import { and, type ClassSums, countsByClass, isRight, unlessIgnored } from './class-sums.ts';
import { ratio } from './thresholds.ts';

/** How truth and prediction say their classes. */
export interface Forms {
  readonly classes: number;
  readonly sparseYTrue: boolean;
  readonly sparseYPred: boolean;
  readonly axis: number;
  readonly ignoreClass: number | undefined;
}

export interface IoUFormOptions {
  /** How many classes there are. */
  readonly numClasses: number;
  /** Samples with this label weigh nothing. */
  readonly ignoreClass?: number | undefined;
  /** The axis of the classes, where they are not sparse; the last one by default, the first one is 0. */
  readonly axis?: number | undefined;
}

export const numClasses: Option<number> = required({
  expected: 'be a whole number of at least 1',
  accepts: (count) => Number.isInteger(count) && Number(count) >= 1,
});

export const ignoreClass: Option<number | undefined> = {
  default: undefined,
  expected: 'be a whole number',
  accepts: Number.isInteger,
};

export const axis: Option<number> = {
  default: -1,
  expected: 'be the place of an axis',
  accepts: Number.isInteger,
};

export const sparse: Option<boolean> = oneOf([true, false]);
export const dense: Option<boolean> = oneOf([false, true]);

/** One class's index, or several. */
export const targets: Option<readonly number[]> = required({
  expected: 'be a list of class indexes',
  accepts: (ids) =>
    Array.isArray(ids) && ids.length > 0 && ids.every((id) => Number.isInteger(id) && id >= 0),
  kinds: ['list'],
});

/** Truth and prediction by class. A class index that no class has is an error, but for predictions whose truth is ignored. */
export function iouSums(forms: Forms): ClassSums {
  const { classes, sparseYTrue, sparseYPred, axis: along, ignoreClass: ignored } = forms;
  const given = sparseYTrue
    ? labels('yTrue')
    : argmax(ofWidth(scoresAlong('yTrue', along, 'oneHot'), classes));
  const where = unlessIgnored(given, ignored);
  const truth = sparseYTrue ? within(given, 0, classes - 1, where) : given;
  if (sparseYPred) {
    const guess = within(labels('yPred'), 0, classes - 1, where);
    return byClass(truth, guess, same(truth, guess), where);
  }
  const score = ofWidth(scoresAlong('yPred', along), classes);
  const guess = predicted(score);
  return byClass(truth, guess, isRight(truth, guess, score), where);
}

export const byClass = (
  truth: Column,
  guess: Column,
  right: Column,
  where?: Column,
): ClassSums => ({
  hits: { where: and(where, right), by: truth },
  truths: { where, by: truth },
  calls: { where, by: guess },
});

/** The mean of the targets' intersections over unions; a class that weighs nothing in truth and prediction is left out. */
export function meanIoU(found: Found, target?: readonly number[]): number {
  const unions = countsByClass(found, target).map(({ hits, truths, calls }) => ({
    hits,
    all: truths + calls,
  }));
  const present = unions.filter(({ all }) => all > 0);
  return ratio(
    present.reduce((sum, { hits, all }) => sum + ratio(hits, all - hits), 0),
    present.length,
  );
}
