import * as tf from '@tensorflow/tfjs-core';
import { layers, type Sequential, sequential } from '@tensorflow/tfjs-layers';
import { filled, noise, start } from './made.ts';
import { type Program, said } from './program.ts';

const net = (): Sequential =>
  sequential({
    layers: [
      layers.dense({ units: 6, activation: 'relu', inputShape: [3], ...start(26) }),
      layers.dense({ units: 2, ...start(27) }),
    ],
  });

/** Steps in an agent's own loop. The targets come from a copy of the net, which is updated at intervals. */
export const qLearning: Program = {
  title: 'a loop of its own with a target network',
  async run({ compile, step, own }) {
    const [online, target] = [own(net()), own(net())];
    const model = compile(online, {
      optimizer: own(tf.train.adam(0.02)),
      loss: 'meanSquaredError',
    });
    const losses: number[] = [];
    for (let i = 0; i < 6; i++) {
      if (i % 3 === 0) target.setWeights(online.getWeights());
      const states = own(filled([8, 3], (at) => noise(40 * i + at)));
      const next = own(filled([8, 3], (at) => noise(40 * i + at + 9)));
      const wanted = own(
        tf.tidy(() => {
          const best = tf.max(target.predict(next) as tf.Tensor, 1);
          const rewards = tf.add(
            tf.squeeze(tf.slice(states, [0, 0], [8, 1]), [1]),
            tf.mul(best, 0.9),
          );
          const actions = tf.tensor1d([0, 1, 1, 0, 0, 1, 0, 1], 'int32');
          const taken = tf.cast(tf.oneHot(actions, 2), 'float32');
          const now = online.predict(states) as tf.Tensor;
          const kept = tf.mul(now, tf.sub(1, taken));
          return tf.add(kept, tf.mul(tf.expandDims(rewards, 1), taken));
        }),
      );
      losses.push(await step(model, states, wanted));
    }
    return { losses, said: said(model, own(filled([4, 3], noise))) };
  },
};
