export { compile } from './tfjs/compile.ts';
export {
  type CompileConfig,
  type CustomObjects,
  fromCompileConfig,
} from './tfjs/saving/compile-config.ts';
export { loadModel, type LoadOptions } from './tfjs/saving/load.ts';
export type {
  BatchArgs,
  BatchDataset,
  CompileArgs,
  Compiled,
  CompiledModel,
  DatasetElement,
  EvaluateArgs,
  EvaluateDatasetArgs,
  FitArgs,
  FitDatasetArgs,
  Logs,
  Counting,
  LogsAs,
  Loss,
  OneOrMany,
  Progress,
  SampleWeight,
  TensorFunction,
  Tensors,
} from './tfjs/types.ts';
export {
  MeanMetricWrapper,
  type MeanMetricWrapperOptions,
  type TensorUpdateOptions,
} from './tfjs/counting/mean-metric-wrapper.ts';
export type { AnyMetric, Metrics } from './tfjs/counting/groups.ts';
