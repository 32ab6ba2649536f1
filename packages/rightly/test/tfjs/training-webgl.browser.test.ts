import '@tensorflow/tfjs-backend-webgl';
import * as tf from '@tensorflow/tfjs-core';
import { SparseCategoricalAccuracy, SparseTopKCategoricalAccuracy } from 'rightly';
import { compile, type CompiledModel } from 'rightly/tfjs';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { useBackend } from './backends.ts';
import { leavesNothing } from './leaks.ts';
import { agreesWithKeras } from './runs/agreement.ts';
import { runs } from './runs/fixture.ts';
import { buildModel } from './runs/model.ts';
import { tensorsOf } from './runs/tensors.ts';
import { classifier, labels, samples } from './small.ts';

beforeAll(async () => {
  // Else small tensors would never come to the device.
  tf.env().set('WEBGL_CPU_FORWARD', false);
  await useBackend('webgl');
});

/** What TensorFlow.js itself does otherwise here than on its other backends. */
const otherwise = {
  'its own fit comes to other weights where inputs are concatenated': /^two inputs .* SGD 0\.3$/,
  'its epsilon may be 1e-4, which some add to numbers that are not so small':
    /constraint|poisson|Adagrad/,
};

agreesWithKeras(
  runs.filter(({ title }) => !Object.values(otherwise).some((own) => own.test(title))),
);

/** All weights of a model, one after the other. */
const weights = (model: { getWeights(): tf.Tensor[] }): number[] =>
  model.getWeights().flatMap((weight) => Array.from(weight.dataSync()));

const camelCase = (name: string): string =>
  name.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

test('where its own fit comes to other weights, this comes to the same', async () => {
  const run = runs.find(({ title }) => title === 'two inputs and two outputs, lists, SGD 0.3')!;
  const { x, y } = tensorsOf(run) as { x: tf.Tensor[]; y: tf.Tensor[] };
  const options = { epochs: 2, batchSize: 4, shuffle: false, verbose: 0 } as const;
  const [own, ours] = [buildModel(run), buildModel(run)];
  const loss = (run.compile.loss as string[]).map(camelCase);
  own.compile({ optimizer: tf.train.sgd(0.3), loss });
  await own.fit(
    x,
    y.map((t) => tf.cast(t, 'float32')),
    options,
  );
  await compile(ours, { optimizer: tf.train.sgd(0.3), loss }).fit(x, y, options);
  const [expected, got] = [weights(own), weights(ours)];
  expect(Math.max(...got.map((w, i) => Math.abs(w - expected[i]!)))).toBeLessThan(1e-6);
});

/** A model, and one of its metrics. */
const build = (): [CompiledModel, SparseCategoricalAccuracy] => {
  const metric = new SparseCategoricalAccuracy();
  const model = compile(classifier(), {
    optimizer: 'sgd',
    loss: 'sparse_categorical_crossentropy',
    metrics: ['accuracy', new SparseTopKCategoricalAccuracy({ k: 2, name: 'top2' }), metric],
  });
  return [model, metric];
};

describe('On a device', () => {
  const [x, y] = [() => samples(40), () => labels(40)];

  afterEach(() => {
    vi.restoreAllMocks();
  });

  test('nothing is read but once for an epoch, and once for its validation', async () => {
    const [model] = build();
    const data = [x(), y()] as const;
    await model.fit(...data);
    const backend = tf.backend();
    const [read, readNow] = [vi.spyOn(backend, 'read'), vi.spyOn(backend, 'readSync')];
    const reads = (): number => read.mock.calls.length + readNow.mock.calls.length;
    await model.fit(...data, { epochs: 3, batchSize: 4, validationData: [...data] });
    expect(reads()).toBe(6);
    await model.evaluate(...data, { batchSize: 4 });
    expect(reads()).toBe(7);
  });

  test('running figures are those of the batches so far', async () => {
    const [model] = build();
    const seen: (number | undefined)[] = [];
    const onBatchEnd = (_: number, logs?: Record<string, number>): void =>
      void seen.push(logs?.['accuracy']);
    const { history } = await model.fit(x(), y(), { batchSize: 10, callbacks: { onBatchEnd } });
    expect(seen).toHaveLength(4);
    seen.forEach((accuracy, i) =>
      expect(accuracy! * 10 * (i + 1)).toBeCloseTo(Math.round(accuracy! * 10 * (i + 1)), 9),
    );
    expect(seen.at(-1)).toBe((history['accuracy'] as number[])[0]);
  });

  test('bad labels are told of when they are read, and nothing of that counts', async () => {
    const [model, metric] = build();
    await model.evaluate(x(), y());
    const before = metric.state;
    model.resetMetrics();
    const bad = tf.tensor1d(Array.from({ length: 40 }, (_, i) => (i === 33 || i === 7 ? 0.5 : 1)));
    const tensors = tf.memory().numTensors;
    await expect(model.evaluate(x(), bad, { batchSize: 10 })).rejects.toThrow(
      /^SparseCategoricalAccuracy.updateState: yTrue must hold whole numbers; got 1 bad/,
    );
    expect(metric.state).toEqual({ total: 0, count: 0 });
    // What was handed over is not this function’s to dispose of.
    expect(tf.memory().numTensors - tensors).toBe(1);
    await model.evaluate(x(), y());
    expect(metric.state).toEqual(before);
  });

  leavesNothing();
});
