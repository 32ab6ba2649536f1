import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll } from 'vitest';
import { agreesWithKeras } from './runs/agrees-with-keras.ts';
import { catalogueRuns, runs } from './runs/fixture.ts';

beforeAll(async () => {
  await tf.setBackend('cpu');
});

agreesWithKeras([...runs, ...catalogueRuns]);
