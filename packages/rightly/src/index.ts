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
export { Mean } from './metrics/mean.ts';
export { Sum } from './metrics/sum.ts';
export {
  MeanMetricWrapper,
  type MeanMetricWrapperOptions,
  type OwnValue,
} from './metrics/mean-metric-wrapper.ts';
export { MetricList, type MetricListDocument } from './core/metric-list.ts';
export type { Config } from './core/config.ts';
export type { AnyDefinition, Definition } from './core/definition.ts';
export type { Axis } from './core/layout.ts';
export type { Dtype } from './core/dtype.ts';
export type { MeanState } from './core/mean.ts';
export { lossDefinition, type LossDefinition } from './core/loss.ts';
export {
  type AnyMeanMetric,
  MeanMetric,
  type UpdateOptions,
  type Values,
} from './core/mean-metric.ts';
export { Metric, type MetricDocument } from './core/metric.ts';
export type { OwnFunction } from './core/own-function.ts';
export type { MetricOptions, Option, Options, Reduction } from './core/options.ts';
export type { State } from './core/state.ts';
export type { ArrayInput, ShapedData } from './core/input.ts';
export type { TypedArray } from './core/tensor.ts';
