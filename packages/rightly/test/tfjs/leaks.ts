import * as tf from '@tensorflow/tfjs-core';
import { callbacks, layers, sequential } from '@tensorflow/tfjs-layers';
import { F1Score, MeanIoU, SparseTopKCategoricalAccuracy } from 'rightly';
import { compile, type CompiledModel, type TensorFunction } from 'rightly/tfjs';
import { beforeEach, describe, expect, test } from 'vitest';
import { datasetOf } from './runs/repeat.ts';
import { classifier, labels, samples } from './small.ts';

let model: CompiledModel;
let x: tf.Tensor2D;
let y: tf.Tensor1D;
const weights = Float32Array.from({ length: 30 }, (_, i) => i % 3);

/** The number of tensors that it leaves. */
async function left(work: () => Promise<unknown>): Promise<number> {
  const before = tf.memory().numTensors;
  await work();
  return tf.memory().numTensors - before;
}

const throwing = tf.customGrad((t) => ({
  value: tf.mul(t as tf.Tensor, 2),
  gradFunc: () => stop(),
}));

type Layer = InstanceType<typeof layers.Layer>;

const dropping = {
  units: 3,
  inputShape: [4, 2] as number[],
  dropout: 0.2,
  recurrentDropout: 0.3,
  recurrentInitializer: 'glorotUniform' as const,
};

const stacked = ({ inputShape, ...rest }: typeof dropping): Layer => {
  const cells = [layers.lstmCell(rest), layers.gruCell(rest)];
  return layers.rnn({ cell: cells, inputShape });
};

const stop = (): never => {
  throw new Error('on purpose');
};

/** Tests that training leaves no tensor, on the current backend. */
export function leavesNothing(): void {
  beforeEach(async () => {
    model = compile(classifier(), {
      optimizer: 'sgd',
      loss: 'sparse_categorical_crossentropy',
      metrics: ['accuracy', (_, p) => tf.max(p, -1), new F1Score({ sparseYTrue: true })],
      weightedMetrics: [
        new SparseTopKCategoricalAccuracy({ k: 2 }),
        new MeanIoU({ numClasses: 4, sparseYPred: false }),
      ],
    });
    x = samples(30);
    y = labels(30);
    await model.fit(x, y);
  });

  describe('No tensor is left by', () => {
    const wellAndNot: Record<string, () => Promise<unknown>> = {
      fit: () => model.fit(x, y, { epochs: 2 }),
      'a validation split with weights': () =>
        model.fit(x, y, { validationSplit: 0.3, sampleWeight: weights }),
      'validation data of three items': () =>
        model.fit(x, y, { validationData: [x, y, weights], validationBatchSize: 7 }),
      'class weights': () => model.fit(x, y, { classWeight: { 1: 3 }, shuffle: false }),
      'listening to batches': () => model.fit(x, y, { callbacks: { onBatchEnd: () => {} } }),
      'an early stop': () =>
        model.fit(x, y, {
          epochs: 50,
          validationData: [x, y],
          callbacks: callbacks.earlyStopping({ monitor: 'val_loss', mode: 'max' }),
        }),
      'a stop within an epoch': () =>
        model.fit(x, y, {
          batchSize: 4,
          callbacks: { onBatchEnd: (batch: number) => void (model.stopTraining = batch === 2) },
        }),
      'an exception in a batch callback': () =>
        model.fit(x, y, { batchSize: 4, callbacks: { onBatchEnd: stop } }),
      'an exception at the beginning of a batch': () =>
        model.fit(x, y, { batchSize: 4, callbacks: { onBatchBegin: stop } }),
      'an exception at an epoch’s end': () => model.fit(x, y, { callbacks: { onEpochEnd: stop } }),
      'an exception in onProgress': () => model.fit(x, y, { onProgress: stop }),
      'an exception in a metric': () => {
        const failing = compile(classifier(), {
          optimizer: 'sgd',
          loss: 'sparse_categorical_crossentropy',
          metrics: [stop],
        });
        return failing.fit(x, y).finally(() => failing.dispose());
      },
      'an exception in a loss': () => {
        const failing = compile(classifier(), { optimizer: 'sgd', loss: stop });
        return failing.fit(x, y).finally(() => failing.dispose());
      },
      'an exception in a loss of several steps': () => {
        const failing = compile(classifier(), {
          optimizer: 'sgd',
          loss: (t, p) => tf.add(tf.square(tf.sub(tf.exp(p), t)), stop()),
        });
        return failing.fit(x, y).finally(() => failing.dispose());
      },
      'options that are null': () =>
        model.fit(x, y, { callbacks: null, validationData: null, validationSplit: null }),
      evaluate: () => model.evaluate(x, y, { batchSize: 7, sampleWeight: weights }),
      'fitDataset with validation': () =>
        model.fitDataset(datasetOf(8, x, y), { epochs: 2, validationData: datasetOf(8, x, y) }),
      'a data set that goes on': () =>
        model.fitDataset(datasetOf(8, x, y), { epochs: 3, batchesPerEpoch: 2 }),
      'an exception while a data set goes on': () =>
        model.fitDataset(datasetOf(8, x, y), { callbacks: { onBatchEnd: stop } }),
      evaluateDataset: () => model.evaluateDataset(datasetOf(8, x, y), { batches: 2 }),
      trainOnBatch: () => model.trainOnBatch(x, y, { classWeight: { 0: 2 } }),
      testOnBatch: () => model.testOnBatch(x, y, { sampleWeight: weights }),
    };
    test.each(Object.entries(wellAndNot))('%s', async (name, work) => {
      const fails = name.startsWith('an exception');
      const failing = (): Promise<unknown> => expect(work()).rejects.toThrow('on purpose');
      expect(await left(fails ? failing : work)).toBe(0);
    });

    test('data that do not fit', async () => {
      const before = tf.memory().numTensors;
      const short = weights.subarray(1);
      await expect(model.fit(x, y, { sampleWeight: short })).rejects.toThrow(
        'the same number of samples',
      );
      await expect(model.fit(x, y, { validationSplit: 1 })).rejects.toThrow('leave');
      await expect(model.fitDataset(datasetOf(8, x, x))).rejects.toThrow('shape');
      expect(tf.memory().numTensors - before).toBe(0);
    });
  });

  test.each<[string, TensorFunction, string]>([
    [
      'without a gradient',
      (t, p) => tf.cast(tf.equal(t, tf.round(p)), 'float32'),
      'gradient function not found for Equal',
    ],
    [
      'with a gradient for a part of its way',
      (_, p) => tf.cast(tf.all(tf.cast(tf.exp(p), 'bool'), -1), 'float32'),
      'gradient function not found for All',
    ],
    ['whose gradient throws', (_, p) => throwing(tf.exp(p)), 'on purpose'],
  ])('a loss %s leaves nothing', async (_, loss, text) => {
    const before = tf.memory().numTensors;
    const failing = compile(classifier(), { optimizer: 'sgd', loss });
    const truth = samples(30, 4);
    await expect(failing.fit(x, truth)).rejects.toThrow(text);
    await expect(failing.trainOnBatch(x, truth)).rejects.toThrow(text);
    failing.dispose();
    truth.dispose();
    expect(tf.memory().numTensors - before).toBe(0);
  });

  test.each<[string, (args: typeof dropping) => Layer]>([
    ['LSTM', layers.lstm],
    ['GRU', layers.gru],
    ['simple RNN', layers.simpleRNN],
    ['stack of cells', stacked],
  ])('a %s that drops leaves nothing', async (_, make) => {
    const before = tf.memory().numTensors;
    const own = [make(dropping), layers.dense({ units: 1 })];
    const recurrent = compile(sequential({ layers: own }), { optimizer: 'sgd', loss: 'mse' });
    const [steps, truth] = [tf.ones([6, 4, 2]), tf.ones([6, 1])];
    await recurrent.fit(steps, truth, { batchSize: 2, epochs: 2 });
    recurrent.dispose();
    tf.dispose([steps, truth]);
    expect(tf.memory().numTensors - before).toBe(0);
  });

  test('compiling again frees the tensors of the optimizer', async () => {
    const plain = classifier();
    const args = { optimizer: 'adam', loss: 'sparse_categorical_crossentropy' };
    let again = compile(plain, args);
    await again.fit(x, y);
    const first = tf.memory().numTensors;
    for (let i = 0; i < 3; i++) {
      again = compile(i === 1 ? plain : again, args);
      await again.fit(x, y);
    }
    expect(tf.memory().numTensors).toBe(first);
    // A model that was compiled earlier goes on, and is freed again.
    const earlier = again;
    again = compile(again, args);
    await earlier.fit(x, y);
    await again.fit(x, y);
    again = compile(again, args);
    await again.fit(x, y);
    expect(tf.memory().numTensors).toBe(first);
    again.dispose();
  });

  test('compiling frees the optimizer of TensorFlow.js’s own compile', async () => {
    const before = tf.memory().numTensors;
    const plain = classifier();
    plain.compile({ optimizer: 'adam', loss: 'sparseCategoricalCrossentropy' });
    const floats = tf.cast(y, 'float32');
    await plain.fit(x, floats, { verbose: 0 });
    floats.dispose();
    const again = compile(plain, { optimizer: 'sgd', loss: 'sparse_categorical_crossentropy' });
    await again.fit(x, y);
    again.dispose();
    expect(tf.memory().numTensors - before).toBe(0);
  });

  test('a model that cannot be compiled leaves nothing', () => {
    const plain = classifier();
    const before = tf.memory().numTensors;
    const args = { optimizer: 'adam', loss: 'mse' };
    for (const wrong of [{ metrics: ['x'] }, { loss: 'x' }, { lossWeights: { x: 1 } }])
      expect(() => compile(plain, { ...args, ...wrong })).toThrow('must');
    expect(tf.memory().numTensors - before).toBe(0);
  });

  test('disposing of a model does not dispose of an optimizer that was passed', async () => {
    const optimizer = tf.train.momentum(0.1, 0.9);
    const before = tf.memory().numTensors;
    const other = compile(classifier(), { optimizer, loss: 'sparse_categorical_crossentropy' });
    await other.fit(x, y);
    other.dispose();
    // There is a momentum for each of two weights.
    expect(tf.memory().numTensors - before).toBe(2);
    const next = compile(classifier(), { optimizer, loss: 'sparse_categorical_crossentropy' });
    await next.fit(x, y);
    next.dispose();
    optimizer.dispose();
  });

  test('disposing of a model leaves no tensor, also none of its own optimizer', async () => {
    const before = tf.memory().numTensors;
    const other = compile(classifier(), {
      optimizer: { class_name: 'SGD', config: { momentum: 0.9 } },
      loss: 'mse',
      metrics: ['accuracy'],
    });
    const oneHot = tf.tidy(() => tf.cast(tf.oneHot(y, 4), 'float32'));
    await other.fit(x, oneHot);
    other.dispose();
    oneHot.dispose();
    expect(tf.memory().numTensors - before).toBe(0);
  });
}
