import '@tensorflow/tfjs-backend-webgl';
import { dispose, env, memory, setBackend, tensor1d } from '@tensorflow/tfjs-core';
import { Accuracy } from 'rightly';
import { expect, test } from 'vitest';
import { DeviceMetrics } from '../../src/engines/tfjs/device-metrics.ts';
import { keepsFloat32 } from '../../src/engines/tfjs/precision.ts';

test('a backend of 16-bit floats is refused', async () => {
  env().set('WEBGL_FORCE_F16_TEXTURES', true);
  await setBackend('webgl');
  expect(keepsFloat32()).toBe(false);
  const values = tensor1d([1, 2]);
  const before = memory().numTensors;
  expect(() => new DeviceMetrics([new Accuracy()]).batch(values, values)).toThrow(
    new RangeError('DeviceMetrics.batch: the backend must keep float32; got float16'),
  );
  expect(memory().numTensors).toBe(before);
  dispose(values);
});
