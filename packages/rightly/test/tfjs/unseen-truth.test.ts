import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { layers, type LayersModel, sequential } from '@tensorflow/tfjs-layers';
import { BinaryAccuracy, MeanSquaredError } from 'rightly';
import { compile } from 'rightly/tfjs';
import { beforeAll, describe, expect, test } from 'vitest';
import { useBackend } from './backends.ts';
import { classifier, samples } from './small.ts';

beforeAll(() => useBackend('cpu'));

const sparse = 'sparse_categorical_crossentropy';

const net = (): LayersModel =>
  sequential({
    layers: [
      layers.dense({
        units: 1,
        inputShape: [3],
        activation: 'sigmoid',
        kernelInitializer: 'ones',
      }),
    ],
  });

describe('Truth that is NaN under weight 0', () => {
  const holes = [1, 0, NaN, 1];
  const seen = [1, 0, 0, 1];
  const weights = [1, 2, 0, 1];

  test.each(['binary_crossentropy', 'mse', 'hinge', 'log_cosh'])(
    'trains as if it were not there: %s',
    async (loss) => {
      const after: unknown[] = [];
      for (const truth of [holes, seen]) {
        const model = compile(net(), {
          optimizer: 'sgd',
          loss,
          weightedMetrics: [new BinaryAccuracy(), new MeanSquaredError()],
        });
        const { history } = await model.fit(samples(4), tf.tensor1d(truth), {
          sampleWeight: weights,
          epochs: 2,
          shuffle: false,
        });
        after.push([
          history,
          await model.evaluate(samples(4), tf.tensor1d(truth), { sampleWeight: weights }),
          model.getWeights().map((w) => w.arraySync()),
        ]);
        expect(Number.isFinite((history['loss'] as number[])[1])).toBe(true);
      }
      expect(after[0]).toEqual(after[1]);
    },
  );

  test('of class indexes too, and of each step', async () => {
    const model = compile(classifier(), {
      optimizer: 'sgd',
      loss: sparse,
      weightedMetrics: ['accuracy'],
    });
    const { history } = await model.fit(samples(4), tf.tensor1d(holes), { sampleWeight: weights });
    expect(Number.isFinite((history['loss'] as number[])[0])).toBe(true);
    const steps = compile(
      sequential({ layers: [layers.dense({ units: 1, inputShape: [2, 3] })] }),
      { optimizer: 'sgd', loss: 'mse' },
    );
    const each = tf.tensor3d([1, NaN, NaN, 2], [2, 2, 1]);
    const logs = await steps.trainOnBatch(tf.ones([2, 2, 3]), each, {
      sampleWeight: tf.tensor2d([1, 0, 0, 1], [2, 2]),
    });
    expect(Number.isFinite(logs['loss'])).toBe(true);
  });

  test('and is refused, or shows in the results, where the weight is not 0', async () => {
    const model = compile(classifier(), { optimizer: 'sgd', loss: sparse });
    await expect(
      model.fit(samples(4), tf.tensor1d(holes), { sampleWeight: [1, 1, 1, 1] }),
    ).rejects.toThrow('got 1 other');
    const other = compile(net(), { optimizer: 'sgd', loss: 'mse' });
    const logs = await other.evaluate(samples(4), tf.tensor1d(holes), {
      sampleWeight: [1, 1, 1, 1],
    });
    expect(logs['loss']).toBeNaN();
  });
});
