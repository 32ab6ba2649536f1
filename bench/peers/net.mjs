import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { seededRandom } from '../training/order.mjs';
import { ordinary, readArrays } from './read.mjs';
import { serve } from './serve.mjs';

// These packages are CommonJS, and share one core only if all of them are loaded as CommonJS.
const require = createRequire(import.meta.url);
const tf = require('@tensorflow/tfjs-core');
const { layers, sequential } = require('@tensorflow/tfjs-layers');
require('@tensorflow/tfjs-backend-cpu');
const { setWasmPaths } = require('@tensorflow/tfjs-backend-wasm');

setWasmPaths(`${dirname(require.resolve('@tensorflow/tfjs-backend-wasm'))}/`);

/**
 * Runs one epoch of `fit`, or one `evaluate`, for each program of a workload, by name. `compile(net)` returns the model. `answers` has the names
 * in its history that are compared. `evaluate` returns a promise of an evaluation with the same names. All start from the same weights and see
 * the same batches.
 */
export const serveFits = (versions, contendersOf) =>
  serve({ ...versions, tfjs: tf.version_core }, async (workload, rows) => {
    await tf.setBackend(workload.backend);
    const data = tensorsOf(readArrays(workload, rows, ordinary), workload);
    const fits = contendersOf(workload).map(({ name, compile, answers, evaluate }) => {
      const model = compile(netFor(workload));
      const run = evaluate
        ? () => evaluation(model, data, workload.batch, evaluate)
        : () => fit(model, data, workload.batch, answers);
      return { name, model, run };
    });
    return {
      runs: Object.fromEntries(fits.map(({ name, run }) => [name, run])),
      free() {
        for (const { model } of fits) model.dispose();
        tf.dispose(data);
      },
    };
  });

async function fit(model, { x, y, weights }, batchSize, answers) {
  model.setWeights(weights);
  Math.random = seededRandom();
  const { history } = await model.fit(x, y, { batchSize, epochs: 1, verbose: 0 });
  return {
    fit: Object.fromEntries(Object.entries(answers).map(([name, own]) => [name, history[own][0]])),
  };
}

async function evaluation(model, { x, y, weights }, batchSize, evaluate) {
  model.setWeights(weights);
  return { evaluate: await evaluate(model, x, y, { batchSize }) };
}

function netFor({ features, side, units, classes }) {
  const last = layers.dense({ units: classes, activation: classes === 1 ? 'sigmoid' : 'softmax' });
  const all =
    side === undefined
      ? [layers.dense({ units, inputShape: [features], activation: 'relu' }), last]
      : [
          layers.reshape({ inputShape: [features], targetShape: [side, side, 1] }),
          layers.conv2d({ filters: units, kernelSize: 3, strides: 2, activation: 'relu' }),
          layers.flatten(),
          last,
        ];
  return sequential({ layers: all });
}

/* Labels as TensorFlow.js's own loss and metric take them: floats, in a column. */
const tensorsOf = ({ samples, labels, hidden, output }, { features, side, units, classes }) => ({
  x: tf.tensor2d(samples, [labels.length, features]),
  y: tf.tensor2d(Float32Array.from(labels), [labels.length, 1]),
  weights: [
    tf.tensor(hidden, side === undefined ? [features, units] : [3, 3, 1, units]),
    tf.zeros([units]),
    tf.tensor2d(output, [output.length / classes, classes]),
    tf.zeros([classes]),
  ],
});
