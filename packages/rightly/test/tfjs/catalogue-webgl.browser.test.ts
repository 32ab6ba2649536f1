import '@tensorflow/tfjs-backend-webgl';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe } from 'vitest';
import { useBackend } from './backends.ts';
import { countsCatalogue } from './catalogue.ts';

beforeAll(async () => {
  // Else small tensors would never come to the device.
  tf.env().set('WEBGL_CPU_FORWARD', false);
  await useBackend('webgl');
});

describe('On a device', () => {
  countsCatalogue();
});
