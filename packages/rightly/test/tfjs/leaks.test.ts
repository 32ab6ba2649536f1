import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll } from 'vitest';
import { leavesNothing } from './leaks.ts';

beforeAll(async () => {
  await tf.setBackend('cpu');
});

leavesNothing();
