export { Accuracy, accuracy } from './metrics/accuracy.ts';
export {
  BinaryAccuracy,
  binaryAccuracy,
  type BinaryAccuracyOptions,
} from './metrics/binary-accuracy.ts';
export { CategoricalAccuracy, categoricalAccuracy } from './metrics/categorical-accuracy.ts';
export {
  SparseCategoricalAccuracy,
  sparseCategoricalAccuracy,
  type SparseCategoricalAccuracyOptions,
} from './metrics/sparse-categorical-accuracy.ts';
export {
  TopKCategoricalAccuracy,
  topKCategoricalAccuracy,
  type TopKCategoricalAccuracyOptions,
} from './metrics/top-k-categorical-accuracy.ts';
export {
  SparseTopKCategoricalAccuracy,
  sparseTopKCategoricalAccuracy,
  type SparseTopKCategoricalAccuracyOptions,
  type SparseTopKOptions,
} from './metrics/sparse-top-k-categorical-accuracy.ts';
export { MeanSquaredError, meanSquaredError } from './losses/mean-squared-error.ts';
export { RootMeanSquaredError } from './losses/root-mean-squared-error.ts';
export { MeanAbsoluteError, meanAbsoluteError } from './losses/mean-absolute-error.ts';
export {
  MeanAbsolutePercentageError,
  meanAbsolutePercentageError,
} from './losses/mean-absolute-percentage-error.ts';
export {
  MeanSquaredLogarithmicError,
  meanSquaredLogarithmicError,
} from './losses/mean-squared-logarithmic-error.ts';
export {
  CosineSimilarity,
  cosineSimilarity,
  type CosineSimilarityOptions,
} from './losses/cosine-similarity.ts';
export { LogCosh, logCosh } from './losses/log-cosh.ts';
export { LogCoshError } from './losses/log-cosh-error.ts';
export { Huber, huber, type HuberOptions } from './losses/huber.ts';
export { Poisson, poisson } from './losses/poisson.ts';
export { KLDivergence, klDivergence } from './losses/kl-divergence.ts';
export { Hinge, hinge } from './losses/hinge.ts';
export { SquaredHinge, squaredHinge } from './losses/squared-hinge.ts';
export { CategoricalHinge, categoricalHinge } from './losses/categorical-hinge.ts';
export {
  BinaryCrossentropy,
  binaryCrossentropy,
  type BinaryCrossentropyOptions,
} from './losses/binary-crossentropy.ts';
export {
  BinaryFocalCrossentropy,
  binaryFocalCrossentropy,
  type BinaryFocalCrossentropyOptions,
} from './losses/binary-focal-crossentropy.ts';
export {
  CategoricalCrossentropy,
  categoricalCrossentropy,
  type CategoricalCrossentropyOptions,
} from './losses/categorical-crossentropy.ts';
export {
  CategoricalFocalCrossentropy,
  categoricalFocalCrossentropy,
  type CategoricalFocalCrossentropyOptions,
} from './losses/categorical-focal-crossentropy.ts';
export {
  SparseCategoricalCrossentropy,
  sparseCategoricalCrossentropy,
  type SparseCategoricalCrossentropyOptions,
} from './losses/sparse-categorical-crossentropy.ts';
export { Dice, dice, type DiceOptions } from './losses/dice.ts';
export { Tversky, tversky, type TverskyOptions } from './losses/tversky.ts';
export { TruePositives } from './metrics/true-positives.ts';
export { FalsePositives } from './metrics/false-positives.ts';
export { TrueNegatives } from './metrics/true-negatives.ts';
export { FalseNegatives } from './metrics/false-negatives.ts';
export { Precision } from './metrics/precision.ts';
export { Recall } from './metrics/recall.ts';
export type { ByThreshold, ThresholdOptions } from './metrics/shared/threshold-options.ts';
export type { RatioOptions } from './metrics/shared/ratio-definition.ts';
export type { AverageOptions, ByAverage } from './metrics/shared/average-definition.ts';
export { Specificity, type SpecificityOptions } from './metrics/specificity.ts';
export { BalancedAccuracy, type BalancedAccuracyOptions } from './metrics/balanced-accuracy.ts';
export { CohenKappa, type CohenKappaOptions, type KappaWeights } from './metrics/cohen-kappa.ts';
export {
  ConfusionMatrix,
  type ConfusionMatrixOptions,
  type Normalize,
} from './metrics/confusion-matrix.ts';
export {
  MatthewsCorrelation,
  type MatthewsCorrelationOptions,
} from './metrics/matthews-correlation.ts';
export type { OutcomeOptions } from './metrics/shared/outcome-options.ts';
export {
  SensitivityAtSpecificity,
  type SensitivityAtSpecificityOptions,
} from './metrics/sensitivity-at-specificity.ts';
export {
  SpecificityAtSensitivity,
  type SpecificityAtSensitivityOptions,
} from './metrics/specificity-at-sensitivity.ts';
export { PrecisionAtRecall, type PrecisionAtRecallOptions } from './metrics/precision-at-recall.ts';
export { RecallAtPrecision, type RecallAtPrecisionOptions } from './metrics/recall-at-precision.ts';
export { IoU, type IoUOptions } from './metrics/iou.ts';
export { MeanIoU, type MeanIoUOptions } from './metrics/mean-iou.ts';
export { OneHotIoU, type OneHotIoUOptions } from './metrics/one-hot-iou.ts';
export { OneHotMeanIoU, type OneHotMeanIoUOptions } from './metrics/one-hot-mean-iou.ts';
export { BinaryIoU, type BinaryIoUOptions } from './metrics/binary-iou.ts';
export { AUC, type AUCOptions } from './metrics/auc.ts';
export { AveragePrecision } from './metrics/average-precision.ts';
export { BrierScore, brierScore, type BrierScoreOptions } from './metrics/brier-score.ts';
export {
  ExpectedCalibrationError,
  type ExpectedCalibrationErrorOptions,
} from './metrics/expected-calibration-error.ts';
export { HammingLoss, hammingLoss, type HammingLossOptions } from './metrics/hamming-loss.ts';
export {
  SubsetAccuracy,
  subsetAccuracy,
  type SubsetAccuracyOptions,
} from './metrics/subset-accuracy.ts';
export { F1Score } from './metrics/f1-score.ts';
export { FBetaScore } from './metrics/fbeta-score.ts';
export type { Average, Averaged } from './metrics/shared/averages.ts';
export type { F1Options, FOptions } from './metrics/shared/f-options.ts';
export {
  type Aggregated,
  type ClassAggregation,
  R2Score,
  type R2ScoreOptions,
} from './metrics/r2-score.ts';
export { PearsonCorrelation } from './metrics/pearson-correlation.ts';
export { ConcordanceCorrelation } from './metrics/concordance-correlation.ts';
export type { CorrelationOptions } from './metrics/shared/correlation-definition.ts';
export { Mean } from './metrics/mean.ts';
export { Sum } from './metrics/sum.ts';
export {
  MeanMetricWrapper,
  type MeanMetricWrapperOptions,
  type OwnValue,
} from './metrics/mean-metric-wrapper.ts';
export { MetricList, type MetricListDocument } from './core/metric-list.ts';
export type { Config } from './core/config.ts';
export type { AnyDefinition, Curve, Definition, Found, SumsDefinition } from './core/definition.ts';
export type { AnySumsMetric, DeclaredSums } from './core/declared-sums.ts';
export type { ScoreSums } from './core/score-sums.ts';
export { SumsMetric } from './core/sums-metric.ts';
export type { AnyMetric } from './core/members.ts';
export type { AnyBatchMetric, BatchMetric, UpdateOptions } from './core/batch-metric.ts';
export type { Summand, Summands, Variables } from './core/summand.ts';
export type { Cells, Key } from './core/cells.ts';
export type { Grid } from './core/grid.ts';
export type { CountScores, Run, Scores } from './core/scores.ts';
export type { Moments } from './core/moments.ts';
export type { Axis } from './core/layout.ts';
export type { Dtype } from './core/dtype.ts';
export type { MeanState } from './core/mean.ts';
export { lossDefinition, type LossDefinition } from './core/loss.ts';
export type { AnyMeanMetric, DeclaredMean } from './core/declared-mean.ts';
export { MeanMetric } from './core/mean-metric.ts';
export type { Values } from './core/values-of.ts';
export { Metric } from './core/metric.ts';
export type { MetricDocument } from './core/metric-class.ts';
export type { OwnFunction } from './core/own-function.ts';
export type { MetricOptions, NameOptions, Option, Options, Reduction } from './core/options.ts';
export type { KeyedState, PlainCells, State } from './core/state.ts';
export type { ArrayInput, ClassScore, RuntimeTensor, ShapedData } from './core/input.ts';
export type { TypedArray } from './core/tensor.ts';
