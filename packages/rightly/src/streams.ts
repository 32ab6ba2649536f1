export {
  evaluateStream,
  type StreamBatch,
  type StreamOptions,
  type StreamSource,
} from './streams/evaluate-stream.ts';
export type { StreamCheckpoint } from './streams/checkpoint.ts';
export {
  type GroupKey,
  Sliced,
  type SlicedUpdate,
  type SlicedUpdateOptions,
} from './streams/sliced.ts';
export { Windowed, type WindowedOptions } from './streams/windowed.ts';
export type { Countable } from './streams/wrapped.ts';
