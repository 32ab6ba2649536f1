import { MetricList, SparseCategoricalAccuracy, SparseTopKCategoricalAccuracy } from 'rightly';
import { expect, test } from 'vitest';
import { Heap } from '../../src/engines/wasm/heap.ts';
import { differences } from './engines.ts';

/* Addresses beyond 2^31 are negative as 32-bit integers. Memory that is not written takes no space. */

const { memory } = new Heap(3 * 2 ** 30, true).memory;

test.each([2 ** 31 - 4000, 2 ** 31, 3 * 2 ** 30 - 4])('scores at %i', (address) => {
  const scores = new Float32Array(memory.buffer, address, 1000 * 7);
  for (let i = 0; i < scores.length; i++) scores[i] = (i * 13) % 11;
  const labels = Int32Array.from({ length: 1000 }, (_, i) => i % 8);
  const metrics = [new SparseCategoricalAccuracy(), new SparseTopKCategoricalAccuracy({ k: 2 })];
  const batch = { yTrue: labels, yPred: { data: scores, shape: [1000, 7] } };
  expect(differences(metrics, batch)).toEqual([]);
  const list = new MetricList(metrics);
  list.updateState(batch.yTrue, batch.yPred);
  expect(metrics[0]!.result()).toBeGreaterThan(0);
});
