import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { layers, type Sequential, sequential } from '@tensorflow/tfjs-layers';
import {
  type CompiledModel,
  compile,
  fromCompileConfig,
  loadModel,
  MeanMetricWrapper,
} from 'rightly/tfjs';
import { beforeAll, describe, expect, test } from 'vitest';
import { faults } from './values.ts';

/* Odd values for arguments of compile, fit and saving of TensorFlow.js. */

let [x, y]: [tf.Tensor, tf.Tensor] = [] as never;
let base: Sequential;
let model: CompiledModel;

const small = (): Sequential =>
  sequential({ layers: [layers.dense({ units: 1, inputShape: [2] })] });
const args = { optimizer: 'sgd', loss: 'mse', metrics: ['mae'] };
const quiet = { verbose: 0 } as const;
const any = (value: unknown): never => value as never;

beforeAll(async () => {
  await tf.setBackend('cpu');
  x = tf.tensor2d([
    [1, 2],
    [3, 4],
  ]);
  y = tf.tensor2d([[1], [0]]);
  base = small();
  model = compile(small(), args);
});

/** The error of a caller's function passes through. */
const itsOwn = ['a function', 'a function that throws', 'a proxy of a function'];
/** TensorFlow.js calls functions on each callback. */
const proxies = ['a proxy of ones'];

describe('compile with another', () => {
  test.each(['optimizer', 'loss', 'lossWeights', 'metrics', 'weightedMetrics', 'onWarning'])(
    '%s',
    async (key) => {
      for (const put of [(v: unknown) => v, (v: unknown) => [v], (v: unknown) => ({ output: v })])
        expect(
          await faults((value) => compile(base, any({ ...args, [key]: put(value) })), itsOwn),
        ).toEqual({});
    },
  );

  test.each<[string, (value: never) => unknown]>([
    ['model', (value) => compile(value, args)],
    ['object of arguments', (value) => compile(base, value)],
    [
      'configuration of an optimizer',
      (value) => compile(base, { ...args, optimizer: any({ class_name: 'Adam', config: value }) }),
    ],
    [
      'learning rate',
      (value) =>
        compile(base, {
          ...args,
          optimizer: any({ class_name: 'Adam', config: { learning_rate: value } }),
        }),
    ],
    [
      'name of an optimizer',
      (value) => compile(base, { ...args, optimizer: any({ class_name: value, config: {} }) }),
    ],
  ])('%s', async (_, call) => {
    expect(await faults(call)).toEqual({});
  });
});

describe('fit with another', () => {
  test.each<[string, (value: never) => unknown]>([
    ['x', (value) => model.fit(value, y, quiet)],
    ['y', (value) => model.fit(x, value, quiet)],
    ['object of options', (value) => model.fit(x, y, value)],
    ['x to evaluate', (value) => model.evaluate(value, y, quiet)],
    ['x of a batch', (value) => model.trainOnBatch(value, y)],
    ['option of a batch', (value) => model.testOnBatch(x, y, value)],
    ['data set', (value) => model.fitDataset(value, { ...quiet, batchesPerEpoch: 1 })],
    [
      'element',
      (value) =>
        model.fitDataset(
          any({ iterator: () => ({ next: async () => Promise.resolve({ value, done: false }) }) }),
          { ...quiet, batchesPerEpoch: 1 },
        ),
    ],
    ['iterator', (value) => model.fitDataset(any({ iterator: () => value as unknown }), quiet)],
    [
      'answer of an iterator',
      (value) =>
        model.fitDataset(any({ iterator: () => ({ next: () => value as unknown }) }), {
          ...quiet,
          batchesPerEpoch: 1,
        }),
    ],
    ['truth to validate', (value) => model.fit(x, y, { ...quiet, validationData: [x, value] })],
    ['weight of a class', (value) => model.fit(x, y, { ...quiet, classWeight: { 0: value } })],
    ['URL', (value) => (typeof value === 'string' ? undefined : model.save(value))],
  ])('%s', async (_, call) => {
    expect(await faults(call)).toEqual({});
  });

  test.each(
    `batchSize initialEpoch verbose validationData validationSplit shuffle sampleWeight classWeight
     yieldEvery onProgress validationFreq callbacks`.split(/\s+/),
  )('%s', async (key) => {
    for (const put of [(v: unknown) => v, (v: unknown) => [v]])
      expect(
        await faults(
          (value) => model.fit(x, y, any({ ...quiet, [key]: put(value) })),
          [...itsOwn, ...proxies],
        ),
      ).toEqual({});
  });

  test.each(['onEpochEnd', 'onBatchEnd', 'setModel'])('%s of a callback', async (key) => {
    const call = (value: never): unknown =>
      model.fit(x, y, any({ ...quiet, callbacks: { [key]: value } }));
    expect(await faults(call, itsOwn)).toEqual({});
  });
});

describe('MeanMetricWrapper with another', () => {
  const metric = new MeanMetricWrapper((a, b) => tf.abs(tf.sub(a, b)));
  test.each<[string, (value: never) => unknown]>([
    ['function', (value) => new MeanMetricWrapper(value)],
    ['object of options', (value) => new MeanMetricWrapper(() => y, value)],
    ['truth', (value) => metric.updateState(value, y)],
    ['prediction', (value) => metric.updateState(y, value)],
    ['option', (value) => metric.updateState(y, y, value)],
    ['weight', (value) => metric.updateState(y, y, { sampleWeight: value })],
    ['mask', (value) => metric.updateState(y, y, { mask: value })],
    ['metric to be merged', (value) => metric.mergeState(value)],
    ['value', (value) => new MeanMetricWrapper(() => value).updateState(y, y)],
  ])('%s', async (_, call) => {
    expect(await faults(call)).toEqual({});
  });
});

const config = { optimizer: 'sgd', loss: 'mse' };
test.each<[string, (value: never) => unknown]>([
  ['a configuration', (value) => fromCompileConfig(value)],
  ['custom objects', (value) => fromCompileConfig(config, value)],
  ['an optimizer', (value) => fromCompileConfig({ ...config, optimizer: value })],
  ['a loss', (value) => fromCompileConfig({ ...config, loss: value })],
  ['metrics', (value) => fromCompileConfig({ ...config, metrics: value })],
  ['a metric', (value) => fromCompileConfig({ ...config, metrics: [value] })],
  [
    'a registered name',
    (value) =>
      fromCompileConfig({ ...config, metrics: [{ class_name: 'x', registered_name: value }] }),
  ],
  [
    'the configuration of a wrapper',
    (value) =>
      fromCompileConfig({
        ...config,
        metrics: [{ class_name: 'MeanMetricWrapper', config: value as unknown }],
      }),
  ],
  ['a handler', (value) => (typeof value === 'string' ? undefined : loadModel(value))],
  ['the load of a handler', (value) => loadModel({ load: value })],
  ['what a handler loads', (value) => loadModel({ load: () => value })],
])('%s', async (_, call) => {
  expect(await faults(call, itsOwn)).toEqual({});
});
