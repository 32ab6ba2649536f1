export {
  CompileMetrics,
  type CompileMetricsOptions,
  type CompileUpdateOptions,
} from './compile/compile-metrics.ts';
export type { BatchLoss } from './compile/batch-loss.ts';
export type { PerOutput } from './compile/outputs.ts';
export type {
  MetricFunction,
  MetricIdentifier,
  MetricStructure,
  MetricTree,
} from './compile/structure.ts';
