import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { array, generator, zip } from '@tensorflow/tfjs-data';
import { SparseCategoricalAccuracy } from 'rightly';
import { type BatchDataset, compile, type CompiledModel, type Progress } from 'rightly/tfjs';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { useBackend } from './backends.ts';
import { classifier, labels, samples } from './small.ts';

beforeAll(() => useBackend('cpu'));

const n = 20;
let model: CompiledModel;
let metric: SparseCategoricalAccuracy;

beforeEach(() => {
  metric = new SparseCategoricalAccuracy();
  model = compile(classifier(), {
    optimizer: 'sgd',
    loss: 'sparse_categorical_crossentropy',
    metrics: ['accuracy'],
    weightedMetrics: [metric],
  });
});

/** The rows of some tensors, as `tf.data` returns them. */
function rows(): ReturnType<typeof zip> {
  const [x, y] = [samples(n), labels(n)];
  const all = {
    xs: array(x.arraySync()),
    ys: array(y.arraySync()),
    sampleWeight: array(Array.from({ length: n }, (_, i) => i % 3)),
  };
  tf.dispose([x, y]);
  return zip(all as never);
}
const weight = Array.from({ length: n }, (_, i) => i % 3).reduce((sum, w) => sum + w, 0);

const batches = (size: number): BatchDataset => rows().batch(size);

function* untilItFails(): Generator {
  yield { xs: [1, 2, 3], ys: 1 };
  yield { xs: [1, 2, 3], ys: 0 };
  throw new Error('the disk is gone');
}

describe('A data set of tf.data', () => {
  test('is evaluated as its tensors are, weights and all', async () => {
    const [x, y] = [samples(n), labels(n)];
    const sampleWeight = Array.from({ length: n }, (_, i) => i % 3);
    const whole = await model.evaluate(x, y, { sampleWeight, batchSize: 7 });
    expect(metric.state.count).toBe(weight);
    expect(await model.evaluateDataset(batches(7))).toEqual(whole);
    tf.dispose([x, y]);
  });

  test('is trained on and validated, shuffled and prefetched, and leaves nothing', async () => {
    const data = rows().shuffle(5, 'seed').batch(6).prefetch(2) as BatchDataset;
    await model.fitDataset(data);
    const tensors = tf.memory().numTensors;
    const seen: Progress[] = [];
    const { history } = await model.fitDataset(data, {
      epochs: 2,
      validationData: batches(8),
      onProgress: (progress) => seen.push(progress),
    });
    expect(history['val_accuracy']).toHaveLength(2);
    expect(seen.filter(({ done }) => done).map(({ batch }) => batch)).toEqual([4, 4]);
    expect(tf.memory().numTensors).toBe(tensors);
  });

  test('that never ends has epochs of batchesPerEpoch batches', async () => {
    const endless = rows().repeat().batch(8) as BatchDataset;
    const { epoch } = await model.fitDataset(endless, { epochs: 3, batchesPerEpoch: 4 });
    expect(epoch).toEqual([0, 1, 2]);
    await model.evaluateDataset(endless, { batches: 2 });
    expect(metric.state.count).toBe([...Array(16).keys()].reduce((sum, i) => sum + (i % 3), 0));
  });

  test('that fails rejects with its error, and leaves no tensor', async () => {
    await model.fitDataset(batches(4));
    const tensors = tf.memory().numTensors;
    const failing = generator(untilItFails as never).batch(1) as BatchDataset;
    await expect(model.fitDataset(failing)).rejects.toThrow('the disk is gone');
    expect(tf.memory().numTensors).toBe(tensors);
    await model.fitDataset(batches(4));
  });

  test('that is not batched is refused', async () => {
    await expect(model.fitDataset(rows() as BatchDataset)).rejects.toThrow(
      /^fitDataset: x must be a tensor, or a list of tensors with a batch in each; got Array\(3\)$/,
    );
  });
});
