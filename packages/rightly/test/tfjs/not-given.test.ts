import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { compile } from 'rightly/tfjs';
import { beforeAll, describe, expect, test } from 'vitest';
import { batchesOf } from './moved.ts';
import { classifier, labels, samples } from './small.ts';

const sparse = 'sparse_categorical_crossentropy';
let features: tf.Tensor2D;
let truth: tf.Tensor1D;

beforeAll(async () => {
  await tf.setBackend('cpu');
  features = samples(10);
  truth = labels(10);
});

describe('null stands for an option that is not given', () => {
  const nothing = {
    validationFreq: null,
    validationBatchSize: null,
    validationBatches: null,
    classWeight: null,
    callbacks: null,
    yieldEvery: null,
    verbose: null,
    onProgress: null,
    initialEpoch: null,
    batchesPerEpoch: null,
    epochs: null,
  };
  const args = {
    optimizer: 'sgd',
    loss: sparse,
    lossWeights: null,
    metrics: null,
    weightedMetrics: null,
    onWarning: null,
  };

  test('in fit and evaluate', async () => {
    const [one, other] = [
      compile(classifier(), args),
      compile(classifier(), { optimizer: 'sgd', loss: sparse }),
    ];
    const all = {
      ...nothing,
      validationData: null,
      validationSplit: null,
      sampleWeight: null,
      batchSize: null,
    };
    const { history } = await one.fit(features, truth, { ...all, shuffle: false });
    expect(history).toEqual((await other.fit(features, truth, { shuffle: false })).history);
    const counted = {
      batchSize: null,
      sampleWeight: null,
      batches: null,
      verbose: null,
      onProgress: null,
    };
    expect(await one.evaluate(features, truth, counted)).toEqual(
      await other.evaluate(features, truth),
    );
    await one.fit(features, truth, {
      validationData: [features, truth, null as never],
      shuffle: null,
    });
  });

  test('in fitDataset and the others', async () => {
    const model = compile(classifier(), args);
    const { history } = await model.fitDataset(batchesOf([4, 4]), {
      ...nothing,
      validationData: null,
    });
    expect(history['loss']).toHaveLength(1);
    await model.evaluateDataset(batchesOf([4]), { batches: null, verbose: null, onProgress: null });
    await model.trainOnBatch(features, truth, { sampleWeight: null, classWeight: null });
    await model.fit(features, truth, { callbacks: { onEpochEnd: null as never } });
  });
});
