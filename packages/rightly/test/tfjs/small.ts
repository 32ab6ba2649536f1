import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import {
  initializers,
  input,
  layers,
  type LayersModel,
  model,
  sequential,
} from '@tensorflow/tfjs-layers';

const seeded = (): ReturnType<typeof initializers.glorotUniform> =>
  initializers.glorotUniform({ seed: 3 });

/** A small classifier, with the same weights in every run. */
export const classifier = (classes = 4, features = 3): ReturnType<typeof sequential> =>
  sequential({
    layers: [
      layers.dense({
        units: classes,
        inputShape: [features],
        activation: 'softmax',
        kernelInitializer: seeded(),
        name: 'out',
      }),
    ],
  });

/** One input, an output `a` with one score, and an output `b` with three scores. */
export function twoOutputs(): LayersModel {
  const x = input({ shape: [3], name: 'x' });
  const a = layers
    .dense({ units: 1, activation: 'sigmoid', kernelInitializer: seeded(), name: 'a' })
    .apply(x);
  const b = layers
    .dense({ units: 3, activation: 'softmax', kernelInitializer: seeded(), name: 'b' })
    .apply(x);
  return model({ inputs: x, outputs: [a, b] as (typeof x)[] });
}

/** Samples for it. */
export const samples = (n: number, features = 3): tf.Tensor2D =>
  tf.tensor2d(
    Array.from({ length: n * features }, (_, i) => Math.sin(i * 1.7) * 2),
    [n, features],
  );

export const labels = (n: number, classes = 4): tf.Tensor1D =>
  tf.tensor1d(
    Array.from({ length: n }, (_, i) => (i * i + 1) % classes),
    'int32',
  );
