import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-backend-webgl';
import * as tf from '@tensorflow/tfjs-core';
import { compile } from 'rightly/tfjs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { useBackend } from './backends.ts';
import { countsOnDevice } from './device.ts';
import { agreesWithKeras } from './runs/agrees-with-keras.ts';
import { runs } from './runs/fixture.ts';
import { buildModel } from './runs/model.ts';
import { tensorsOf } from './runs/tensors.ts';

beforeAll(async () => {
  // Otherwise small tensors would stay on the host.
  tf.env().set('WEBGL_CPU_FORWARD', false);
  await useBackend('webgl');
});

/** Differences between TensorFlow.js's backends. */
const otherwise = {
  'its own fit comes to other weights where inputs are concatenated': /^two inputs .* SGD 0\.3$/,
  'its epsilon may be 1e-4, which some add to numbers that are not so small':
    /constraint|poisson|Adagrad/,
};

const same = runs.filter(({ title }) => !Object.values(otherwise).some((own) => own.test(title)));
const uniforms = (used: boolean): void => tf.env().set('WEBGL_USE_SHAPES_UNIFORMS', used);

// By default TensorFlow.js compiles a shader for each shape, which takes most of the time of a run. So only each tenth run is tested.
describe('With shaders for all shapes', () => {
  beforeAll(() => uniforms(true));
  afterAll(() => uniforms(false));
  agreesWithKeras(same);
});
describe('With shaders for each shape', () => {
  agreesWithKeras(same.filter((_, i) => i % 10 === 0));
});

/** All weights of a model, one after the other. */
const weights = (model: { getWeights(): tf.Tensor[] }): number[] =>
  model.getWeights().flatMap((weight) => Array.from(weight.dataSync()));

const camelCase = (name: string): string =>
  name.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

test('where TensorFlow.js’s own fit has other weights, this library has the same', async () => {
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

test('logits of an odd number of classes, behind another layer, train as on the CPU', async () => {
  // The unused components of a pixel beside three numbers must not be part of products of matrices.
  const found = runs.find(({ title }) => title === 'two outputs, metrics by name, SGD 0.3')!;
  const run = structuredClone(found) as typeof found & { model: { layers: { config: object }[] } };
  run.model.layers[2]!.config = { units: 3, activation: 'linear' };
  const loss = [
    null,
    { class_name: 'SparseCategoricalCrossentropy', config: { from_logits: true } },
  ];
  const after: number[][] = [];
  for (const backend of ['cpu', 'webgl']) {
    await useBackend(backend);
    const model = buildModel(run);
    const { x, y } = tensorsOf(run) as { x: tf.Tensor; y: tf.Tensor[] };
    const compiled = compile(model, { optimizer: tf.train.sgd(0.3), loss });
    for (let step = 0; step < 3; step++) await compiled.trainOnBatch(x, y);
    after.push(weights(model));
  }
  const [expected, got] = after as [number[], number[]];
  expect(Math.max(...got.map((w, i) => Math.abs(w - expected[i]!)))).toBeLessThan(1e-6);
});

countsOnDevice();
