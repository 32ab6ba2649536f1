import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { batchesOf, ordinary, readArrays } from './read.mjs';
import { serve } from './serve.mjs';

// These packages are CommonJS, and share one core only if all of them are loaded as CommonJS.
const require = createRequire(import.meta.url);
const tf = require('@tensorflow/tfjs-core');
const { metrics } = require('@tensorflow/tfjs-layers');
const { setWasmPaths } = require('@tensorflow/tfjs-backend-wasm');

setWasmPaths(`${dirname(require.resolve('@tensorflow/tfjs-backend-wasm'))}/`);
await tf.setBackend('wasm');

/* A top-k that TensorFlow.js's metrics lack: the indices of the k highest scores, and whether the label is one of them. */
const inTopK = (labels, scores, k) =>
  tf.any(tf.equal(tf.topk(scores, k, false).indices, tf.expandDims(labels, 1)), 1);

const values = {
  sparse: (k, { labels, scores }) =>
    k === 1 ? metrics.sparseCategoricalAccuracy(labels, scores) : inTopK(labels, scores, k),
  onehot: (k, { truth, scores }) =>
    k === 1 ? metrics.categoricalAccuracy(truth, scores) : inTopK(tf.argMax(truth, 1), scores, k),
  batches: (k, { labels, scores }) => metrics.sparseCategoricalAccuracy(labels, scores),
  binary: (k, { truth, scores }) => metrics.binaryAccuracy(truth, scores),
  labels: (k, { truth, predictions }) => tf.equal(truth, predictions),
};

const numbers = (data) => tf.tensor1d(data, 'int32');

function tensorsOf(arrays, { kind, k, classes = 1 }) {
  const rows = (data) => tf.tensor2d(data, [data.length / classes, classes]);
  const make = {
    scores: rows,
    truth: kind === 'labels' ? numbers : rows,
    predictions: numbers,
    // TensorFlow.js's sparse metric compares floats, and would cast each time.
    labels: (data) => (k === 1 ? tf.tensor1d(Float32Array.from(data)) : numbers(data)),
    weights: (data) => tf.tensor1d(data),
  };
  return Object.fromEntries(Object.entries(arrays).map(([name, data]) => [name, make[name](data)]));
}

/* A count in int32. TensorFlow.js's mean adds float32, where a count stops at 2^24. */
function mean(right, weights) {
  if (weights === undefined) return tf.sum(tf.cast(right, 'int32')).dataSync()[0] / right.size;
  const weighed = tf.mul(tf.cast(right, 'float32'), weights);
  return tf.div(tf.sum(weighed), tf.sum(weights)).dataSync()[0];
}

await serve({ tfjs: tf.version_core }, (workload, rows) => {
  const { kind, k } = workload;
  // TensorFlow.js has no metric for the other workloads.
  if (!(kind in values)) return undefined;
  const arrays = readArrays(workload, rows, ordinary);
  const pieces = kind === 'batches' ? batchesOf(arrays, workload) : [arrays];
  const batches = pieces.map((piece) => tensorsOf(piece, workload));
  const run = () => {
    let total = 0;
    for (const tensors of batches)
      total += tf.tidy(() => mean(values[kind](k, tensors), tensors.weights));
    return total / batches.length;
  };
  return { runs: { 'tfjs, WebAssembly': run }, free: () => tf.dispose(batches) };
});
