import type { CallbackList } from '@tensorflow/tfjs-layers';
import type { AnyLogs } from '../types.ts';

type TensorLogs = NonNullable<Parameters<CallbackList['onEpochEnd']>[1]>;

/**
 * Logs for TensorFlow.js's callbacks. The callbacks treat a value that is no number as a tensor: they wait for `data()`, keep its first element,
 * and call `dispose()`. Arrays get both methods here, so that callbacks and the history get the array itself.
 */
export const forCallbacks = (logs: AnyLogs): TensorLogs =>
  Object.fromEntries(
    Object.entries(logs).map(([name, value]) => [
      name,
      typeof value === 'number' ? value : passing(value),
    ]),
  ) as TensorLogs;

function passing(values: readonly number[]): readonly number[] {
  const own = [...values];
  return Object.defineProperties(own, {
    data: { value: () => Promise.resolve([own]) },
    dispose: { value: () => {} },
  });
}
