import type { Config } from '../core/config.ts';
import type { AnyMeanMetric } from '../core/declared-mean.ts';
import type { AnyMetric } from '../core/members.ts';
import type { Metric } from '../core/metric.ts';
import type { MetricClass } from '../core/metric-class.ts';
import { plain } from '../core/nearest.ts';
import { meaningOf } from './aliases.ts';
import { Accuracy, accuracy } from '../metrics/accuracy.ts';
import { BinaryAccuracy, binaryAccuracy } from '../metrics/binary-accuracy.ts';
import { BinaryCrossentropy, binaryCrossentropy } from '../losses/binary-crossentropy.ts';
import {
  BinaryFocalCrossentropy,
  binaryFocalCrossentropy,
} from '../losses/binary-focal-crossentropy.ts';
import { CategoricalAccuracy, categoricalAccuracy } from '../metrics/categorical-accuracy.ts';
import {
  CategoricalCrossentropy,
  categoricalCrossentropy,
} from '../losses/categorical-crossentropy.ts';
import {
  CategoricalFocalCrossentropy,
  categoricalFocalCrossentropy,
} from '../losses/categorical-focal-crossentropy.ts';
import { CategoricalHinge, categoricalHinge } from '../losses/categorical-hinge.ts';
import { CosineSimilarity, cosineSimilarity } from '../losses/cosine-similarity.ts';
import { Dice, dice } from '../losses/dice.ts';
import { Hinge, hinge } from '../losses/hinge.ts';
import { Huber, huber } from '../losses/huber.ts';
import { KLDivergence, klDivergence } from '../losses/kl-divergence.ts';
import { LogCoshError } from '../losses/log-cosh-error.ts';
import { LogCosh, logCosh } from '../losses/log-cosh.ts';
import { MeanAbsoluteError, meanAbsoluteError } from '../losses/mean-absolute-error.ts';
import {
  MeanAbsolutePercentageError,
  meanAbsolutePercentageError,
} from '../losses/mean-absolute-percentage-error.ts';
import { MeanMetricWrapper } from '../metrics/mean-metric-wrapper.ts';
import { MeanSquaredError, meanSquaredError } from '../losses/mean-squared-error.ts';
import {
  MeanSquaredLogarithmicError,
  meanSquaredLogarithmicError,
} from '../losses/mean-squared-logarithmic-error.ts';
import { Mean } from '../metrics/mean.ts';
import { Poisson, poisson } from '../losses/poisson.ts';
import { RootMeanSquaredError } from '../losses/root-mean-squared-error.ts';
import {
  SparseCategoricalAccuracy,
  sparseCategoricalAccuracy,
} from '../metrics/sparse-categorical-accuracy.ts';
import {
  SparseCategoricalCrossentropy,
  sparseCategoricalCrossentropy,
} from '../losses/sparse-categorical-crossentropy.ts';
import {
  SparseTopKCategoricalAccuracy,
  sparseTopKCategoricalAccuracy,
} from '../metrics/sparse-top-k-categorical-accuracy.ts';
import { SquaredHinge, squaredHinge } from '../losses/squared-hinge.ts';
import { Sum } from '../metrics/sum.ts';
import {
  TopKCategoricalAccuracy,
  topKCategoricalAccuracy,
} from '../metrics/top-k-categorical-accuracy.ts';
import { Tversky, tversky } from '../losses/tversky.ts';
import { AUC } from '../metrics/auc.ts';
import { AveragePrecision } from '../metrics/average-precision.ts';
import { BrierScore, brierScore } from '../metrics/brier-score.ts';
import { BalancedAccuracy } from '../metrics/balanced-accuracy.ts';
import { BinaryIoU } from '../metrics/binary-iou.ts';
import { CohenKappa } from '../metrics/cohen-kappa.ts';
import { ConcordanceCorrelation } from '../metrics/concordance-correlation.ts';
import { ConfusionMatrix } from '../metrics/confusion-matrix.ts';
import { ExpectedCalibrationError } from '../metrics/expected-calibration-error.ts';
import { F1Score } from '../metrics/f1-score.ts';
import { FBetaScore } from '../metrics/fbeta-score.ts';
import { FalseNegatives } from '../metrics/false-negatives.ts';
import { FalsePositives } from '../metrics/false-positives.ts';
import { HammingLoss, hammingLoss } from '../metrics/hamming-loss.ts';
import { IoU } from '../metrics/iou.ts';
import { MatthewsCorrelation } from '../metrics/matthews-correlation.ts';
import { MeanIoU } from '../metrics/mean-iou.ts';
import { OneHotIoU } from '../metrics/one-hot-iou.ts';
import { OneHotMeanIoU } from '../metrics/one-hot-mean-iou.ts';
import { PearsonCorrelation } from '../metrics/pearson-correlation.ts';
import { Precision } from '../metrics/precision.ts';
import { PrecisionAtRecall } from '../metrics/precision-at-recall.ts';
import { R2Score } from '../metrics/r2-score.ts';
import { Recall } from '../metrics/recall.ts';
import { RecallAtPrecision } from '../metrics/recall-at-precision.ts';
import { SensitivityAtSpecificity } from '../metrics/sensitivity-at-specificity.ts';
import { Specificity } from '../metrics/specificity.ts';
import { SpecificityAtSensitivity } from '../metrics/specificity-at-sensitivity.ts';
import { SubsetAccuracy, subsetAccuracy } from '../metrics/subset-accuracy.ts';
import { TrueNegatives } from '../metrics/true-negatives.ts';
import { TruePositives } from '../metrics/true-positives.ts';

/** Each class of means, with its function if it has one. */
const pairs: readonly (readonly [own: MetricClass<AnyMeanMetric>, fn: object | undefined])[] = [
  [Accuracy, accuracy],
  [BinaryAccuracy, binaryAccuracy],
  [CategoricalAccuracy, categoricalAccuracy],
  [SparseCategoricalAccuracy, sparseCategoricalAccuracy],
  [TopKCategoricalAccuracy, topKCategoricalAccuracy],
  [SparseTopKCategoricalAccuracy, sparseTopKCategoricalAccuracy],
  [MeanSquaredError, meanSquaredError],
  [RootMeanSquaredError, undefined],
  [MeanAbsoluteError, meanAbsoluteError],
  [MeanAbsolutePercentageError, meanAbsolutePercentageError],
  [MeanSquaredLogarithmicError, meanSquaredLogarithmicError],
  [CosineSimilarity, cosineSimilarity],
  [LogCosh, logCosh],
  [LogCoshError, undefined],
  [Huber, huber],
  [Poisson, poisson],
  [KLDivergence, klDivergence],
  [Hinge, hinge],
  [SquaredHinge, squaredHinge],
  [CategoricalHinge, categoricalHinge],
  [BinaryCrossentropy, binaryCrossentropy],
  [BinaryFocalCrossentropy, binaryFocalCrossentropy],
  [CategoricalCrossentropy, categoricalCrossentropy],
  [CategoricalFocalCrossentropy, categoricalFocalCrossentropy],
  [SparseCategoricalCrossentropy, sparseCategoricalCrossentropy],
  [Dice, dice],
  [Tversky, tversky],
  [BrierScore, brierScore],
  [HammingLoss, hammingLoss],
  [SubsetAccuracy, subsetAccuracy],
];

/** All classes of metrics that are a weighted mean of a declared value: the accuracies and the losses. */
export const meanClasses: readonly MetricClass<AnyMeanMetric>[] = pairs.map(([own]) => own);

/** All classes of metrics of truth and prediction, which can be found by their names. */
export const metricClasses: readonly MetricClass<AnyMetric>[] = [
  ...(meanClasses as readonly MetricClass<AnyMetric>[]),
  AUC,
  AveragePrecision,
  BinaryIoU,
  ConcordanceCorrelation,
  ExpectedCalibrationError,
  F1Score,
  FBetaScore,
  FalseNegatives,
  FalsePositives,
  IoU,
  MeanIoU,
  OneHotIoU,
  OneHotMeanIoU,
  PearsonCorrelation,
  Precision,
  PrecisionAtRecall,
  R2Score,
  Recall,
  RecallAtPrecision,
  SensitivityAtSpecificity,
  SpecificityAtSensitivity,
  TrueNegatives,
  TruePositives,
  BalancedAccuracy,
  CohenKappa,
  ConfusionMatrix,
  MatthewsCorrelation,
  Specificity,
] as readonly MetricClass<AnyMetric>[];

/** All classes, also those whose configurations hold more than names and numbers. */
export const allClasses: readonly MetricClass<Metric>[] = [
  ...metricClasses,
  Mean,
  Sum,
  MeanMetricWrapper as unknown as MetricClass<Metric>,
];

const classes = new Map<unknown, MetricClass<AnyMeanMetric>>(pairs.map(([own, fn]) => [fn, own]));
const functions = new Map<unknown, unknown>(pairs);

/** The class of a function. */
export const classOf = (fn: object): MetricClass<AnyMeanMetric> | undefined => classes.get(fn);

/** The function of a class. */
export const functionOf = (own: object): unknown => functions.get(own);

/**
 * The class of a name in any spelling. Undefined for an unknown name, and for a name that stands for a class with options.
 *
 * ```ts
 * import { classNamed } from 'rightly/registry';
 *
 * classNamed('mse').definition.className; // MeanSquaredError
 * ```
 */
export function classNamed(name: string): MetricClass<Metric> | undefined {
  const { own, config } = aliasNamed(name) ?? {};
  return config ? undefined : own;
}

/** A class, and a part of its configuration. */
export interface Alias {
  readonly own: MetricClass<Metric>;
  /** Undefined where the name stands for the class alone. */
  readonly config: Config | undefined;
}

/**
 * The meaning of a name in any spelling: a class, or a class with some of its options, as for many names of scikit-learn. Undefined for an
 * unknown name. The own name of a class stands for that class.
 *
 * ```ts
 * import { aliasNamed } from 'rightly/registry';
 *
 * const { own, config } = aliasNamed('f1_macro');
 * own.definition.className; // F1Score
 * config; // { average: 'macro', name: 'f1_macro' }
 * ```
 */
export function aliasNamed(name: string): Alias | undefined {
  if (typeof name !== 'string') return undefined;
  const itself = find(name);
  if (itself) return { own: itself, config: undefined };
  const [className, config] = meaningOf(name) ?? [];
  const own = className === undefined ? undefined : find(className);
  return own && { own, config };
}

const find = (className: string): MetricClass<Metric> | undefined =>
  allClasses.find(({ definition }) => plain(definition.className) === plain(className));
