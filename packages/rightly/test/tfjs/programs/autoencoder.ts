import * as tf from '@tensorflow/tfjs-core';
import { layers, regularizers, sequential } from '@tensorflow/tfjs-layers';
import { filled, noise, start } from './made.ts';
import { cameTo, type Program, said } from './program.ts';

/** Pictures of two bits through a narrow layer, with a penalty on large weights. */
export const autoencoder: Program = {
  title: 'an autoencoder with a regulariser',
  async run({ compile, own }) {
    const x = own(filled([16, 9], (i) => Number((Math.floor(i / 9) + i) % 3 === 0)));
    const noisy = own(filled([16, 9], (i) => x.dataSync()[i]! + 0.1 * noise(i)));
    const net = own(
      sequential({
        layers: [
          layers.dense({
            units: 3,
            activation: 'tanh',
            inputShape: [9],
            kernelRegularizer: regularizers.l2({ l2: 0.01 }),
            ...start(20),
          }),
          layers.dense({ units: 9, activation: 'sigmoid', ...start(21) }),
        ],
      }),
    );
    const optimizer = own(tf.train.adamax(0.02));
    const model = compile(net, { optimizer, loss: 'binaryCrossentropy', metrics: ['mse'] });
    const history = await model.fit(noisy, x, {
      epochs: 3,
      batchSize: 4,
      shuffle: false,
      verbose: 0,
    });
    return { ...cameTo(history), said: said(model, x) };
  },
};
