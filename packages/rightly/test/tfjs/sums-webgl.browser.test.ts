import '@tensorflow/tfjs-backend-webgl';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll } from 'vitest';
import { useBackend } from './backends.ts';
import { sumsOnDevice } from './sums.ts';

beforeAll(async () => {
  // Otherwise small tensors would stay on the host.
  tf.env().set('WEBGL_CPU_FORWARD', false);
  await useBackend('webgl');
});

sumsOnDevice();
