export {
  type Alias,
  aliasNamed,
  classNamed,
  meanClasses,
  metricClasses,
} from './registry/classes.ts';
export { get } from './registry/get.ts';
export { getLoss } from './registry/get-loss.ts';
export { metricFromJSON } from './registry/metric-from-json.ts';
export { deserialize, serialize } from './registry/serialize.ts';
export type {
  AnyFunction,
  CustomObjects,
  Identifier,
  SerializedMetric,
  SerializedObject,
} from './registry/types.ts';
export { nearest } from './core/nearest.ts';
