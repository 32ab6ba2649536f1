export type { ClusterKey } from './statistics/cluster-keys.ts';
export { Clustered, type ClusteredUpdateOptions } from './statistics/clustered.ts';
export {
  type Compared,
  difference,
  type Difference,
  type DifferenceMethod,
} from './statistics/difference.ts';
export { falseDiscovery } from './statistics/false-discovery.ts';
export { jackknife, type JackknifeInterval } from './statistics/jackknife.ts';
export {
  interval,
  type Interval,
  type IntervalMethod,
  type IntervalOptions,
  type KnownInterval,
  type NoInterval,
} from './statistics/interval.ts';
export { minimumDetectable } from './statistics/minimum-detectable.ts';
export { Paired } from './statistics/paired.ts';
export type { RateMethod } from './statistics/rates.ts';
export { replicateOf } from './statistics/replicate-of.ts';
export {
  Replicated,
  type ReplicatedOptions,
  type ReplicatedUpdate,
  type ReplicatedUpdateOptions,
} from './statistics/replicated.ts';
export type { LevelOptions } from './statistics/results.ts';
export { tTest } from './statistics/t-test.ts';
