import { env, getBackend } from '@tensorflow/tfjs-core';

/** Whether the backend keeps int32. WebGL stores integers as floats. */
export const keepsInt32 = (): boolean => getBackend() !== 'webgl';

/**
 * Whether the backend keeps float32. WebGL on many phones has 16 bits, where class 2049 equals class 2048. (`floatPrecision` of the backend
 * is 16 even for WebGL with float32.)
 */
export const keepsFloat32 = (): boolean =>
  keepsInt32() || env().getBool('WEBGL_RENDER_FLOAT32_ENABLED');

/** Whether the backend compares NaN as not equal. Some graphics drivers do not. */
export const comparesNaN = (): boolean => ['cpu', 'wasm', 'tensorflow'].includes(getBackend());
