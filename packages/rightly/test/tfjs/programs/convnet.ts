import * as tf from '@tensorflow/tfjs-core';
import { layers, sequential } from '@tensorflow/tfjs-layers';
import { hot, start, stripes } from './made.ts';
import { cameTo, type Program, said } from './program.ts';

/** A convnet that classifies stripes. */
export const convnet: Program = {
  title: 'a convnet on pictures',
  lacks: 'Conv2DBackpropFilter',
  async run({ compile, evaluate, own }) {
    const { x, kinds } = stripes(24);
    const y = hot(kinds, 3);
    [x, y].forEach(own);
    const net = own(
      sequential({
        layers: [
          layers.conv2d({
            filters: 4,
            kernelSize: 3,
            activation: 'relu',
            inputShape: [6, 6, 1],
            ...start(1),
          }),
          layers.maxPooling2d({ poolSize: 2 }),
          layers.flatten(),
          layers.dense({ units: 3, activation: 'softmax', ...start(2) }),
        ],
      }),
    );
    const optimizer = own(tf.train.sgd(0.2));
    const model = compile(net, { optimizer, loss: 'categoricalCrossentropy', metrics: ['acc'] });
    const before = await evaluate(model, x, y, 8);
    const history = await model.fit(x, y, { epochs: 3, batchSize: 8, shuffle: false, verbose: 0 });
    return {
      ...cameTo(history),
      before,
      after: await evaluate(model, x, y, 8),
      said: said(model, x),
    };
  },
};
