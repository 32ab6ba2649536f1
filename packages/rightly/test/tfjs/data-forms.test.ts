import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { layers, sequential } from '@tensorflow/tfjs-layers';
import { SparseCategoricalAccuracy } from 'rightly';
import { compile, type CompiledModel } from 'rightly/tfjs';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { useBackend } from './backends.ts';
import { batchesOf } from './moved.ts';
import { classifier } from './small.ts';

beforeAll(() => useBackend('cpu'));

const sparse = 'sparse_categorical_crossentropy';

const build = (): CompiledModel =>
  compile(
    sequential({
      layers: [layers.dense({ units: 1, inputShape: [1], kernelInitializer: 'ones' })],
    }),
    {
      optimizer: 'sgd',
      loss: 'mse',
    },
  );

test('Numbers are samples of one feature', async () => {
  const [flat, line] = [tf.tensor1d([1, 2, 3, 4]), tf.tensor1d([1, 3, 5, 7])];
  const before = tf.memory().numTensors;
  const model = build();
  const { loss } = await model.evaluate(flat, line);
  expect(loss).toBe(3.5);
  const { history } = await model.fit(flat, line, {
    shuffle: false,
    validationData: [flat, line],
  });
  const column = tf.tensor2d([1, 2, 3, 4], [4, 1]);
  expect(history['loss']).toEqual(
    (await build().fit(column, line, { shuffle: false })).history['loss'],
  );
  expect(history['val_loss']).toHaveLength(1);
  await model.fitDataset(
    batchesOf([4], () => ({ xs: tf.tensor1d([1, 2]), ys: tf.tensor1d([1, 2]) })),
  );
  // The tensors are the weights of two models, and the column.
  expect(tf.memory().numTensors - before).toBe(2 * 3 + 1);
});

const still = (): CompiledModel =>
  compile(classifier(), {
    optimizer: { class_name: 'SGD', config: { learning_rate: 0 } },
    loss: sparse,
    metrics: [new SparseCategoricalAccuracy()],
  });
const counted = (model: CompiledModel): unknown =>
  model.metrics['sparse_categorical_accuracy']!.state;

describe('An iterator that ends with a value', () => {
  test.each([undefined, 3])(
    'trains on it, and leaves nothing; batchesPerEpoch %s',
    async (batchesPerEpoch) => {
      const model = still();
      const before = tf.memory().numTensors;
      const steps: number[] = [];
      await model.fitDataset(batchesOf([4, 4, 2], undefined, true), {
        epochs: 2,
        batchesPerEpoch,
        callbacks: { onBatchEnd: (batch: number) => void steps.push(batch) },
      });
      expect(steps).toEqual([0, 1, 2, 0, 1, 2]);
      expect(counted(model)).toMatchObject({ count: 10 });
      expect(tf.memory().numTensors).toBe(before);
    },
  );

  test('is evaluated with it', async () => {
    const model = still();
    const before = tf.memory().numTensors;
    const logs = await model.evaluateDataset(batchesOf([4, 4, 2], undefined, true));
    expect(logs).toEqual(await model.evaluateDataset(batchesOf([4, 4, 2])));
    expect(counted(model)).toMatchObject({ count: 10 });
    expect(tf.memory().numTensors).toBe(before);
  });

  test('may have only that value', async () => {
    const { epoch } = await still().fitDataset(batchesOf([4], undefined, true), { epochs: 2 });
    expect(epoch).toEqual([0, 1]);
  });
});

describe('A data set that ends too early', () => {
  test('warns, once for all epochs', async () => {
    const warnings: string[] = [];
    const onWarning = (text: string): void => void warnings.push(text);
    const model = compile(classifier(), { optimizer: 'sgd', loss: sparse, onWarning });
    await model.fitDataset(batchesOf([4, 4]), { epochs: 3, batchesPerEpoch: 5 });
    await model.fitDataset(batchesOf([4, 4], undefined, true), { batchesPerEpoch: 3 });
    expect(warnings).toEqual([
      'fitDataset: the data set and the epoch ended after 2 of 5 batches; call .repeat() on a data set of tf.data for more',
      'fitDataset: the data set and the epoch ended after 2 of 3 batches; call .repeat() on a data set of tf.data for more',
    ]);
  });

  test('does not warn where it has enough batches', async () => {
    const onWarning = vi.fn<(text: string) => void>();
    const model = compile(classifier(), { optimizer: 'sgd', loss: sparse, onWarning });
    await model.fitDataset(batchesOf([4, 4]), { epochs: 2, batchesPerEpoch: 2 });
    await model.fitDataset(batchesOf([4, 4], undefined, true), { epochs: 2, batchesPerEpoch: 2 });
    await model.fitDataset(batchesOf([4, 4]), { epochs: 2, batchesPerEpoch: 1 });
    expect(onWarning).not.toHaveBeenCalled();
  });

  test('warns on the console', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    try {
      const model = compile(classifier(), { optimizer: 'sgd', loss: sparse });
      await model.fitDataset(batchesOf([4]), { batchesPerEpoch: 2 });
      expect(warn).toHaveBeenCalledOnce();
    } finally {
      warn.mockRestore();
    }
  });
});
