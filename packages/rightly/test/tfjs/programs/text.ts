import * as tf from '@tensorflow/tfjs-core';
import { initializers, layers, sequential } from '@tensorflow/tfjs-layers';
import { hot, start } from './made.ts';
import { cameTo, type Program, said } from './program.ts';

const text = 'she sells sea shells on the sea shore and the shells she sells are sea shells';
const alphabet = [...new Set(text.split(''))].sort();
const LENGTH = 6;

/** An LSTM that predicts the next letter of a text. */
export const nextLetter: Program = {
  title: 'an LSTM on text',
  async run({ compile, own }) {
    const letters = text.split('').map((letter) => alphabet.indexOf(letter));
    const starts = Array.from({ length: 48 }, (_, i) => i);
    const flat = hot(
      starts.flatMap((at) => letters.slice(at, at + LENGTH)),
      alphabet.length,
    );
    const x = own(tf.reshape(flat, [48, LENGTH, alphabet.length]));
    flat.dispose();
    const y = own(
      hot(
        starts.map((at) => letters[at + LENGTH]!),
        alphabet.length,
      ),
    );
    const net = own(
      sequential({
        layers: [
          layers.lstm({
            units: 5,
            inputShape: [LENGTH, alphabet.length],
            recurrentInitializer: initializers.glorotUniform({ seed: 4 }),
            ...start(3),
          }),
          layers.dense({ units: alphabet.length, activation: 'softmax', ...start(5) }),
        ],
      }),
    );
    const optimizer = own(tf.train.rmsprop(0.02));
    const model = compile(net, { optimizer, loss: 'categoricalCrossentropy' });
    const seen: number[] = [];
    const history = await model.fit(x, y, {
      epochs: 2,
      batchSize: 16,
      shuffle: false,
      verbose: 0,
      callbacks: { onBatchEnd: (_, logs) => void seen.push(logs!['size'] as number) },
    });
    return { ...cameTo(history), seen, said: said(model, x) };
  },
};
