import * as tf from '@tensorflow/tfjs-core';
import {
  layers,
  type LayersModel,
  model as functional,
  sequential,
  type SymbolicTensor,
} from '@tensorflow/tfjs-layers';
import { filled, hot, noise, start } from './made.ts';
import { cameTo, type Program, said } from './program.ts';

/** A base learns one task. Frozen, it is used for another task. Then all layers learn together, with a lower rate. */
export const transfer: Program = {
  title: 'transfer learning with recompiling',
  async run({ compile, own }) {
    const x = own(filled([20, 5], noise));
    const sums = Array.from({ length: 20 }, (_, i) => noise(5 * i) + noise(5 * i + 1));
    const first = own(
      hot(
        sums.map((sum) => Number(sum > 0)),
        2,
      ),
    );
    const second = own(
      hot(
        sums.map((sum) => (sum > 0.5 ? 2 : sum < -0.5 ? 1 : 0)),
        3,
      ),
    );
    const options = { epochs: 2, batchSize: 5, shuffle: false, verbose: 0 } as const;
    const loss = 'categoricalCrossentropy';
    const trained = own(
      sequential({
        layers: [
          layers.dense({
            units: 6,
            activation: 'tanh',
            inputShape: [5],
            name: 'base',
            ...start(11),
          }),
          layers.dense({ units: 2, activation: 'softmax', ...start(12) }),
        ],
      }),
    );
    const optimizer = own(tf.train.adam(0.05));
    const one = await compile(trained, { optimizer, loss, metrics: ['acc'] }).fit(
      x,
      first,
      options,
    );

    const base = trained.getLayer('base');
    const head = layers.dense({ units: 3, activation: 'softmax', ...start(13) });
    const outputs = head.apply(base.output) as SymbolicTensor;
    const net: LayersModel = own(functional({ inputs: trained.inputs, outputs }));
    base.trainable = false;
    const before = said(net, x);
    const frozen = own(tf.train.adam(0.05));
    const two = await compile(net, { optimizer: frozen, loss, metrics: ['acc'] }).fit(
      x,
      second,
      options,
    );
    base.trainable = true;
    const slow = own(tf.train.adam(0.005));
    const model = compile(net, { optimizer: slow, loss, metrics: ['acc'] });
    const three = await model.fit(x, second, options);
    const each = [one, two, three].map(cameTo);
    return {
      loss: each.flatMap((came) => came['loss']!),
      acc: each.flatMap((came) => came['acc']!),
      before,
      said: said(model, x),
    };
  },
};
