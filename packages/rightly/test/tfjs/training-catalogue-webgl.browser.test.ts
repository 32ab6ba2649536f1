import '@tensorflow/tfjs-backend-webgl';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll } from 'vitest';
import { useBackend } from './backends.ts';
import { agreesWithKeras } from './runs/agrees-with-keras.ts';
import { catalogueRuns } from './runs/fixture.ts';

beforeAll(async () => {
  // Otherwise small tensors would stay on the host.
  tf.env().set('WEBGL_CPU_FORWARD', false);
  await useBackend('webgl');
});

// In these runs TensorFlow.js's own fit has other weights where inputs are concatenated.
const same = catalogueRuns.filter(
  ({ model }) => !model.layers.some((l) => l.class_name === 'Concatenate'),
);
// Most of these metrics are counted on the device. Compiling shaders takes most of the time, so only each tenth run is tested.
agreesWithKeras(same.filter((_, i) => i % 10 === 0));
