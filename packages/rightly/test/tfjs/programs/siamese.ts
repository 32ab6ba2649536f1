import * as tf from '@tensorflow/tfjs-core';
import { input, layers, model as functional, type SymbolicTensor } from '@tensorflow/tfjs-layers';
import { filled, noise, start } from './made.ts';
import { cameTo, type Program, said } from './program.ts';

/** Similar samples are near each other, and others are at least 1 apart. */
const contrastive = (alike: tf.Tensor, distance: tf.Tensor): tf.Tensor =>
  tf.tidy(() => {
    const near = tf.mul(alike, tf.square(distance));
    const far = tf.mul(tf.sub(1, alike), tf.square(tf.relu(tf.sub(1, distance))));
    return tf.mean(tf.add(near, far), -1);
  });

/** Two inputs share one tower. */
export const siamese: Program = {
  title: 'two inputs through one tower, with a contrastive loss',
  async run({ compile, evaluate, own }) {
    const [a, b] = [
      own(filled([16, 4], noise)),
      own(filled([16, 4], (i) => noise(i + (i % 8 < 4 ? 0 : 777)))),
    ];
    const alike = own(filled([16, 1], (i) => Number(i % 2 === 0)));
    const inputs = [input({ shape: [4] }), input({ shape: [4] })];
    const tower = layers.dense({ units: 3, activation: 'tanh', ...start(24) });
    const [left, right] = inputs.map((one) => tower.apply(one) as SymbolicTensor);
    const apart = layers.dense({
      units: 3,
      useBias: false,
      kernelInitializer: 'identity',
      trainable: false,
    });
    const minus = layers.multiply().apply([left!, left!]) as SymbolicTensor;
    const product = layers.multiply().apply([left!, right!]) as SymbolicTensor;
    const joined = layers
      .add()
      .apply([apart.apply(minus) as SymbolicTensor, product]) as SymbolicTensor;
    const out = layers.dense({ units: 1, activation: 'softplus', ...start(25) }).apply(joined);
    const net = own(functional({ inputs, outputs: out as SymbolicTensor }));
    const optimizer = own(tf.train.sgd(0.2));
    const model = compile(net, { optimizer, loss: contrastive });
    const history = await model.fit([a, b], alike, {
      epochs: 3,
      batchSize: 4,
      shuffle: false,
      verbose: 0,
    });
    return {
      ...cameTo(history),
      after: await evaluate(model, [a, b], alike, 4),
      said: said(model, [a, b]),
    };
  },
};
