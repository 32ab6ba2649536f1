import { getBackend } from '@tensorflow/tfjs-core';

/** Whether reading a tensor takes nearly no time. Then loops over its numbers are faster than operations. */
export const readsAtOnce = (): boolean => ['cpu', 'wasm', 'tensorflow'].includes(getBackend());
