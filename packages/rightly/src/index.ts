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
export { MetricList, type MetricListDocument } from './core/metric-list.ts';
export type { Config } from './core/config.ts';
export type { Definition } from './core/definition.ts';
export type { Dtype } from './core/dtype.ts';
export type { MeanState } from './core/mean.ts';
export type { AnyMeanMetric, MeanMetric, UpdateOptions, Values } from './core/mean-metric.ts';
export type { Metric, MetricDocument } from './core/metric.ts';
export type { MetricOptions, Reduction } from './core/options.ts';
export type { State } from './core/state.ts';
export type { ArrayInput, ShapedData } from './core/input.ts';
export type { TypedArray } from './core/tensor.ts';
