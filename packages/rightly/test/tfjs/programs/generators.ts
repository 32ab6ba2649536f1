import * as tf from '@tensorflow/tfjs-core';
import { layers, sequential } from '@tensorflow/tfjs-layers';
import type { BatchDataset } from 'rightly/tfjs';
import { filled, noise, start } from './made.ts';
import { cameTo, type Program, said } from './program.ts';

/** Batches that a generator makes on request. */
function datasetOf(batches: () => Generator<{ xs: tf.Tensor; ys: tf.Tensor }>): BatchDataset {
  return {
    iterator: async () => {
      const generator = batches();
      return { next: async () => generator.next() };
    },
  };
}

/** Batch `b` of a noisy line with three features. */
function batch(b: number): { xs: tf.Tensor; ys: tf.Tensor } {
  const at = (i: number): number => noise(b * 100 + i);
  const line = (i: number): number => at(3 * i) - 2 * at(3 * i + 1) + 0.1 * at(50 + i);
  return { xs: filled([5, 3], at), ys: filled([5, 1], line) };
}

export const generators: Program = {
  title: 'data sets made by generators',
  async run({ compile, own }) {
    const net = own(
      sequential({
        layers: [
          layers.dense({ units: 4, activation: 'tanh', inputShape: [3], ...start(14) }),
          layers.dense({ units: 1, ...start(15) }),
        ],
      }),
    );
    const optimizer = own(tf.train.sgd(0.05));
    const model = compile(net, { optimizer, loss: 'meanSquaredError', metrics: ['mae'] });
    const endless = datasetOf(function* endless() {
      for (let b = 0; ; b++) yield batch(b);
    });
    const held = datasetOf(function* held() {
      for (let b = 90; b < 93; b++) yield batch(b);
    });
    const history = await model.fitDataset(endless, {
      epochs: 3,
      batchesPerEpoch: 4,
      validationData: held as never,
      verbose: 0,
    });
    const { loss, val_loss } = cameTo(history) as { loss: number[]; val_loss: number[] };
    const x = own(filled([4, 3], noise));
    return { loss, val_loss, said: said(model, x) };
  },
};
