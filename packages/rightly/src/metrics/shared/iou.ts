import { countOf, ignoredClass, ignoredIn, type Naming } from '../../core/class-names.ts';
import type { Key } from '../../core/cells.ts';
import type { Found } from '../../core/definition.ts';
import { named } from '../../core/named.ts';
import { type Option, oneOf, required } from '../../core/options.ts';
import {
  argmaxPlainly,
  classes,
  labels,
  ofWidth,
  predicted,
  same,
  scoresAlong,
  within,
} from '../../core/verbs.ts';
import { byClass, type ClassSums, countsByClass, isRight, unlessIgnored } from './class-sums.ts';
import { ratio } from './thresholds.ts';

/** The forms of truth and prediction. */
export interface Forms extends Naming {
  /** Undefined where both inputs are labels, and the classes are those that occur. */
  readonly numClasses: number | undefined;
  readonly sparseYTrue: boolean;
  readonly sparseYPred: boolean;
  readonly axis: number;
}

/** The number of classes, or their names. */
export type Classes =
  | { readonly numClasses: number; readonly classes?: readonly string[] | undefined }
  | { readonly numClasses?: number | undefined; readonly classes: readonly string[] };

/** The number of classes, or their names. Both may be left out where both inputs are labels. */
export type ClassesOrLabels =
  | Classes
  | { readonly numClasses?: undefined; readonly sparseYTrue?: true; readonly sparseYPred?: true };

export interface IoUFormOptions {
  /** Samples with this label weigh nothing. With `classes` the label is a name. */
  readonly ignoreClass?: number | string | undefined;
  /** The axis of the classes, where they are not sparse; by default the last. The first axis is 0. */
  readonly axis?: number | undefined;
}

export const numClasses: Option<number | undefined> = countOf({
  expected: 'be a whole number of at least 1',
  accepts: (count) => Number.isInteger(count) && Number(count) >= 1,
});

/** Keras has this option in the IoU metrics. */
export const ignoreClass: Option<number | string | undefined> = {
  ...ignoredClass,
  extension: false,
  weighs: false,
};

export const axis: Option<number> = {
  default: -1,
  expected: 'be the index of an axis',
  accepts: Number.isInteger,
};

export const sparse: Option<boolean> = oneOf([true, false]);
export const dense: Option<boolean> = oneOf([false, true]);

/** Classes by their indexes or names. */
export type Targets = readonly (number | string)[];

export const targets: Option<Targets> = required({
  expected: 'be a list of class indexes or, with classes, of names',
  accepts: (ids) => Array.isArray(ids) && ids.length > 0 && ids.every(isTarget),
  kinds: ['list'],
});

const isTarget = (id: unknown): boolean =>
  typeof id === 'string' || (Number.isInteger(id) && Number(id) >= 0);

/** The keys of classes. Where the names of all classes are listed, a key is the index of a name. */
export const keysOf = (ids: Targets, names: readonly string[] | undefined): Key[] =>
  ids.map((id) => (typeof id === 'string' && names ? names.indexOf(id) : id));

/** The sums by class. A class index that no class has is an error, unless the truth of the sample is ignored. */
export function iouSums(forms: Forms): ClassSums {
  const { numClasses: count, sparseYTrue, sparseYPred, axis: along } = forms;
  if (count === undefined) {
    const [label, guess] = [classes('yTrue'), classes('yPred')];
    return byClass(label, guess, same(label, guess), unlessIgnored(label, ignoredIn(forms)));
  }
  const given = sparseYTrue
    ? named(labels('yTrue'), forms)
    : argmaxPlainly(ofWidth(named(scoresAlong('yTrue', along, 'oneHot'), forms), count));
  const where = unlessIgnored(given, ignoredIn(forms));
  const truth = sparseYTrue ? within(given, 0, count - 1, where) : given;
  if (sparseYPred) {
    const guess = within(named(labels('yPred'), forms), 0, count - 1, where);
    return byClass(truth, guess, same(truth, guess), where);
  }
  const score = ofWidth(named(scoresAlong('yPred', along), forms), count);
  const guess = predicted(score);
  return byClass(truth, guess, isRight(truth, guess, score), where);
}

/** The mean intersection over union of the targets. A class that weighs nothing in truth and prediction together is left out. */
export function meanIoU(found: Found, target?: readonly Key[]): number {
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
