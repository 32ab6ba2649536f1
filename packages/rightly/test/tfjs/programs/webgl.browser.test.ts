import '@tensorflow/tfjs-backend-webgl';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll } from 'vitest';
import { useBackend } from '../backends.ts';
import { agreesWithKeras } from '../runs/agrees-with-keras.ts';
import { programRuns } from '../runs/fixture.ts';
import { asStock } from './as-stock.ts';
import { convnet } from './convnet.ts';
import { detection } from './detection.ts';
import { gan } from './gan.ts';

beforeAll(async () => {
  // Otherwise small tensors would stay on the host.
  tf.env().set('WEBGL_CPU_FORWARD', false);
  tf.env().set('WEBGL_USE_SHAPES_UNIFORMS', true);
  await useBackend('webgl');
});

asStock([convnet, detection, gan]);
agreesWithKeras(programRuns.filter(({ title }) => /pixel|tags|price/.test(title)));
