// Trains a classifier of handwritten digits, writes its predictions, and evaluates them with the command too.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs';
import '@tensorflow/tfjs-backend-wasm';
import { batchesOf, digitsOf, tensorsOf } from './digits.mjs';
import { EPOCHS, makeModel } from './model.mjs';
import { writePredictions } from './predictions.mjs';

const file = process.argv[2] ?? 'predictions.parquet';
const csv = readFileSync(new URL('../digits/digits.csv', import.meta.url), 'utf8');
const { training, validation, heldOut } = digitsOf(csv);
await tf.setBackend('wasm');

const model = makeModel();
await model.fitDataset(batchesOf(training), {
  epochs: EPOCHS,
  validationData: [...tensorsOf(validation), validation.sampleWeight],
  verbose: 1,
});

// Pictures that training has not seen.
const [pictures, labels] = tensorsOf(heldOut);
const { sampleWeight } = heldOut;
const logs = await model.evaluate(pictures, labels, { sampleWeight });
console.log(`\n${heldOut.labels.length} held-out pictures`);
for (const [name, value] of Object.entries(logs)) console.log(`${name}: ${value}`);

const scores = await model.predict(pictures).array();
writePredictions(file, heldOut.labels, scores, sampleWeight);

const metrics = 'accuracy,sparse_top_k_categorical_accuracy:k=3,name=top3';
const args = ['rightly', 'evaluate', file, '--metrics', metrics];
console.log(`\n$ npx ${args.join(' ')}`);
process.exitCode = spawnSync('npx', args, { stdio: 'inherit' }).status;
