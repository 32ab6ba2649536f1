import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import {
  MeanMetricWrapper as ArrayMetric,
  cosineSimilarity,
  Mean,
  MeanSquaredError,
  meanSquaredError,
} from 'rightly';
import { layers, sequential } from '@tensorflow/tfjs-layers';
import { compile, loadModel, MeanMetricWrapper } from 'rightly/tfjs';
import { abs, less, minus, reals } from 'rightly/verbs';
import { beforeAll, describe, expect, test } from 'vitest';
import { caught } from '../caught.ts';
import { useBackend } from './backends.ts';
import { datasetOf } from './runs/repeat.ts';
import { handler, saved } from './saved.ts';
import { classifier, samples } from './small.ts';

beforeAll(async () => {
  tf.registerBackend('device', tf.findBackendFactory('cpu'));
  tf.copyRegisteredKernels('cpu', 'device');
  await useBackend('cpu');
});

const yTrue = (): tf.Tensor =>
  tf.tensor2d([
    [0, 1],
    [1, 0],
    [1, 1],
  ]);
const yPred = (): tf.Tensor =>
  tf.tensor2d([
    [0.5, 1],
    [1, 1],
    [1, 0.25],
  ]);
const farthest = (t: tf.Tensor, p: tf.Tensor): tf.Tensor => tf.max(tf.abs(tf.sub(t, p)), -1);
const errors = (t: tf.Tensor, p: tf.Tensor): tf.Tensor => tf.abs(tf.sub(t, p));

describe('A function of tensors is averaged', () => {
  test('over samples and batches', () => {
    const m = new MeanMetricWrapper(farthest, { direction: 'down' });
    expect([m.name, m.direction, m.result()]).toEqual(['farthest', 'down', 0]);
    m.updateState(yTrue(), yPred());
    expect(m.result()).toBe((0.5 + 1 + 0.75) / 3);
    m.updateState(yTrue(), yTrue());
    expect(m.state).toEqual({ total: 2.25, count: 6 });
    m.resetState();
    expect(m.result()).toBe(0);
  });

  test('with weights and masks', () => {
    const m = new MeanMetricWrapper(farthest);
    const [sampleWeight, mask] = [tf.tensor1d([1, 0.5, 2]), tf.tensor1d([1, 1, 0], 'bool')];
    m.updateState(yTrue(), yPred(), { sampleWeight, mask });
    expect(m.state).toEqual({ total: 1, count: 1.5 });
    m.updateState(yTrue(), yPred(), { sampleWeight: 0.5 });
    expect(m.state).toEqual({ total: 2.125, count: 3 });
  });

  test('of inner axes, sample by sample or element by element', () => {
    const [sample, element] = [
      new MeanMetricWrapper(errors),
      new MeanMetricWrapper(errors, { reduction: 'element' }),
    ];
    for (const m of [sample, element]) m.updateState(yTrue(), yPred());
    expect(sample.state).toEqual({ total: 1.125, count: 3 });
    expect(element.state).toEqual({ total: 2.25, count: 6 });
  });

  test('with one value for all, for each sample', () => {
    const m = new MeanMetricWrapper((t, p) => tf.mean(errors(t, p)), { name: 'one' });
    m.updateState(yTrue(), yPred());
    expect(m.state).toEqual({ total: 1.125, count: 3 });
  });

  test('in float64, however many samples and batches there are', () => {
    const tenths = new MeanMetricWrapper(() => tf.mul(tf.ones([2 ** 20]), 0.1));
    const many = tf.zeros([2 ** 20]);
    tenths.updateState(many, many);
    expect(tenths.state.count).toBe(2 ** 20);
    expect(tenths.result()).toBeCloseTo(0.1, 6);
    // In float32, 1 more than 2^24 is 2^24.
    const ones = new MeanMetricWrapper((t) => tf.onesLike(t));
    const one = tf.zeros([1]);
    ones.updateState(one, one, { sampleWeight: 2 ** 24 });
    for (let i = 0; i < 3; i++) ones.updateState(one, one);
    expect(ones.state).toEqual({ total: 2 ** 24 + 3, count: 2 ** 24 + 3 });
  });

  test('and rounded as the dtype says', () => {
    const m = new MeanMetricWrapper(farthest, { dtype: 'float32' });
    m.updateState(tf.zeros([3, 1]), tf.tensor2d([[1], [0], [0]]));
    expect(m.result()).toBe(Math.fround(1 / 3));
  });

  test('and leaves no tensor', () => {
    const [t, p] = [yTrue(), yPred()];
    const before = tf.memory().numTensors;
    new MeanMetricWrapper(farthest).updateState(t, p, { sampleWeight: 2 });
    expect(tf.memory().numTensors).toBe(before);
  });

  test('and merged with another of the same function', () => {
    const [a, b] = [new MeanMetricWrapper(farthest), new MeanMetricWrapper(farthest)];
    for (const m of [a, b]) m.updateState(yTrue(), yPred());
    a.mergeState(b);
    expect(a.state).toEqual({ total: 4.5, count: 6 });
    expect(() => a.mergeState(new MeanMetricWrapper(errors))).toThrow(
      'MeanMetricWrapper.mergeState: an argument must average the same function; got Function(2)',
    );
  });

  test('and made from its configuration with the function', () => {
    const config = new MeanMetricWrapper(farthest, { direction: 'down' }).getConfig();
    expect(config['fn']).toEqual({
      module: 'builtins',
      class_name: 'function',
      config: 'farthest',
      registered_name: 'farthest',
    });
    const again = new MeanMetricWrapper({ ...config, fn: farthest });
    expect(again.getConfig()).toEqual(config);
  });

  test('that is one of the options', () => {
    expect(new MeanMetricWrapper({ fn: farthest }).name).toBe('farthest');
    const m = new MeanMetricWrapper({ fn: farthest, direction: 'up' }, { name: 'far' });
    expect([m.name, m.direction]).toEqual(['far', 'up']);
  });

  // oxfmt-ignore
  test.each<[string, () => unknown, string]>([
    ['no function', () => new MeanMetricWrapper(undefined as never), 'MeanMetricWrapper.constructor: fn must be a function of tensors; got undefined'],
    ['options without one', () => new MeanMetricWrapper({ name: 'x' }), 'MeanMetricWrapper.constructor: fn must be a function of tensors; got undefined'],
    ['a name for one', () => new MeanMetricWrapper('mse' as never), 'MeanMetricWrapper.constructor: fn must be a function of tensors; got "mse"'],
    ['a misspelt option', () => new MeanMetricWrapper(farthest, { nam: 'x' } as never), 'MeanMetricWrapper.constructor: options must be an object of name, dtype, reduction, fn, direction; got "nam"'],
    ['an unknown direction', () => new MeanMetricWrapper(farthest, { direction: 'left' as never }), 'MeanMetricWrapper.constructor: direction must be up or down; got "left"'],
    ['arrays', () => new MeanMetricWrapper(farthest).updateState([1] as never, yPred()), 'MeanMetricWrapper.updateState: yTrue must be a tensor; got Array(1)'],
    ['values that are no tensor', () => new MeanMetricWrapper(() => 5 as never, { name: 'five' }).updateState(yTrue(), yPred()), 'five: the result of the function must be a tensor; got 5'],
    ['one value for all and weights', () => new MeanMetricWrapper((t, p) => tf.mean(errors(t, p)), { name: 'one' }).updateState(yTrue(), yPred(), { sampleWeight: tf.ones([3]) }), 'one must give a value for each sample where samples have weights or masks; got one for all'],
    ['a weight below 0', () => new MeanMetricWrapper(farthest).updateState(yTrue(), yPred(), { sampleWeight: tf.tensor1d([1, -1, 1]) }), 'MeanMetricWrapper.updateState: sampleWeight must hold finite numbers of at least 0; got -1 at [1]'],
    ['a value that is not finite', () => new MeanMetricWrapper(() => tf.tensor1d([1, NaN, 1])).updateState(yTrue(), yPred()), 'MeanMetricWrapper.updateState: total must be a finite sum; got NaN'],
    ['a misspelt weight', () => new MeanMetricWrapper(farthest).updateState(yTrue(), yPred(), { weight: 1 } as never), 'MeanMetricWrapper.updateState: options must be an object of sampleWeight, mask; got "weight"'],
  ])('but not %s', (_, act, text) => {
    expect(caught(act)[1]).toBe(text);
  });
});

const oneHot = (n: number): tf.Tensor =>
  tf.oneHot(
    tf.tensor1d(
      Array.from({ length: n }, (_, i) => (i * i) % 4),
      'int32',
    ),
    4,
  );

const sizes = (truth: number[][], predicted: number[][]): number[] =>
  truth.map((row, i) => row.reduce((s, y, j) => s + Math.abs(y - predicted[i]![j]!), 0));

describe.each(['cpu', 'device'])('A compiled model on %s', (backend) => {
  beforeAll(() => useBackend(backend));
  test('counts metrics of every kind, under their names', async () => {
    const own = new MeanMetricWrapper(farthest, { name: 'far', direction: 'down' });
    const arrays = new ArrayMetric(sizes, { name: 'sizes' });
    const close = new ArrayMetric(less(abs(minus(reals('yTrue'), reals('yPred'))), 0.25), {
      name: 'close',
    });
    const model = compile(classifier(), {
      optimizer: 'sgd',
      loss: 'mse',
      metrics: ['mse', meanSquaredError, cosineSimilarity, farthest, own, arrays, close, 'kld'],
      weightedMetrics: ['mse', new ArrayMetric(sizes)],
    });
    const [x, y] = [samples(10), oneHot(10)];
    const w = tf.tensor1d(Array.from({ length: 10 }, (_, i) => i % 3));
    const logs = await model.evaluate(x, y, { sampleWeight: w, batchSize: 4 });
    expect(Object.keys(logs)).toEqual([
      'loss',
      'mse',
      'mean_squared_error',
      'cosine_similarity',
      'farthest',
      'far',
      'sizes',
      'close',
      'kld',
      'weighted_mse',
      'weighted_sizes',
    ]);
    const p = model.predict(x) as tf.Tensor;
    const alone = [new MeanSquaredError(), new MeanSquaredError()] as const;
    alone[0].updateState(y, p);
    alone[1].updateState(y, p, { sampleWeight: w });
    const all = [new ArrayMetric(sizes), new ArrayMetric(sizes)] as const;
    all[0].updateState(y, p);
    all[1].updateState(y, p, { sampleWeight: w });
    const expected = {
      mse: alone[0].result(),
      mean_squared_error: alone[0].result(),
      weighted_mse: alone[1].result(),
      sizes: all[0].result(),
      weighted_sizes: all[1].result(),
      far: logs['farthest'],
      farthest: tf.mean(farthest(y, p)).dataSync()[0],
      cosine_similarity: tf.mean(tf.neg(cosines(y, p))).dataSync()[0],
    };
    for (const [name, value] of Object.entries(expected))
      expect(logs[name], name).toBeCloseTo(value!, 5);
    expect(model.metrics['far']).toBe(own);
    expect(model.metrics['mean_squared_error']).toBeInstanceOf(MeanSquaredError);
    expect(own.state.count).toBe(10);
    expect(arrays.state.count).toBe(10);
  });

  test('shows NaN where it diverges, and goes on; a metric alone refuses NaN', async () => {
    const metric = new MeanSquaredError();
    const linear = layers.dense({ units: 4, inputShape: [3], kernelInitializer: 'ones' });
    const model = compile(sequential({ layers: [linear] }), {
      optimizer: { class_name: 'SGD', config: { learning_rate: 1e20 } },
      loss: 'mse',
      metrics: ['accuracy', metric, new ArrayMetric(sizes), farthest],
      onWarning: () => {},
    });
    const args = { epochs: 4, batchSize: 4, shuffle: false };
    const { history } = await model.fit(samples(8), oneHot(8), args);
    for (const name of ['loss', 'mean_squared_error', 'sizes', 'farthest']) {
      const values = history[name] as number[];
      expect(values, name).toHaveLength(4);
      expect(values.at(-1), name).toBeNaN();
    }
    expect((history['accuracy'] as number[]).every((value) => value >= 0 && value <= 1)).toBe(true);
    // The next batches are counted from the start.
    const after = compile(classifier(4, 3), { optimizer: 'sgd', loss: 'mse', metrics: [metric] });
    const logs = await after.evaluate(samples(8), oneHot(8));
    expect(logs['mean_squared_error']).toBeCloseTo(logs['loss']!, 6);
    expect(() => metric.updateState([1], [NaN])).toThrow(/must be a finite number/);
  });

  test('shows NaN for the batches that have it, and for no others', async () => {
    const model = compile(classifier(), {
      optimizer: 'sgd',
      loss: (t, p) => tf.mean(errors(t, p), -1),
      metrics: ['mse', 'accuracy'],
      onWarning: () => {},
      weightedMetrics: [new MeanSquaredError({ name: 'weighty' })],
    });
    const spoilt = tf.tensor2d(
      Array.from({ length: 8 * 3 }, (_, i) => (i === 5 ? NaN : Math.sin(i))),
      [8, 3],
    );
    const weights = tf.tensor1d([1, 0, 1, 1, 1, 1, 1, 1]);
    const logs = await model.evaluateDataset(datasetOf(4, spoilt, oneHot(8), weights));
    expect(logs['mse']).toBeNaN();
    // The sample with NaN has weight 0.
    expect(logs['weighty']).toBeGreaterThan(0);
    expect(logs['accuracy']).toBeGreaterThanOrEqual(0);
    expect((model.metrics['mse'] as MeanSquaredError).state.count).toBe(8);
    expect((await model.evaluate(samples(8), oneHot(8)))['mse']).toBeGreaterThan(0);
  });

  test('counts nothing of a batch that one metric refuses', async () => {
    const mse = new MeanSquaredError();
    const once = new ArrayMetric((truth: number[][]) => {
      if (truth.length < 4) throw new RangeError('too few');
      return truth.map(() => 1);
    });
    const model = compile(classifier(), { optimizer: 'sgd', loss: 'mse', metrics: [mse, once] });
    await expect(model.testOnBatch(samples(3), oneHot(3))).rejects.toThrow('too few');
    expect(mse.state.count).toBe(0);
    expect((await model.testOnBatch(samples(4), oneHot(4)))['loss']).toBeGreaterThan(0);
    expect([mse.state.count, once.state.count]).toEqual([4, 4]);
  });
});

const cosines = (t: tf.Tensor, p: tf.Tensor): tf.Tensor =>
  tf.div(
    tf.sum(tf.mul(t, p), -1),
    tf.mul(tf.norm(tf.cast(t, 'float32'), 2, -1), tf.norm(p, 2, -1)),
  );

test('they are saved with a model, and restored', async () => {
  const model = compile(classifier(), {
    optimizer: 'sgd',
    loss: 'mse',
    metrics: ['mse', meanSquaredError, new MeanMetricWrapper(farthest, { name: 'far' }), errors],
  });
  const artifacts = handler(await saved(model));
  const again = await loadModel(artifacts, { customObjects: { farthest, errors } });
  expect(again.metricsNames).toEqual(['loss', 'mse', 'mean_squared_error', 'far', 'errors']);
  const [x, y] = [samples(6), oneHot(6)];
  expect(await again.evaluate(x, y)).toEqual(await model.evaluate(x, y));
  await expect(loadModel(artifacts, { customObjects: { errors } })).rejects.toThrow(
    'loadModel: customObjects must have the function "farthest"; got none',
  );
});

test('metrics of values are refused by compile', () => {
  const args = { optimizer: 'sgd', loss: 'mse', metrics: [new Mean()] };
  expect(() => compile(classifier(), args as never)).toThrow(
    'compile: metrics must hold metrics that compare yTrue and yPred; got Mean "mean", which takes values alone',
  );
});
