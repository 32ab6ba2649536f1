import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { layers, sequential } from '@tensorflow/tfjs-layers';
import { BinaryAccuracy } from 'rightly';
import { compile, type CompiledModel } from 'rightly/tfjs';
import { beforeAll, expect, test } from 'vitest';
import { useBackend } from './backends.ts';

beforeAll(() => useBackend('cpu'));

const right = (y: tf.Tensor, p: tf.Tensor): tf.Tensor =>
  tf.cast(tf.equal(tf.squeeze(y, [2]), tf.squeeze(tf.greater(p, 0.5), [2])), 'float32');

/** Says 0.73 of 1 and 0.27 of -1; 0 is masked. */
const masked = (): CompiledModel =>
  compile(
    sequential({
      layers: [
        layers.masking({ maskValue: 0, inputShape: [3, 1] }),
        layers.dense({ units: 1, activation: 'sigmoid', kernelInitializer: 'ones' }),
      ],
    }),
    {
      optimizer: { class_name: 'SGD', config: { learning_rate: 0 } },
      loss: 'binary_crossentropy',
      metrics: [new BinaryAccuracy({ reduction: 'element' }), right],
      weightedMetrics: [new BinaryAccuracy({ name: 'weighted' })],
    },
  );

test('What is masked counts in no metric, and in no loss', async () => {
  const x = tf.tensor3d([1, -1, 0, 1, 0, 0], [2, 3, 1]);
  const y = tf.tensor3d([1, 1, 1, 1, 0, 0], [2, 3, 1]);
  const model = masked();
  const logs = await model.evaluate(x, y, { sampleWeight: [1, 2] });
  expect(logs['binary_accuracy']).toBe(2 / 3);
  expect(logs['right']).toBeCloseTo(2 / 3, 6);
  // Of the first sample one of two is right, of the second, which counts twice, the only one.
  expect(logs['weighted']).toBe((1 * 1 + 2 * 1) / (1 * 2 + 2 * 1));
  const [sure, unsure] = [Math.log1p(Math.exp(-1)), Math.log1p(Math.exp(1))];
  // Three of six elements count, each twice as much.
  expect(logs['loss']).toBeCloseTo(((sure + unsure + 2 * sure) * 2) / 6, 5);
});

test('Where everything is masked, nothing counts', async () => {
  const [x, y] = [tf.zeros([2, 3, 1]), tf.ones([2, 3, 1])];
  const model = masked();
  const nothing = { loss: 0, binary_accuracy: 0, right: 0, weighted: 0 };
  expect(await model.evaluate(x, y)).toEqual(nothing);
  const { history } = await model.fit(x, y);
  expect(history['loss']).toEqual([0]);
});
