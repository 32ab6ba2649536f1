// Finds the few bad payments among many good ones, with class weights, and with metrics that are informative for a rare class.
import * as tf from '@tensorflow/tfjs';
import '@tensorflow/tfjs-backend-wasm';
import { AUC, PrecisionAtRecall, Recall } from 'rightly';
import { compile } from 'rightly/tfjs';
import { payments } from './payments.mjs';

await tf.setBackend('wasm');
const [training, validation, heldOut] = [payments(2000, 1), payments(500, 2), payments(1000, 3)];
const tensorsOf = ({ x, y }) => [tf.tensor2d(x), tf.tensor2d(y, [y.length, 1])];
const [x, y] = tensorsOf(training);
const held = tensorsOf(heldOut);

const seeded = (seed) => tf.initializers.glorotUniform({ seed });
const layers = [
  tf.layers.dense({ units: 8, activation: 'relu', inputShape: [4], kernelInitializer: seeded(1) }),
  tf.layers.dense({ units: 1, activation: 'sigmoid', kernelInitializer: seeded(2) }),
];
const model = compile(tf.sequential({ layers }), {
  optimizer: { class_name: 'Adam', config: { learning_rate: 0.01 } },
  loss: 'binary_crossentropy',
  // Nine of ten payments are good, so accuracy is not informative.
  metrics: [
    'accuracy',
    new Recall({ name: 'recall' }),
    new AUC({ curve: 'PR', name: 'pr' }),
    new PrecisionAtRecall({ recall: 0.8, name: 'precision_at_80' }),
  ],
});
const bad = training.y.filter((label) => label === 1).length;
const { history } = await model.fit(x, y, {
  epochs: 40,
  batchSize: 100,
  shuffle: false,
  // Both classes have the same weight in the loss.
  classWeight: { 0: 1, 1: (training.y.length - bad) / bad },
  validationData: tensorsOf(validation),
  callbacks: tf.callbacks.earlyStopping({ monitor: 'val_pr', patience: 4 }),
});
console.log(
  `stopped after ${history.val_pr.length} epochs; bad are ${bad} of ${training.y.length}`,
);
for (const [name, value] of Object.entries(await model.evaluate(...held)))
  console.log(`${name}: ${value.toFixed(3)}`);
