import * as tf from '@tensorflow/tfjs-core';
import { layers, sequential } from '@tensorflow/tfjs-layers';
import { filled, noise, start } from './made.ts';
import { type Program, said } from './program.ts';

/** One net generates points on a circle from noise. Another net distinguishes them from real points. Each has its own optimizer. */
export const gan: Program = {
  title: 'two optimizers in turn, as in a GAN',
  async run({ compile, step, own }) {
    const generator = own(
      sequential({
        layers: [
          layers.dense({ units: 6, activation: 'relu', inputShape: [2], ...start(16) }),
          layers.dense({ units: 2, activation: 'tanh', ...start(17) }),
        ],
      }),
    );
    const judge = sequential({
      layers: [
        layers.dense({ units: 6, activation: 'relu', inputShape: [2], ...start(18) }),
        layers.dense({ units: 1, activation: 'sigmoid', ...start(19) }),
      ],
    });
    const loss = 'binaryCrossentropy';
    const judging = compile(judge, { optimizer: own(tf.train.adam(0.02)), loss });
    // In the combined model only the generator learns.
    judge.trainable = false;
    const both = own(sequential({ layers: [generator, judge] }));
    const making = compile(both, { optimizer: own(tf.train.adam(0.05)), loss });
    judge.trainable = true;
    const [ones, zeros] = [own(tf.ones([8, 1])), own(tf.zeros([8, 1]))];
    const losses: Record<string, number[]> = { real: [], made: [], fooled: [] };
    for (let i = 0; i < 3; i++) {
      const latent = own(filled([8, 2], (at) => noise(100 * i + at)));
      const angles = Array.from({ length: 8 }, (_, at) => Math.PI * noise(50 * i + at));
      const real = own(tf.tensor2d(angles.map((angle) => [Math.cos(angle), Math.sin(angle)])));
      const points = own(generator.predict(latent) as tf.Tensor);
      losses['real']!.push(await step(judging, real, ones));
      losses['made']!.push(await step(judging, points, zeros));
      judge.trainable = false;
      losses['fooled']!.push(await step(making, latent, ones));
      judge.trainable = true;
    }
    return { ...losses, said: said(generator, own(filled([8, 2], noise))) };
  },
};
