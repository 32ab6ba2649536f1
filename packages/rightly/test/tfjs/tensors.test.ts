import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import {
  Accuracy,
  BinaryAccuracy,
  binaryAccuracy,
  MetricList,
  SparseCategoricalAccuracy,
  SparseTopKCategoricalAccuracy,
} from 'rightly';
import { beforeAll, describe, expect, test } from 'vitest';

beforeAll(async () => {
  await tf.setBackend('cpu');
});

describe('Metrics take tensors of TensorFlow.js', () => {
  test('of floats, integers and booleans, with weights and a mask', () => {
    const metric = new SparseCategoricalAccuracy();
    const scores = tf.tensor2d([[0.1, 0.9], [0.8, 0.2], [0.6, 0.4]]); // oxfmt-ignore
    metric.updateState(tf.tensor1d([1, 1, 0], 'int32'), scores, {
      sampleWeight: tf.tensor1d([1, 2, 4]),
      mask: tf.tensor1d([true, true, false], 'bool'),
    });
    expect(metric.state).toEqual({ total: 1, count: 3 });
  });

  test('of strings', () => {
    const metric = new Accuracy();
    metric.updateState(tf.tensor1d(['cat', 'dog']), tf.tensor1d(['cat', 'cow']));
    expect(metric.result()).toBe(0.5);
  });

  test('of any rank, and views of others', () => {
    const metric = new BinaryAccuracy({ reduction: 'element' });
    const p = tf.tensor3d([0.9, 0.1, 0.7, 0.2], [2, 2, 1]);
    metric.updateState(tf.tensor2d([[1, 0], [0, 1]]), p); // oxfmt-ignore
    metric.updateState(tf.tensor1d([0]), tf.slice(tf.reshape(p, [4]), 1, 1));
    expect(metric.state).toEqual({ total: 3, count: 5 });
  });

  test('with the precision of float32 for a threshold', () => {
    const metric = new BinaryAccuracy({ threshold: 0.3 });
    metric.updateState(tf.tensor1d([1]), tf.tensor1d([0.3]));
    expect(metric.result()).toBe(0);
  });

  test('in a list, in a function, and beside arrays', () => {
    const list = new MetricList([
      new SparseCategoricalAccuracy(),
      new SparseTopKCategoricalAccuracy({ k: 2, name: 'top2' }),
    ]);
    list.updateState([0, 2], tf.tensor2d([[1, 0, 0], [0, 1, 0.5]])); // oxfmt-ignore
    expect(list.result()).toEqual({ sparse_categorical_accuracy: 0.5, top2: 1 });
    const values = binaryAccuracy(tf.tensor1d([1, 0]), tf.tensor1d([0.9, 0.8]));
    expect([Array.from(values.data), values.shape]).toEqual([[1, 0], [2]]);
  });

  test('and do not change them', () => {
    const [y, p] = [tf.tensor1d([1]), tf.tensor1d([0.9])];
    const before = tf.memory().numTensors;
    new BinaryAccuracy().updateState(y, p);
    expect([y.isDisposed, p.isDisposed, tf.memory().numTensors]).toEqual([false, false, before]);
  });

  test('and say what is wrong with their shapes', () => {
    const metric = new BinaryAccuracy();
    expect(() => metric.updateState(tf.tensor1d([1, 0]), tf.ones([3]))).toThrow(
      /^BinaryAccuracy.updateState: yPred must have the shape of yTrue; got yTrue \[2\], yPred \[3\]$/,
    );
  });
});
