import {
  BinaryAccuracy,
  MetricList,
  SparseCategoricalAccuracy,
  SparseTopKCategoricalAccuracy,
} from 'rightly';
import { allocate, release } from 'rightly/memory';
import { updateStateAsync } from 'rightly/threads';
import { describe, expect, test } from 'vitest';

test('float64 truth near 0 or 1 is neither, although float32 would round it', () => {
  const m = new BinaryAccuracy();
  m.updateState(Float64Array.of(1e-50, 1 + 1e-12, 0, 1), Float32Array.of(0.1, 0.9, 0.1, 0.9));
  expect(m.state).toEqual({ total: 2, count: 4 });
});

test('weights and an ignored class together: a sample weighs its weight, or nothing', () => {
  const m = new SparseCategoricalAccuracy({ ignoreClass: -1 });
  const scores = { data: Float32Array.of(1, 0, 1, 0, 0, 1, 0, 1), shape: [4, 2] };
  m.updateState([0, -1, 0, 1], scores, { sampleWeight: [2, 3, 5, 7] });
  expect(m.state).toEqual({ total: 9, count: 14 });
});

const some = (): MetricList =>
  new MetricList([
    new SparseCategoricalAccuracy({ name: 'all' }),
    new SparseCategoricalAccuracy({ name: 'some', ignoreClass: -1 }),
    new SparseTopKCategoricalAccuracy({ k: 2 }),
  ]);

describe('a list of which only some metrics ignore a class', () => {
  const [samples, classes] = [6000, 400];
  const labels = Int32Array.from({ length: samples }, (_, i) => (i % 5) - 1);

  test.each([1, 2])('has the same results with %i threads', async (threads) => {
    const scores = allocate(Float32Array, samples * classes);
    for (let i = 0; i < samples; i++) {
      scores[i * classes + (i % 3)] = 2;
      scores[i * classes + (i % 7)]! += 1;
    }
    const batch = { data: scores, shape: [samples, classes] };
    const [here, there] = [some(), some()];
    here.updateState(labels, batch);
    await updateStateAsync(there, labels, batch, { threads });
    release(scores);
    expect(there.toJSON()).toEqual(here.toJSON());
    const [all, counted, top2] = here.metrics.map(({ state }) => state);
    expect([all!.count, counted!.count, top2!.count]).toEqual([samples, 0.8 * samples, samples]);
    expect(all!.total).toBe(counted!.total);
    expect(top2!.total).toBeGreaterThan(all!.total);
  });
});
