import { ignoredIn } from '../../core/class-names.ts';
import type { SumsDefinition } from '../../core/definition.ts';
import { rangeError } from '../../core/errors.ts';
import { predicted } from '../../core/verbs.ts';
import { aboveThreshold, countAbove } from './above-threshold.ts';
import { type Average, averaged, type Score } from './averages.ts';
import { classKernels, classKeys, countsByClass } from './class-sums.ts';
import { checkForms, type F1Options, type FOptions, fOptions } from './f-options.ts';
import { classSums, ofOne, ofOneHot } from './f-sums.ts';
import { scoresOf } from './labelled.ts';
import { checkPositive, positiveKey } from './positive-class.ts';
import { ratio } from './thresholds.ts';

/** F-beta scores by class, and their averages. */
export const fDefinition = <O extends F1Options>(
  className: string,
  name: string,
  own: Pick<SumsDefinition<FOptions, never>['options'], 'beta'> | object,
): SumsDefinition<O, number | number[]> => ({
  className,
  name,
  direction: 'up',
  options: { ...fOptions, ...own } as unknown as SumsDefinition<O, never>['options'],
  check(given, what) {
    const { threshold, sparseYTrue, sparseYPred } = given;
    if (threshold !== null && (sparseYTrue || sparseYPred))
      throw rangeError(`${what} threshold`, 'be null where classes are sparse', `${threshold}`);
    checkForms(given, what);
    checkPositive(given, what);
  },
  sums: (given) =>
    given.threshold === null
      ? classSums(given, predicted)
      : isOfOne(given)
        ? ofOne(given.threshold!)
        : aboveThreshold(scoresOf(given), given.threshold!),
  kernels: ({ threshold, sparseYTrue, sparseYPred, numClasses: known, ...naming }) => {
    if (threshold !== null && !isOfOne({ threshold, ...naming })) return countAbove(threshold!);
    if (threshold !== null) return undefined;
    const ofLabels = classKernels({
      isSparse: sparseYPred!,
      classes: known,
      ignored: ignoredIn(naming),
    });
    return sparseYTrue ? ofLabels : ofOneHot(ofLabels);
  },
  hasClasses: (given) => !given.sparseYPred && !isOfOne(given),
  result(found, given) {
    const { average: how, numClasses: known, ...rest } = given;
    const { beta = 1 } = rest as FOptions;
    const square = beta ** 2;
    // Beside a large β², rounding loses the 1. With an infinite β² the score is the recall.
    const score: Score = ({ hits, truths, calls }) =>
      square < 1e16
        ? ratio((1 + square) * hits, square * truths + calls)
        : ratio(hits, truths + calls / square);
    if (isOfOne(given)) {
      const [rights, all, wrongs] = ['hits', 'truths', 'misses'].map((sum) =>
        found.scalar(sum),
      ) as Three;
      return score({ hits: rights, truths: all, calls: rights + wrongs });
    }
    if (how === 'binary') return score(countsByClass(found, [positiveKey(given)])[0]!);
    // A label that no class has is a class without hits. Only a mean over the known classes leaves it out.
    const isOverClasses = how === null || how === 'macro';
    const counts = countsByClass(found, isOverClasses ? (known ?? found.classes) : 0);
    return averaged(how as Average, counts, score);
  },
  keys: (found, { numClasses: known, classes: names }) =>
    names ?? classKeys(found, known ?? found.classes),
});

type Three = [number, number, number];

/** Whether a sample has one score, that of class 1. */
const isOfOne = ({ average: how, threshold }: F1Options): boolean =>
  how === 'binary' && threshold !== null;
