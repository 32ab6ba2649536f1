import '@tensorflow/tfjs-backend-webgl';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe } from 'vitest';
import { useBackend } from './backends.ts';
import { countsCatalogue } from './catalogue.ts';

beforeAll(async () => {
  // Otherwise small tensors would stay on the host.
  tf.env().set('WEBGL_CPU_FORWARD', false);
  await useBackend('webgl');
});

describe('On a device', () => {
  countsCatalogue();
});
