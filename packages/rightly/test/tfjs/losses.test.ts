import * as tf from '@tensorflow/tfjs-core';
import {
  Accuracy,
  BinaryCrossentropy,
  CategoricalCrossentropy,
  Dice,
  Huber,
  MeanSquaredError,
  meanSquaredError,
  RootMeanSquaredError,
  SparseCategoricalCrossentropy,
} from 'rightly';
import { compile, type CompileArgs, type CompiledModel, type Loss } from 'rightly/tfjs';
import { beforeAll, describe, expect, test } from 'vitest';
import { useBackend } from './backends.ts';
import { classifier, labels, samples, twoOutputs } from './small.ts';

beforeAll(() => useBackend('cpu'));

const x = (): tf.Tensor => samples(12);
const oneHot = (): tf.Tensor => tf.cast(tf.oneHot(labels(12), 4), 'float32');
const all = (label: number): tf.Tensor =>
  tf.mul(tf.onesLike(labels(12)), tf.scalar(label, 'int32'));
const compiled = (loss: CompileArgs['loss']): CompiledModel =>
  compile(classifier(), { optimizer: 'sgd', loss });

/** The loss before training. */
async function lossOf(loss: Loss, y: tf.Tensor = oneHot()): Promise<number> {
  const model = compiled(loss);
  const logs = await model.evaluate(x(), y);
  model.dispose();
  return logs['loss']!;
}

const keras = (class_name: string, config: object = {}): Loss => ({ class_name, config });

describe('The same loss has many names:', () => {
  // oxfmt-ignore
  const same: readonly Loss[][] = [
    ['mse', 'MSE', 'mean_squared_error', 'MeanSquaredError', 'meanSquaredError', MeanSquaredError, new MeanSquaredError(), meanSquaredError, keras('MeanSquaredError', { name: 'a', reduction: 'sum_over_batch_size', dtype: 'float32' })],
    ['kld', 'KLD', 'kl_divergence', 'kullback_leibler_divergence', 'kullbackLeiblerDivergence', keras('KLDivergence')],
    ['cosine_similarity', 'cosineProximity', 'cosine', keras('CosineSimilarity', { axis: -1 })],
    ['log_cosh', 'logcosh', 'LogCosh', keras('LogCosh')],
    ['bce', 'binary_crossentropy', 'BinaryCrossentropy', new BinaryCrossentropy()],
    ['huber', 'Huber', new Huber({ delta: 1 })],
    ['dice', new Dice()],
    ['tversky', 'Tversky', keras('Tversky', { alpha: 0.5 })],
    ['binary_focal_crossentropy', 'BinaryFocalCrossentropy'],
    ['categorical_focal_crossentropy', 'categoricalFocalCrossentropy'],
    ['ce', 'CE', 'crossentropy', 'categorical_crossentropy', new CategoricalCrossentropy()],
  ];
  test.each(same)('%s', async (...losses) => {
    const values: number[] = [];
    for (const loss of losses) values.push(await lossOf(loss));
    expect(values).toEqual(losses.map(() => values[0]));
  });
});

test('An option changes a loss', async () => {
  const values = [
    await lossOf('huber'),
    await lossOf(new Huber({ delta: 0.25 })),
    await lossOf(keras('Huber', { delta: 0.125 })),
  ];
  expect(new Set(values).size).toBe(3);
});

test('A metric that is a loss counts nothing', async () => {
  const loss = new MeanSquaredError();
  const model = compile(classifier(), { optimizer: 'sgd', loss, metrics: ['mse'] });
  const logs = await model.evaluate(x(), oneHot());
  expect(loss.state).toEqual({ total: 0, count: 0 });
  expect(logs['mse']).toBeCloseTo(logs['loss']!, 6);
});

test('The shapes decide what crossentropy is, batch by batch', async () => {
  const model = compiled('crossentropy');
  const [sparse, dense] = [labels(12), oneHot()];
  const { loss } = await model.evaluate(x(), dense);
  expect(loss).toBeCloseTo(await lossOf('categorical_crossentropy'), 6);
  for (const y of [sparse, tf.reshape(sparse, [12, 1])])
    expect((await model.evaluate(x(), y))['loss']).toBeCloseTo(loss!, 6);
  const wrong = all(4);
  await expect(model.evaluate(x(), wrong)).rejects.toThrow(
    /^evaluate: y out must hold class indexes from 0 to 3; got 12 others$/,
  );
  const one = compile(classifier(1), { optimizer: 'sgd', loss: 'ce' });
  const two = compile(classifier(1), { optimizer: 'sgd', loss: 'bce' });
  const y = tf.mod(sparse, 2);
  expect(await one.evaluate(x(), y)).toEqual(await two.evaluate(x(), y));
});

/** Some samples are ignored. */
const some = (): tf.Tensor => tf.where(tf.less(labels(12), 2), all(-1), labels(12));

describe('Samples of an ignored class', () => {
  const loss = new SparseCategoricalCrossentropy({ ignoreClass: -1 });
  test('do not reduce the weight of the others', async () => {
    const rows = [...some().dataSync()].flatMap((label, i) => (label === -1 ? [] : [i]));
    expect(rows.length).toBeLessThan(12);
    const model = compiled('sparse_categorical_crossentropy');
    const at = tf.tensor1d(rows, 'int32');
    const alone = await model.evaluate(tf.gather(x(), at), tf.gather(labels(12), at));
    expect(await lossOf(loss, some())).toBeCloseTo(alone['loss']!, 5);
  });

  test('change no weights', async () => {
    const model = compiled(loss);
    const before = model.getWeights().map((w) => w.arraySync());
    const logs = await model.trainOnBatch(x(), all(-1));
    expect(logs).toEqual({ loss: 0 });
    expect(model.getWeights().map((w) => w.arraySync())).toEqual(before);
  });

  test('are the only samples without a class', async () => {
    await expect(lossOf(loss, all(-2))).rejects.toThrow(
      /^evaluate: y out must hold class indexes from 0 to 3, or -1; got 12 others$/,
    );
  });
});

test('A loss of a whole batch takes no weights', async () => {
  const sampleWeight = tf.ones([12]);
  await expect(compiled('dice').evaluate(x(), oneHot(), { sampleWeight })).rejects.toThrow(
    /^the loss must give a value for each sample where samples have weights or masks; got one for all$/,
  );
  const model = compiled(new Dice({ axis: 1 }));
  const logs = await model.evaluate(x(), oneHot(), { sampleWeight });
  expect(logs).toEqual(await model.evaluate(x(), oneHot()));
});

test('The plain model has the same loss', async () => {
  for (const loss of [
    new Huber({ delta: 0.25 }),
    'categorical_focal_crossentropy',
    'ce',
    'mse',
    new CategoricalCrossentropy({ labelSmoothing: 0.25 }),
  ]) {
    const model = compiled(loss);
    const { loss: value } = await model.evaluate(x(), oneHot());
    const own = model.plain.evaluate(x(), oneHot()) as tf.Scalar;
    expect(own.dataSync()[0]).toBeCloseTo(value!, 6);
    const before = model.plain.getWeights()[0]!.dataSync();
    await model.plain.fit(x(), oneHot(), { batchSize: 12 });
    expect(model.plain.getWeights()[0]!.dataSync()).not.toEqual(before);
  }
});

test('Several outputs have losses of any kind', async () => {
  const [a, b] = [tf.mod(labels(12), 2), labels(12, 3)];
  const logs = await compile(twoOutputs(), {
    optimizer: 'sgd',
    loss: { a: keras('BinaryCrossentropy', { label_smoothing: 0.5 }), b: 'ce' },
  }).evaluate(x(), { a, b });
  expect(Object.keys(logs)).toEqual(['loss', 'a_loss', 'b_loss']);
  const both = await compile(twoOutputs(), { optimizer: 'sgd', loss: new Huber() }).evaluate(x(), [
    a,
    tf.cast(tf.oneHot(b, 3), 'float32'),
  ]);
  expect(both['loss']).toBeCloseTo(both['a_loss']! + both['b_loss']!, 6);
});

describe('These are no losses:', () => {
  // oxfmt-ignore
  test.each<[string, unknown, RegExp]>([
    ['an accuracy', 'accuracy', /^compile: loss must be a loss, which can be minimized: one of mean_squared_error, .*; got "accuracy"$/],
    ['an instance of one', new Accuracy(), /^compile: loss must be a loss, which can be minimized.*; got "accuracy"$/],
    ['a root', new RootMeanSquaredError(), /^compile: loss must be a loss, which can be minimized.*; got "root_mean_squared_error"$/],
    ['a sum', keras('MeanSquaredError', { reduction: 'sum' }), /^compile: loss reduction must be 'sum_over_batch_size'.*; got "sum"$/],
    ['values without a mean', keras('MeanSquaredError', { reduction: null }), /^compile: loss reduction must be 'sum_over_batch_size'.*; got null$/],
    ['a number', 5, /^compile: loss must be/],
  ])('%s', (_, loss, text) => {
    expect(() => compiled(loss as Loss)).toThrow(text);
    expect(() => compiled(loss as Loss)).toThrow(TypeError);
  });
});
