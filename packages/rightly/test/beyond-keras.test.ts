import { Accuracy, BinaryAccuracy } from 'rightly';
import { expect, test } from 'vitest';

/** Keras sums in float32. It cannot count single samples past 2^24, and loses small numbers among large ones. */

test('exact after 2^24 single samples', () => {
  const metric = new Accuracy();
  // Sixteen million updates of one sample take a minute and a half, so all but the last thousand come in batches.
  const batch = Uint8Array.from({ length: 2 ** 20 }, (_, i) => i % 2);
  const zeros = new Uint8Array(batch.length);
  for (let i = 0; i < 15; i++) metric.updateState(batch, zeros);
  metric.updateState(batch.subarray(1000), zeros.subarray(1000));
  expect(metric.state).toEqual({ total: 2 ** 23 - 500, count: 2 ** 24 - 1000 });

  for (let i = 0; i < 1001; i++) {
    metric.updateState([1], [1]);
    metric.updateState([1], [0]);
  }
  expect(metric.state).toEqual({ total: 2 ** 23 + 501, count: 2 ** 24 + 1002 });
  expect(metric.result()).toBe(0.5);
});

test('exact past 10^9 by merging', () => {
  const metric = new BinaryAccuracy();
  metric.updateState([1, 0, 1], [0.9, 0.9, 0.1]);
  for (let doublings = 0; doublings < 30; doublings++) {
    metric.mergeState(BinaryAccuracy.fromJSON(metric.toJSON()));
    metric.updateState([1], [0.1]);
  }
  expect(metric.state).toEqual({ total: 2 ** 30, count: 4 * 2 ** 30 - 1 });
  expect(metric.result()).toBe(2 ** 30 / (2 ** 32 - 1));
});

test('whole numbers stay exact around 2^53', () => {
  const near = { total: 2 ** 53 - 1, count: 2 ** 53 - 1 };
  const metric = Accuracy.fromJSON({ ...new Accuracy().toJSON(), state: near });
  for (let i = 0; i < 3; i++) metric.updateState([1], [1]);
  expect(metric.state).toEqual({ total: 2 ** 53 + 2, count: 2 ** 53 + 2 });
});

test('a million weights of 0.1 add up exactly', () => {
  const metric = new Accuracy();
  const ones = new Uint8Array(100).fill(1);
  for (let i = 0; i < 10_000; i++) metric.updateState(ones, ones, { sampleWeight: 0.1 });
  // A million times the float64 number nearest to 0.1, exactly, then rounded once.
  const exact = Number(BigInt(0.1 * 2 ** 55) * 1_000_000n) / 2 ** 55;
  expect(Math.abs(metric.state.total / exact - 1)).toBeLessThanOrEqual(1e-15);
  expect(Math.abs(metric.state.count / exact - 1)).toBeLessThanOrEqual(1e-15);
  expect(metric.result()).toBe(1);
});

test('light samples are not lost among heavy ones', () => {
  const metric = new Accuracy();
  metric.updateState([1, 1, 1], [1, 1, 1], { sampleWeight: [1, 1e16, 1] });
  for (let i = 0; i < 10; i++) metric.updateState([1], [1]);
  metric.updateState([1], [0], { sampleWeight: 1e16 });
  expect(metric.state).toEqual({ total: 1e16 + 12, count: 2e16 + 12 });
});
