import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { layers, type LayersModel, sequential } from '@tensorflow/tfjs-layers';
import { compile, loadModel } from 'rightly/tfjs';
import { beforeAll, describe, expect, test } from 'vitest';
import { binary, nested } from './moved.ts';
import { handler, saved } from './saved.ts';
import { samples } from './small.ts';

let features: tf.Tensor2D;

beforeAll(async () => {
  await tf.setBackend('cpu');
  features = samples(10);
});

const net = (units: number, activation?: 'sigmoid' | 'softmax'): LayersModel =>
  sequential({
    layers: [layers.dense({ units, inputShape: [3], ...(activation && { activation }) })],
  });

async function warned(
  model: LayersModel,
  loss: string,
  given: tf.Tensor,
  metrics: unknown = ['accuracy'],
): Promise<string[]> {
  const warnings: string[] = [];
  const compiled = compile(model, {
    optimizer: 'sgd',
    loss,
    metrics: metrics as never,
    onWarning: (text) => void warnings.push(text),
  });
  await compiled.fit(features, given, { epochs: 2 });
  await compiled.evaluate(features, given);
  return warnings;
}

describe("'accuracy' warns, once,", () => {
  test('under a binary cross-entropy of several units', async () => {
    expect(await warned(net(4, 'sigmoid'), 'binaryCrossentropy', tf.ones([10, 4]))).toEqual([
      "compile: by the shapes, accuracy is categorical_accuracy: how often the unit of the highest prediction is that of the highest truth. The loss is binary_crossentropy of several units: write 'binary_accuracy' for how often each unit is right.",
    ]);
  });

  test('on a regression', async () => {
    expect(await warned(net(1), 'meanSquaredError', tf.ones([10, 1]), ['acc'])).toEqual([
      "compile: by the shapes, acc is binary_accuracy: how often the truth is 1 where the prediction is above 0.5, and 0 elsewhere. The loss is mean_squared_error: for a regression write 'mae' or 'r2_score', or 'categorical_accuracy' or 'binary_accuracy' if that is meant.",
    ]);
    expect(await warned(net(2), 'huber', tf.ones([10, 2]))).toHaveLength(1);
  });

  test('and not where its meaning is clear', async () => {
    expect(await warned(net(1, 'sigmoid'), 'bce', tf.ones([10, 1]))).toEqual([]);
    expect(await warned(net(4, 'softmax'), 'categoricalCrossentropy', tf.ones([10, 4]))).toEqual(
      [],
    );
    expect(await warned(net(4, 'softmax'), 'mse', tf.ones([10, 4]))).toEqual([]);
    expect(await warned(net(1, 'sigmoid'), 'mse', tf.ones([10, 1]))).toEqual([]);
    expect(await warned(net(4, 'sigmoid'), 'bce', tf.ones([10, 4]), ['binary_accuracy'])).toEqual(
      [],
    );
    expect(await warned(net(1), 'mse', tf.ones([10, 1]), ['mae'])).toEqual([]);
  });

  test('of a loaded model, to the onWarning of loadModel', async () => {
    const args = { optimizer: 'sgd', loss: 'mse', metrics: ['accuracy'] };
    const model = compile(net(1), { ...args, onWarning: () => {} });
    const warnings: string[] = [];
    const again = await loadModel(handler(await saved(model)), {
      onWarning: (text) => void warnings.push(text),
    });
    await again.evaluate(features, tf.ones([10, 1]));
    expect(warnings).toHaveLength(1);
  });

  test('of each output by its name', async () => {
    const warnings: string[] = [];
    const model = compile(nested(), {
      optimizer: 'sgd',
      loss: ['mse', 'bce'],
      metrics: [['accuracy'], ['accuracy']],
      onWarning: (text) => void warnings.push(text),
    });
    await model.evaluate(features, [binary(10), tf.ones([10, 3])]);
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toMatch(/functional_accuracy_1 is categorical_accuracy/);
  });
});
