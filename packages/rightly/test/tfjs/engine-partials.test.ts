import '@tensorflow/tfjs-backend-cpu';
import {
  backend,
  dispose,
  fill,
  memory,
  ones,
  setBackend,
  type Tensor1D,
  tensor1d,
  tidy,
  zeros,
} from '@tensorflow/tfjs-core';
import { Accuracy, SparseTopKCategoricalAccuracy } from 'rightly';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Added, DeviceMetrics } from '../../src/engines/tfjs/device-metrics.ts';
import { Partials } from '../../src/engines/tfjs/partials.ts';

let before: number;
beforeEach(async () => {
  await setBackend('cpu');
  before = memory().numTensors;
});
afterEach(() => {
  vi.restoreAllMocks();
  // oxlint-disable-next-line vitest/no-standalone-expect -- of every test
  expect(memory().numTensors).toBe(before);
});

const vector = (i: number): Tensor1D => tensor1d(Array.from({ length: 1 + (i % 3) }, () => i));

test('returns the numbers of many vectors, of several lengths, in order and with one read', async () => {
  const read = vi.spyOn(backend(), 'read');
  const partials = new Partials();
  const seen: number[][] = [];
  const n = 64 * 64 + 64 + 3;
  let most = 0;
  for (let i = 0; i < n; i++) {
    partials.push(vector(i), (numbers) => seen.push(Array.from(numbers)));
    most = Math.max(most, memory().numTensors - before);
  }
  expect(seen).toEqual([]);
  await partials.flush();
  expect(read).toHaveBeenCalledTimes(1);
  expect(seen).toEqual(Array.from({ length: n }, (_, i) => Array(1 + (i % 3)).fill(i)));
  expect(most).toBeLessThan(3 * 64);
});

test('starts empty after a read', async () => {
  const partials = new Partials();
  const seen: number[] = [];
  const take = (numbers: ArrayLike<number>): unknown => seen.push(numbers[0]!);
  await partials.flush();
  partials.push(tensor1d([1]), take);
  const first = partials.flush();
  partials.push(tensor1d([2]), take);
  await first;
  expect(seen).toEqual([1]);
  await partials.flush();
  await partials.flush();
  expect(seen).toEqual([1, 2]);
});

test('keeps vectors that were made in a tidy', async () => {
  const partials = new Partials();
  const seen: number[] = [];
  tidy(() => {
    for (let i = 0; i < 65; i++) partials.push(tensor1d([i]), (numbers) => seen.push(numbers[0]!));
  });
  await partials.flush();
  expect(seen).toEqual(Array.from({ length: 65 }, (_, i) => i));
});

test('discards all that is pending where a batch cannot be taken', async () => {
  const partials = new Partials();
  const seen: number[] = [];
  const take = (numbers: ArrayLike<number>): void => {
    if (numbers[0]! < 0) throw new RangeError(`${numbers[0]}`);
    seen.push(numbers[0]!);
  };
  for (const x of [1, -2, 3, -4]) partials.push(tensor1d([x]), take);
  const flushed = partials.flush();
  partials.push(tensor1d([5]), take);
  await expect(flushed).rejects.toThrow(new RangeError('-2'));
  await partials.flush();
  expect(seen).toEqual([1]);
});

test('discards all that is pending where vectors cannot be joined', async () => {
  const partials = new Partials();
  const take = vi.fn<(numbers: ArrayLike<number>) => void>();
  const gone = tensor1d([1]);
  partials.push(tensor1d([1]), take);
  dispose(gone);
  partials.push(gone, take);
  await expect(partials.flush()).rejects.toThrow(TypeError);
  for (let i = 0; i < 62; i++) partials.push(tensor1d([1]), take);
  partials.push(gone, take);
  expect(() => partials.push(tensor1d([1]), take)).toThrow(TypeError);
  await partials.flush();
  expect(take).not.toHaveBeenCalled();
});

test('can be discarded', async () => {
  const partials = new Partials();
  const take = vi.fn<(numbers: ArrayLike<number>) => void>();
  for (let i = 0; i < 70; i++) partials.push(vector(i), take);
  partials.dispose();
  expect(memory().numTensors).toBe(before);
  await partials.flush();
  expect(take).not.toHaveBeenCalled();
});

test('sums of more than 2^24 samples are exact', async () => {
  const metrics = [new Accuracy(), new Accuracy({ reduction: 'element' })];
  const device = new DeviceMetrics(metrics);
  const partials = new Partials();
  const added: Added[] = [];
  const [n, batches] = [2 ** 18 + 1, 65];
  const [zero, one] = [zeros([n]), ones([n])];
  const sampleWeight = fill([n], 3);
  for (let i = 0; i < batches; i++) {
    const options = i % 2 === 0 ? {} : { sampleWeight };
    const { sums, take } = device.batch(zero, i === 7 ? one : zero, options);
    partials.push(sums, (numbers) => added.push(take(numbers)));
  }
  await partials.flush();
  device.add(added);
  dispose([zero, one, sampleWeight]);
  expect(n * batches).toBeGreaterThan(2 ** 24);
  const count = 33 * n + 32 * 3 * n;
  for (const { state } of metrics) expect(state).toEqual({ total: count - 3 * n, count });
});

test('a batch of more than 2^23 values is summed in parts', () => {
  const device = new DeviceMetrics([new Accuracy()]);
  const n = 2 ** 23 + 2;
  const values = zeros([n], 'int32');
  const { sums, take } = device.batch(values, values);
  expect(Array.from(sums.dataSync())).toEqual([n / 2, n / 2]);
  const [added] = take(sums.dataSync());
  expect([added!('total'), added!('count')]).toEqual([
    [n, 0],
    [n, 0],
  ]);
  dispose([values, sums]);
});

test('numbers of another batch are refused', () => {
  const metrics = [new SparseTopKCategoricalAccuracy({ k: 1 })];
  const [labels, scores] = [zeros([2], 'int32'), ones([2, 3])];
  const { sums, take } = new DeviceMetrics(metrics).batch(labels, scores);
  expect(() => take([1, 2])).toThrow(new RangeError('the numbers of a batch must be 1; got 2'));
  dispose([labels, scores, sums]);
});
