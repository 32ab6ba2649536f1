import * as tf from '@tensorflow/tfjs';
import { SparseCategoricalAccuracy, SparseTopKCategoricalAccuracy } from 'rightly';
import { compile } from 'rightly/tfjs';

const seeded = (seed) => tf.initializers.heNormal({ seed });

/**
 * Random filters that are not trained, then two layers that are. On pictures of 8 × 8, untrained filters are nearly as
 * good. They need no gradient, which TensorFlow.js lacks for convolutions on its WebAssembly backend.
 */
export function makeModel() {
  const layers = [
    tf.layers.reshape({ inputShape: [64], targetShape: [8, 8, 1] }),
    tf.layers.conv2d({
      filters: 128,
      kernelSize: 5,
      padding: 'same',
      activation: 'relu',
      kernelInitializer: seeded(1),
      trainable: false,
    }),
    tf.layers.maxPooling2d({ poolSize: 2 }),
    tf.layers.flatten(),
    tf.layers.dense({ units: 128, activation: 'relu', kernelInitializer: seeded(2) }),
    tf.layers.dense({ units: 10, activation: 'softmax', kernelInitializer: seeded(3) }),
  ];
  return compile(tf.sequential({ layers }), {
    optimizer: tf.train.adam(0.002),
    loss: 'sparse_categorical_crossentropy',
    metrics: ['accuracy', new SparseTopKCategoricalAccuracy({ k: 3, name: 'top3' })],
    // The accuracy with sample weights, in which every digit has the same total weight.
    weightedMetrics: [new SparseCategoricalAccuracy({ name: 'balanced_accuracy' })],
  });
}

export const EPOCHS = 25;
