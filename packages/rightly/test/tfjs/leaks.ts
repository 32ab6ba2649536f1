import * as tf from '@tensorflow/tfjs-core';
import { callbacks } from '@tensorflow/tfjs-layers';
import { F1Score, MeanIoU, SparseTopKCategoricalAccuracy } from 'rightly';
import { compile, type CompiledModel } from 'rightly/tfjs';
import { beforeEach, describe, expect, test } from 'vitest';
import { datasetOf } from './runs/repeat.ts';
import { classifier, labels, samples } from './small.ts';

let model: CompiledModel;
let x: tf.Tensor2D;
let y: tf.Tensor1D;
const weights = Float32Array.from({ length: 30 }, (_, i) => i % 3);

/** How many tensors are left by it. */
async function left(work: () => Promise<unknown>): Promise<number> {
  const before = tf.memory().numTensors;
  await work();
  return tf.memory().numTensors - before;
}

const stop = (): never => {
  throw new Error('on purpose');
};

/** Tests that training leaves no tensor, on the backend that is set. */
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
      await expect(model.fit(x, y, { sampleWeight: short })).rejects.toThrow('as many');
      await expect(model.fit(x, y, { validationSplit: 1 })).rejects.toThrow('leave');
      await expect(model.fitDataset(datasetOf(8, x, x))).rejects.toThrow('shape');
      expect(tf.memory().numTensors - before).toBe(0);
    });
  });

  test('a model that cannot be compiled leaves nothing', () => {
    const layers = classifier();
    const before = tf.memory().numTensors;
    const args = { optimizer: 'adam', loss: 'mse' };
    for (const wrong of [{ metrics: ['x'] }, { loss: 'x' }, { lossWeights: { x: 1 } }])
      expect(() => compile(layers, { ...args, ...wrong })).toThrow('must');
    expect(tf.memory().numTensors - before).toBe(0);
  });

  test('a model that is disposed of leaves the optimizer that it was given', async () => {
    const optimizer = tf.train.momentum(0.1, 0.9);
    const before = tf.memory().numTensors;
    const other = compile(classifier(), { optimizer, loss: 'sparse_categorical_crossentropy' });
    await other.fit(x, y);
    other.dispose();
    // A momentum for each of two weights.
    expect(tf.memory().numTensors - before).toBe(2);
    const next = compile(classifier(), { optimizer, loss: 'sparse_categorical_crossentropy' });
    await next.fit(x, y);
    next.dispose();
    optimizer.dispose();
  });

  test('a model that is disposed of leaves nothing, its optimizer included', async () => {
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
