import '@tensorflow/tfjs-backend-cpu';
import { createRequire } from 'node:module';
import { compile } from 'rightly/tfjs';
import { expect, test } from 'vitest';
import type * as Layers from '@tensorflow/tfjs-layers';

test('A model of another copy of TensorFlow.js is refused', () => {
  const require = createRequire(import.meta.url);
  const other = require('@tensorflow/tfjs-layers/dist/tf-layers.js') as typeof Layers;
  const model = other.sequential({ layers: [other.layers.dense({ units: 1, inputShape: [1] })] });
  expect(() => compile(model, { optimizer: 'sgd', loss: 'mse' })).toThrow(
    /^compile: model must be a LayersModel of the same @tensorflow\/tfjs-layers that rightly\/tfjs imports; got a Sequential of another copy of it \(it imports its own where its folder is linked rather than packed and installed\)$/,
  );
});
