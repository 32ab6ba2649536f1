// An LSTM learns which letter comes next in a text, and then continues the text.
import * as tf from '@tensorflow/tfjs';
import '@tensorflow/tfjs-backend-wasm';
import { SparseTopKCategoricalAccuracy } from 'rightly';
import { compile } from 'rightly/tfjs';
import { text } from './text.mjs';

await tf.setBackend('wasm');
const LENGTH = 8;
const alphabet = [...new Set(text)].toSorted();
const letters = Array.from(text, (letter) => alphabet.indexOf(letter));

/** A sample is eight one-hot letters; the truth is the index of the next letter. */
const starts = letters.slice(LENGTH).map((_, i) => i);
const x = tf.tidy(() => {
  const windows = starts.map((at) => letters.slice(at, at + LENGTH));
  return tf.oneHot(tf.tensor2d(windows, undefined, 'int32'), alphabet.length).toFloat();
});
const y = tf.tensor1d(letters.slice(LENGTH), 'int32');

const seeded = (seed) => tf.initializers.glorotUniform({ seed });
const layers = [
  tf.layers.lstm({
    units: 32,
    inputShape: [LENGTH, alphabet.length],
    kernelInitializer: seeded(1),
    recurrentInitializer: seeded(2),
  }),
  tf.layers.dense({ units: alphabet.length, activation: 'softmax', kernelInitializer: seeded(3) }),
];
const model = compile(tf.sequential({ layers }), {
  optimizer: { class_name: 'RMSprop', config: { learning_rate: 0.01 } },
  loss: 'sparse_categorical_crossentropy',
  metrics: ['accuracy', new SparseTopKCategoricalAccuracy({ k: 3, name: 'top3' })],
});

await model.fit(x, y, { epochs: 30, batchSize: 20, shuffle: false, verbose: 2 });
const { accuracy, top3 } = await model.evaluate(x, y);
console.log(`\naccuracy: ${accuracy.toFixed(2)}, among the best three: ${top3.toFixed(2)}`);

/** Continues a text with the most likely letter after the last eight, repeatedly. */
function written(start, length) {
  let all = start;
  while (all.length < length)
    all += tf.tidy(() => {
      const last = Array.from(all.slice(-LENGTH), (letter) => alphabet.indexOf(letter));
      const window = tf.oneHot(tf.tensor2d([last], undefined, 'int32'), alphabet.length);
      return alphabet[model.predict(window.toFloat()).argMax(-1).dataSync()[0]];
    });
  return all;
}
console.log(written(text.slice(0, LENGTH), 60));
tf.dispose([x, y]);
model.dispose();
