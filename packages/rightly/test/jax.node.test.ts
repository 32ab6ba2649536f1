import { defaultDevice, init, numpy as np } from '@jax-js/jax';
import { BinaryAccuracy, SparseCategoricalAccuracy } from 'rightly';
import { beforeAll, expect, test } from 'vitest';

beforeAll(async () => {
  await init('wasm');
  defaultDevice('wasm');
});

test('Metrics take arrays of jax-js, which are freed unless a reference is kept', () => {
  const metric = new SparseCategoricalAccuracy();
  const labels = np.array([1, 0, 1], { dtype: np.int32 });
  const scores = np.array([
    [0.1, 0.9],
    [0.4, 0.6],
    [0.2, 0.8],
  ]);
  metric.updateState(labels.ref, scores.ref, { sampleWeight: np.array([1, 2, 4]) });
  expect(metric.state).toEqual({ total: 5, count: 7 });
  metric.updateState(labels, scores);
  expect(metric.state).toEqual({ total: 7, count: 10 });
  expect(() => metric.updateState(labels, scores)).toThrow(ReferenceError);
});

test('with their precision', () => {
  const metric = new BinaryAccuracy({ threshold: 0.3 });
  metric.updateState(np.array([1]), np.array([0.3]));
  expect(metric.result()).toBe(0);
});
