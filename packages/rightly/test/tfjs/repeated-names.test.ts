import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { input, layers, model as functional, type SymbolicTensor } from '@tensorflow/tfjs-layers';
import { SparseCategoricalAccuracy } from 'rightly';
import { compile } from 'rightly/tfjs';
import { beforeAll, describe, expect, test } from 'vitest';
import { binary, nested } from './moved.ts';
import { labels, samples, twoOutputs } from './small.ts';

const sparse = 'sparse_categorical_crossentropy';
let features: tf.Tensor2D;
let truth: tf.Tensor1D;

beforeAll(async () => {
  await tf.setBackend('cpu');
  features = samples(10);
  truth = labels(10);
});

describe('Output names that repeat', () => {
  test('are numbered in logs', async () => {
    const model = compile(nested(), {
      optimizer: 'sgd',
      loss: ['bce', sparse],
      metrics: [['accuracy', 'mse'], ['accuracy']],
      weightedMetrics: ['accuracy', null],
    });
    const { history } = await model.fit(features, [binary(10), labels(10, 3)], {
      sampleWeight: truth,
    });
    const names = [
      'loss',
      'functional_accuracy',
      'functional_mse',
      'functional_accuracy_1',
      'functional_weighted_accuracy',
      'functional_loss',
      'functional_loss_1',
    ];
    expect(Object.keys(history)).toEqual(names);
    expect(model.metricsNames).toEqual(names);
    expect(model.metrics['functional_accuracy_1']).toBeInstanceOf(SparseCategoricalAccuracy);
  });

  test('are those of the states of an LSTM', async () => {
    const steps = input({ shape: [4, 2] });
    const outputs = layers
      .lstm({ units: 2, returnState: true, name: 'lstm', recurrentInitializer: 'glorotUniform' })
      .apply(steps);
    const model = compile(functional({ inputs: steps, outputs: outputs as SymbolicTensor[] }), {
      optimizer: 'sgd',
      loss: 'mse',
      metrics: [['mae'], ['mae'], ['mae']],
    });
    const zeros = tf.zeros([4, 2]);
    const logs = await model.evaluate(tf.ones([4, 4, 2]), [zeros, zeros, zeros]);
    expect(Object.keys(logs)).toEqual([
      'loss',
      'lstm_mae',
      'lstm_mae_1',
      'lstm_mae_2',
      'lstm_loss',
      'lstm_loss_1',
      'lstm_loss_2',
    ]);
  });

  test('take lists instead of objects', async () => {
    const model = compile(nested(), { optimizer: 'sgd', loss: ['bce', sparse] });
    await expect(model.evaluate(features, { functional: truth })).rejects.toThrow(
      'evaluate: y must be a list, because several have the same name: functional, functional; got Object { functional }',
    );
  });
});

test('One list for several outputs has an entry for each', async () => {
  const model = compile(twoOutputs(), {
    optimizer: 'sgd',
    loss: ['bce', sparse],
    metrics: ['accuracy', 'mse'],
  });
  expect(model.metricsNames).toEqual(['loss', 'a_accuracy', 'b_mse', 'a_loss', 'b_loss']);
});
