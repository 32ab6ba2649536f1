import * as tf from '@tensorflow/tfjs-core';
import { type LayersModel, layers, sequential } from '@tensorflow/tfjs-layers';
import {
  BinaryCrossentropy,
  BinaryFocalCrossentropy,
  CategoricalCrossentropy,
  SparseCategoricalCrossentropy,
} from 'rightly';
import { compile, type Loss } from 'rightly/tfjs';
import { beforeAll, describe, expect, test } from 'vitest';
import '@tensorflow/tfjs-backend-cpu';
import { useBackend } from './backends.ts';

/* Where probabilities are 0 or 1 in float32, a loss uses the logits, as Keras does. */

beforeAll(() => useBackend('cpu'));

const inputs = [
  [1, 2],
  [3, -1],
  [0.5, 0.5],
];
const kernel3 = [
  [30, -10, 5],
  [-20, 10, 40],
];
const kernel1 = [[30], [-20]];
const times = (kernel: readonly (readonly number[])[]): number[][] =>
  inputs.map((x) => kernel[0]!.map((_, j) => x[0]! * kernel[0]![j]! + x[1]! * kernel[1]![j]!));

const softmax = (row: readonly number[]): number[] => {
  const top = Math.max(...row);
  const sum = row.reduce((all, z) => all + Math.exp(z - top), 0);
  return row.map((z) => Math.exp(z - top) / sum);
};
const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z));
const mean = (values: readonly number[]): number =>
  values.reduce((sum, x) => sum + x, 0) / values.length;

/** The model, its first loss, and the change of its first weights in a step of size 1. */
async function trained(
  activation: 'softmax' | 'sigmoid' | 'linear',
  kernel: number[][],
  loss: Loss,
  y: tf.Tensor,
): Promise<{ loss: number; step: number[]; model: LayersModel }> {
  const dense = layers.dense({ units: kernel[0]!.length, inputShape: [2], activation });
  const model = compile(sequential({ layers: [dense] }), { optimizer: tf.train.sgd(1), loss });
  dense.setWeights([tf.tensor2d(kernel), tf.zeros([kernel[0]!.length])]);
  const logs = await model.trainOnBatch(tf.tensor2d(inputs), y);
  const [after] = dense.getWeights();
  const step = [...after!.dataSync()].map((w, i) => kernel.flat()[i]! - w);
  return { loss: logs['loss']!, step, model: model.plain };
}

/** The gradient with respect to the kernel, from the gradient with respect to the logits. */
const byKernel = (gradients: readonly (readonly number[])[]): number[] =>
  [0, 1].flatMap((i) =>
    gradients[0]!.map((_, j) => mean(inputs.map((x, n) => x[i]! * gradients[n]![j]!))),
  );

const close = (got: readonly number[], expected: readonly number[]): void =>
  got.forEach((x, i) => expect(x).toBeCloseTo(expected[i]!, 4));

describe('after a softmax', () => {
  const logits = times(kernel3);
  const truth = [0, 1, 2];
  const costs = logits.map((row, n) => {
    const top = Math.max(...row);
    return top + Math.log(row.reduce((sum, z) => sum + Math.exp(z - top), 0)) - row[truth[n]!]!;
  });
  const gradient = byKernel(
    logits.map((row, n) => softmax(row).map((p, j) => p - (j === truth[n] ? 1 : 0))),
  );
  const oneHot = (): tf.Tensor => tf.cast(tf.oneHot(tf.tensor1d(truth, 'int32'), 3), 'float32');
  const indexes = (): tf.Tensor => tf.tensor1d(truth, 'int32');

  test.each<[string, Loss, () => tf.Tensor]>([
    ['by name', 'categorical_crossentropy', oneHot],
    ['by shapes', 'ce', indexes],
    ['sparse', new SparseCategoricalCrossentropy(), indexes],
    ['said to be of logits', new CategoricalCrossentropy({ fromLogits: true }), oneHot],
  ])('a cross-entropy %s', async (_, loss, y) => {
    const { loss: before, step } = await trained('softmax', kernel3, loss, y());
    expect(before).toBeCloseTo(mean(costs), 3);
    close(step, gradient);
  });

  test('but not with another axis, nor a loss that is no cross-entropy', async () => {
    const { loss } = await trained('softmax', kernel3, 'mse', oneHot());
    expect(loss).toBeLessThan(1);
  });
});

describe('after a sigmoid', () => {
  const truth = [0, 1, 1];
  const logits = times(kernel1).map(([z]) => z!);
  const costs = logits.map(
    (z, n) => Math.log1p(Math.exp(-Math.abs(z))) + Math.max(z, 0) - z * truth[n]!,
  );
  const gradient = byKernel(logits.map((z, n) => [sigmoid(z) - truth[n]!]));
  const y = (): tf.Tensor => tf.tensor2d(truth, [3, 1]);

  test.each<[string, Loss]>([
    ['by name', 'bce'],
    ['by shapes', 'crossentropy'],
    ['said to be of logits', new BinaryCrossentropy({ fromLogits: true })],
    ['without a focus', new BinaryFocalCrossentropy({ gamma: 0 })],
  ])('a binary cross-entropy %s', async (_, loss) => {
    const { loss: before, step } = await trained('sigmoid', kernel1, loss, y());
    expect(before).toBeCloseTo(mean(costs), 3);
    close(step, gradient);
  });

  test('of logits without one', async () => {
    const loss = new BinaryCrossentropy({ fromLogits: true });
    const { loss: before, step } = await trained('linear', kernel1, loss, y());
    expect(before).toBeCloseTo(mean(costs), 3);
    close(step, gradient);
  });

  test('of logits that are 0, where a kink would double the gradient', async () => {
    const loss = new BinaryCrossentropy({ fromLogits: true });
    const { loss: before, step } = await trained('linear', [[0], [0]], loss, y());
    expect(before).toBeCloseTo(Math.LN2, 6);
    close(step, byKernel(truth.map((t) => [0.5 - t])));
  });

  test('the layer’s activation is restored, and no tensor is left', async () => {
    const { model } = await trained('sigmoid', kernel1, 'bce', y());
    const before = tf.memory().numTensors;
    const predictions = model.predict(tf.tensor2d(inputs)) as tf.Tensor;
    close([...predictions.dataSync()], logits.map(sigmoid));
    tf.dispose(predictions);
    expect(tf.memory().numTensors).toBe(before + 1);
  });
});
