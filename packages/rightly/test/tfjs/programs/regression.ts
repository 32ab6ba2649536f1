import * as tf from '@tensorflow/tfjs-core';
import { callbacks, layers, sequential } from '@tensorflow/tfjs-layers';
import { filled, noise, start } from './made.ts';
import { cameTo, type Program, said } from './program.ts';

/** Prices from four features, with a validation split and an early stop. */
export const regression: Program = {
  title: 'a regression that stops early',
  async run({ compile, evaluate, own }) {
    const x = own(filled([40, 4], noise));
    const y = own(filled([40, 1], (i) => 2 + noise(4 * i) - noise(4 * i + 2)));
    const scaled = own(
      tf.tidy(() => {
        const { mean, variance } = tf.moments(x, 0);
        return tf.div(tf.sub(x, mean), tf.sqrt(variance));
      }),
    );
    const net = own(
      sequential({
        layers: [
          layers.dense({ units: 5, activation: 'sigmoid', inputShape: [4], ...start(22) }),
          layers.dense({ units: 1, ...start(23) }),
        ],
      }),
    );
    const optimizer = own(tf.train.sgd(0.3));
    const model = compile(net, { optimizer, loss: 'meanSquaredError', metrics: ['mae'] });
    // As in many programs: a callback, or null.
    const isPatient = y.size < 10;
    const history = await model.fit(scaled, y, {
      epochs: 20,
      batchSize: 8,
      shuffle: false,
      validationSplit: 0.2,
      verbose: 0,
      callbacks: isPatient ? null! : callbacks.earlyStopping({ monitor: 'val_loss', patience: 1 }),
    });
    return { ...cameTo(history), after: await evaluate(model, scaled, y, 8), said: said(model, x) };
  },
};
