import { env, getBackend } from '@tensorflow/tfjs-core';

/** Whether the backend keeps int32: WebGL keeps integers as floats. */
export const keepsInt32 = (): boolean => getBackend() !== 'webgl';

/**
 * Whether it keeps float32. WebGL on many telephones keeps 16 bits, where class 2049 is class 2048. (The backend's own
 * `floatPrecision` says 16 of WebGL with float32.)
 */
export const keepsFloat32 = (): boolean =>
  keepsInt32() || env().getBool('WEBGL_RENDER_FLOAT32_ENABLED');

/** Whether NaN equals nothing there, as everywhere but in graphics drivers. */
export const comparesNaN = (): boolean => ['cpu', 'wasm', 'tensorflow'].includes(getBackend());
