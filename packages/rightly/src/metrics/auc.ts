import type { Cells } from '../core/cells.ts';
import type { Config } from '../core/config.ts';
import type { Curve, SumsDefinition } from '../core/definition.ts';
import { rangeError, show } from '../core/errors.ts';
import { flag, oneOf } from '../core/options.ts';
import { byPair } from '../core/pairs.ts';
import { ScoreSums } from '../core/score-sums.ts';
import type { Summands } from '../core/summand.ts';
import {
  bucket,
  type Column,
  not,
  numbers,
  ofWidth,
  perClass,
  place,
  positive,
  reals,
  type Rows,
  scores,
  sigmoid,
  timesEach,
  within,
} from '../core/verbs.ts';
import { area, type SummationMethod } from './shared/area.ts';
import { evenly } from './shared/at-definition.ts';
import { exactArea, exactKernels, refuseMany, scoreSums } from './shared/exact-area.ts';
import { bucketKernels, countsAlong } from './shared/thresholds.ts';
import { isList, listExpected, numThresholds, sorted } from './shared/threshold-options.ts';

export interface AUCOptions {
  /** The number of thresholds, evenly spaced from 0 to 1; 200 by default. */
  readonly numThresholds?: number | undefined;
  /** `'ROC'`, the default: the true positive rate over the false positive rate; `'PR'`: precision over recall. */
  readonly curve?: Curve | undefined;
  /** How the curve is interpolated between two thresholds; `'interpolation'` by default. */
  readonly summationMethod?: SummationMethod | undefined;
  /** Your own thresholds instead of `numThresholds`, in any order. */
  readonly thresholds?: readonly number[] | undefined;
  /** Whether each element of a vector is a label of its own. Then the result is the mean of the areas of all labels. */
  readonly multiLabel?: boolean | undefined;
  /** The number of labels. With `multiLabel`, vectors of another length are an error. */
  readonly numLabels?: number | undefined;
  /** The weight of each label. With `multiLabel` the area of each label has this weight. Otherwise the elements of the label have it. */
  readonly labelWeights?: readonly number[] | undefined;
  /** Predictions are logits, not probabilities. */
  readonly fromLogits?: boolean | undefined;
  /**
   * Uses a threshold at each distinct score instead of `numThresholds`, without interpolation. The area is that of scikit-learn.
   * Predictions may be any numbers.
   */
  readonly exact?: boolean | undefined;
}

type Options = Required<AUCOptions>;

/** The thresholds without the lowest and the highest. Every score is above the lowest, and none is above the highest. */
const inner = ({ thresholds: own, numThresholds: count }: Options): number[] =>
  own ? sorted(own) : evenly(count!).slice(1, -1);

/** Truth and predictions as columns, or as rows where labels are distinguished. */
function inputs(options: Options): [truth: Column | Rows, score: Column | Rows] {
  const { multiLabel, labelWeights, fromLogits, numLabels, thresholds: own } = options;
  const byLabel = multiLabel || labelWeights !== undefined;
  const labels = numLabels ?? labelWeights?.length;
  // Predictions have the shape of the truth.
  const rows = labels === undefined ? scores('yTrue') : ofWidth(scores('yTrue'), labels);
  const truth = byLabel ? rows : numbers('yTrue');
  const given = fromLogits
    ? sigmoid(byLabel ? perClass('yPred') : reals('yPred'))
    : byLabel
      ? scores('yPred')
      : numbers('yPred');
  return [truth, own || fromLogits ? given : within(given, 0, 1)];
}

function sums(options: Options): Summands {
  if (options.exact) return scoreSums();
  const { multiLabel, labelWeights } = options;
  const [truth, score] = inputs(options);
  const limits = inner(options);
  const at = bucket(score, limits);
  const by = multiLabel ? byPair(place(score as Rows), at) : { by: at };
  const side = (where: Column | Rows): Summands[string] => ({
    where,
    ...by,
    value: labelWeights && !multiLabel ? timesEach(where as Rows, labelWeights) : undefined,
  });
  const isPositive = positive(truth);
  return { positives: side(isPositive), negatives: side(not(isPositive)) };
}

/** The options that `exact` excludes, with their defaults. Beside `exact` an option may only have its default. */
const others = {
  numThresholds: 200,
  summationMethod: 'interpolation',
  thresholds: undefined,
  multiLabel: false,
  numLabels: undefined,
  labelWeights: undefined,
} as const;

function refuseOthers(options: Options, what: string): void {
  for (const [name, own] of Object.entries(others)) {
    const given = options[name as keyof typeof others];
    if (given !== own)
      throw rangeError(
        `${what} ${name}`,
        'be left out with exact, which has a threshold at each score of one column',
        show(given),
      );
  }
}

const definition: SumsDefinition<AUCOptions, number> = {
  className: 'AUC',
  name: 'auc',
  direction: 'up',
  options: {
    numThresholds: numThresholds(2),
    curve: oneOf(['ROC', 'PR']),
    summationMethod: oneOf(['interpolation', 'minoring', 'majoring']),
    thresholds: {
      default: undefined,
      expected: listExpected,
      // An empty list leaves the lowest and the highest threshold (Keras).
      accepts: (given) => isList(given) || (Array.isArray(given) && given.length === 0),
      kinds: ['list'],
    },
    multiLabel: oneOf([false, true]),
    numLabels: {
      default: undefined,
      expected: 'be a whole number of at least 1',
      accepts: (count) => Number.isInteger(count) && Number(count) >= 1,
    },
    labelWeights: {
      default: undefined,
      expected: 'be a list of finite numbers of at least 0',
      accepts: (given) => isList(given) && given.every((w) => w >= 0),
      kinds: ['list'],
    },
    fromLogits: oneOf([false, true]),
    exact: flag,
  },
  check(options, what) {
    const { multiLabel, numLabels, labelWeights, exact } = options;
    if (exact) refuseOthers(options, what);
    if (numLabels !== undefined && !multiLabel)
      throw rangeError(`${what} numLabels`, 'be left out without multiLabel', `${numLabels}`);
    if (numLabels !== undefined && labelWeights && labelWeights.length !== numLabels)
      throw rangeError(
        `${what} labelWeights`,
        `be ${numLabels} numbers, one for each label`,
        `${labelWeights.length}`,
      );
  },
  sums,
  kernels(options) {
    const { multiLabel, labelWeights, fromLogits, thresholds: own, exact } = options;
    if (exact) return exactKernels;
    return multiLabel || labelWeights || fromLogits
      ? undefined
      : bucketKernels(inner(options), own === undefined);
  },
  hasClasses: ({ multiLabel }) => multiLabel!,
  refuse(found, { exact }, what, isSaved) {
    if (exact) refuseMany(found, what, isSaved);
  },
  curve: ({ exact, curve }) => (exact ? curve : undefined),
  result(found, options) {
    const { curve, summationMethod, multiLabel, labelWeights, exact } = options;
    const { thresholds, numThresholds: count } = options;
    if (exact) return exactArea(found, curve!);
    const limits = thresholds ? sorted(thresholds).length : count! - 2;
    const areaOf = (positives: Cells | undefined, negatives: Cells | undefined): number =>
      area(countsAlong(positives, negatives, limits), curve!, summationMethod!);
    if (!multiLabel) return areaOf(found.cells('positives'), found.cells('negatives'));
    const [positives, negatives] = [found.grid('positives'), found.grid('negatives')];
    let [total, weight] = [0, 0];
    for (let label = 0; label < found.classes; label++) {
      const own = labelWeights?.[label] ?? 1;
      total += own * areaOf(positives.at(label), negatives.at(label));
      weight += own;
    }
    return weight === 0 ? 0 : total / weight;
  },
};

/**
 * The area under the ROC curve (true positive rate over false positive rate) or the PR curve (precision over recall), with 200
 * thresholds by default. `yTrue` and `yPred` have the same shape. Each element counts with its weight. A truth is positive where it
 * is not 0. Predictions are probabilities from 0 to 1, or logits with `fromLogits`. With `multiLabel` both inputs are samples × labels,
 * and the result is the mean of the areas of all labels. With `exact` there is a threshold at each distinct score. Then the area is that
 * of scikit-learn, predictions may be any numbers, and the state has a sum for each score.
 *
 * The constructor throws RangeError for options out of range, and for options that `exact` excludes. `updateState` throws RangeError for
 * different shapes, for NaN in `yTrue`, and for predictions below 0 or above 1, unless `fromLogits`, `thresholds` or `exact` is given. With
 * `exact`, `updateState` also throws RangeError for more than 67,108,864 distinct scores. `state` and `toJSON` throw RangeError for more than
 * 4,194,304 distinct scores.
 * Source: `keras.metrics.AUC`; with `exact`, `roc_auc_score` and `average_precision_score` of scikit-learn.
 *
 * ```ts
 * import { AUC } from 'rightly';
 *
 * const m = new AUC({ numThresholds: 3 });
 * m.updateState([0, 0, 1, 1], [0, 0.5, 0.3, 0.9]);
 * m.result(); // 0.75
 *
 * m.resetState();
 * m.updateState([0, 0, 1, 1], [0, 0.5, 0.3, 0.9], { sampleWeight: [1, 0, 0, 1] });
 * m.result(); // 1
 *
 * const exact = new AUC({ exact: true });
 * exact.updateState([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8]);
 * exact.result(); // 0.75
 * exact.state; // { positives: { 0.35: 1, 0.8: 1 }, negatives: { 0.1: 1, 0.4: 1 } }
 * ```
 */
export class AUC extends ScoreSums<AUCOptions> {
  static readonly definition: SumsDefinition<AUCOptions, number> = definition;

  /** The configuration in Keras's form: own thresholds are sorted, and contain the lowest and the highest. */
  override getConfig(): Config {
    const { thresholds: _, ...rest } = super.getConfig();
    const { thresholds: own } = this.options;
    if (!own) return rest;
    const thresholds = [...own].sort((a, b) => a - b);
    return { ...rest, num_thresholds: own.length + 2, thresholds };
  }
}
