// node --expose-gc bench/commands/long-runs.mjs [updates|threads|fits]: prints memory in megabytes after each tenth of a long run. `heap`
// is JavaScript's memory after a collection. `memory` is that of the process. Neither should grow after the first tenth.
import assert from 'node:assert/strict';
import { performance } from 'node:perf_hooks';
import {
  BinaryAccuracy,
  F1Score,
  MeanSquaredError,
  MetricList,
  SparseCategoricalAccuracy,
} from 'rightly';
import { allocate } from 'rightly/memory';
import { updateStateAsync } from 'rightly/threads';

const MB = 2 ** 20;

/** Repeats an action, and prints memory ten times. */
async function over(name, times, act) {
  const before = performance.now();
  const seen = [];
  for (let i = 0; i < times; i++) {
    // Awaiting each of ten million calls would mostly measure promises.
    const waited = act(i);
    if (waited) await waited;
    if ((i + 1) % (times / 10) !== 0) continue;
    globalThis.gc();
    const { heapUsed, rss } = process.memoryUsage();
    seen.push([heapUsed, rss]);
  }
  const seconds = ((performance.now() - before) / 1000).toFixed(0);
  const shown = (of) => seen.map((one) => (one[of] / MB).toFixed(of === 0 ? 1 : 0)).join(' ');
  console.log(
    `${name}, ${times.toLocaleString('en')} times in ${seconds} s\n  heap   ${shown(0)}\n  memory ${shown(1)}`,
  );
  const grown = (seen.at(-1)[0] - seen[1][0]) / MB;
  assert(grown < 1, `the heap grew by ${grown.toFixed(2)} MB`);
}

const runs = {
  async updates() {
    const all = new MetricList([
      new BinaryAccuracy(),
      new MeanSquaredError(),
      new F1Score({ threshold: 0.5, average: 'micro' }),
    ]);
    const [truth, guess] = [
      [[1], [0]],
      [[0.75], [0.75]],
    ];
    await over('updates of three metrics', 1e7, () => all.updateState(truth, guess));
    const [accuracy] = all.result ? Object.values(all.result()) : [];
    assert.equal(accuracy, 0.5);
  },
  async threads() {
    // Threads are used for two megabytes of scores or more.
    const [rows, width] = [110_000, 10];
    const scores = { data: allocate(Float32Array, rows * width), shape: [rows, width] };
    scores.data.forEach((_, i) => (scores.data[i] = (i * 7) % 11));
    const labels = Int32Array.from({ length: rows }, (_, i) => i % width);
    const metric = new SparseCategoricalAccuracy();
    await over('batches through two threads', 1e5, () =>
      updateStateAsync(metric, labels, scores, { threads: 2 }),
    );
    assert.equal(metric.state.count, 1e5 * rows);
  },
  async fits() {
    const tf = await import('@tensorflow/tfjs');
    const { compile } = await import('rightly/tfjs');
    await tf.setBackend('cpu');
    const model = tf.sequential({
      layers: [tf.layers.dense({ units: 2, inputShape: [3], activation: 'softmax' })],
    });
    const compiled = compile(model, {
      optimizer: 'sgd',
      loss: 'sparseCategoricalCrossentropy',
      metrics: ['accuracy'],
    });
    const [x, y] = [
      tf.randomUniform([16, 3]),
      tf.tensor1d(
        Array.from({ length: 16 }, (_, i) => i % 2),
        'int32',
      ),
    ];
    await compiled.fit(x, y, { epochs: 1, batchSize: 8, verbose: 0 });
    const tensors = tf.memory().numTensors;
    await over('fits', 1000, () => compiled.fit(x, y, { epochs: 1, batchSize: 8, verbose: 0 }));
    assert.equal(tf.memory().numTensors, tensors);
    console.log(`  tensors ${tensors}, as after the first fit`);
  },
};

const wanted = process.argv.slice(2);
for (const [name, run] of Object.entries(runs))
  if (wanted.length === 0 || wanted.includes(name)) await run();
