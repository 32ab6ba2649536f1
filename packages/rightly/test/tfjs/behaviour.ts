import { dispose, memory, tensor, type Tensor, tensor1d } from '@tensorflow/tfjs-core';
import {
  Accuracy,
  type AnyMeanMetric,
  BinaryAccuracy,
  CategoricalAccuracy,
  MetricList,
  SparseCategoricalAccuracy,
  SparseTopKCategoricalAccuracy,
  TopKCategoricalAccuracy,
} from 'rightly';
import { describe, expect, test } from 'vitest';
import { type Added, DeviceMetrics } from '../../src/engines/tfjs/device-metrics.ts';
import { Partials } from '../../src/engines/tfjs/partials.ts';
import { agree } from '../parity/compare.ts';
import { make, type Recipe } from './tensors.ts';

interface Batch {
  readonly yTrue: Recipe;
  readonly yPred: Recipe;
  readonly sampleWeight?: Recipe | number;
  readonly mask?: Recipe;
}

/** Counts batches on the device, reads their sums once and adds them. */
export async function count(
  metrics: readonly AnyMeanMetric[],
  batches: readonly Batch[],
): Promise<void> {
  const device = new DeviceMetrics(metrics);
  const partials = new Partials();
  const added: Added[] = [];
  for (const { yTrue, yPred, sampleWeight, mask } of batches) {
    const made = {
      yTrue: make(yTrue),
      yPred: make(yPred),
      weight: typeof sampleWeight === 'object' ? make(sampleWeight) : sampleWeight,
      mask: mask && make(mask),
    };
    const options = { sampleWeight: made.weight, mask: made.mask };
    try {
      const { sums, take } = device.batch(made.yTrue, made.yPred, options);
      partials.push(sums, (numbers) => added.push(take(numbers)));
    } finally {
      dispose(made as object as Tensor[]);
    }
  }
  await partials.flush();
  device.add(added);
}

const float = (shape: number[], ...data: number[]): Recipe => ({ data, shape, dtype: 'float32' });
const int = (shape: number[], ...data: number[]): Recipe => ({ data, shape, dtype: 'int32' });
const bool = (shape: number[], ...data: number[]): Recipe => ({ data, shape, dtype: 'bool' });
const [nan, inf] = [NaN, Infinity];

/** What the engine does on the backend that is in use. */
export function behaves(): void {
  describe('bad elements are counted on the device, and refused when the sums are read:', () => {
    const columns = { yTrue: float([3], 1, 0, 1), yPred: float([3], 1, 0, 0) };
    const scores = float([3, 2], 1, 0, 0, 1, 1, 0);
    const sparse = { yTrue: int([3], 0, 1, 1), yPred: scores };
    const oneHot = { yTrue: scores, yPred: scores };
    // oxfmt-ignore
    const cases: readonly [string, AnyMeanMetric, good: Batch, bad: Partial<Batch>, text: string][] = [
      ['labels that are not whole', new SparseCategoricalAccuracy(), sparse, { yTrue: float([3], 0.5, 1, -1.25) }, 'SparseCategoricalAccuracy.updateState: yTrue must hold whole numbers; got 2 bad elements'],
      ['NaN and infinities for labels', new SparseTopKCategoricalAccuracy(), sparse, { yTrue: float([3], nan, inf, -inf) }, 'SparseTopKCategoricalAccuracy.updateState: yTrue must hold whole numbers; got 3 bad elements'],
      ['ids that are not whole', new SparseTopKCategoricalAccuracy({ fromSortedIds: true, k: 1 }), sparse, { yPred: float([3, 2], 0, 0.5, 0, nan, 1e-3, 2) }, 'SparseTopKCategoricalAccuracy.updateState: yPred must hold whole numbers; got 3 bad elements'],
      ['NaN in one-hot truth', new CategoricalAccuracy(), oneHot, { yTrue: float([3, 2], 0, nan, 1, 0, 1, 0) }, 'CategoricalAccuracy.updateState: yTrue must not hold NaN; got 1 bad element'],
      ['negative weights', new Accuracy(), columns, { sampleWeight: float([3], 1, -1, -1e-30) }, 'Accuracy.updateState: sampleWeight must hold finite numbers of at least 0; got 2 bad elements'],
      ['weights that are not finite', new BinaryAccuracy(), columns, { sampleWeight: float([3], nan, inf, 1) }, 'BinaryAccuracy.updateState: sampleWeight must hold finite numbers of at least 0; got 2 bad elements'],
      ['negative whole weights', new Accuracy(), columns, { sampleWeight: int([3], 1, 1, -1) }, 'Accuracy.updateState: sampleWeight must hold finite numbers of at least 0; got 1 bad element'],
      ['a bad weight of many values', new Accuracy(), { yTrue: float([1, 3], 1, 0, 1), yPred: float([1, 3], 1, 0, 0) }, { sampleWeight: float([1], nan) }, 'Accuracy.updateState: sampleWeight must hold finite numbers of at least 0; got 1 bad element'],
      ['masks of other numbers', new Accuracy(), columns, { mask: float([3], 0.5, 1, nan) }, 'Accuracy.updateState: mask must hold booleans; got 2 bad elements'],
      ['masks of other integers', new Accuracy(), columns, { mask: int([3], 0, 1, 2) }, 'Accuracy.updateState: mask must hold booleans; got 1 bad element'],
    ];
    test.each(cases)('%s', async (_, metric, good, bad, text) => {
      const before = memory().numTensors;
      await count([metric], [good]);
      const { state } = metric;
      expect(state.count).toBeGreaterThan(0);
      const refused = count([metric], [good, { ...good, ...bad }, good]);
      await expect(refused).rejects.toThrow(new RangeError(text));
      expect(metric.state).toEqual(state);
      await count([metric], [good]);
      expect(metric.state).toEqual({ total: 2 * state.total, count: 2 * state.count });
      expect(memory().numTensors).toBe(before);
    });

    test('in one metric, and no other counts', async () => {
      const metrics = [new BinaryAccuracy(), new CategoricalAccuracy()];
      const refused = count(metrics, [
        oneHot,
        { ...oneHot, yTrue: float([3, 2], 0, nan, 1, 0, 1, 0) },
      ]);
      await expect(refused).rejects.toThrow(
        'CategoricalAccuracy.updateState: yTrue must not hold NaN',
      );
      expect(metrics.map(({ state }) => state.count)).toEqual([0, 0]);
    });

    test('sums that no metric can hold: in one, and no other counts', async () => {
      const metrics = [new Accuracy(), new Accuracy({ reduction: 'element' })];
      const sampleWeight = float([3], 3e38, 3e38, 0);
      await expect(count(metrics, [columns, { ...columns, sampleWeight }])).rejects.toThrow(
        'Accuracy.updateState: total must be a finite sum of at least 0; got Infinity',
      );
      expect(metrics.map(({ state }) => state.count)).toEqual([0, 0]);
    });
  });

  describe('what does not fit is refused at once, as the host does, and leaves no tensor:', () => {
    const x = float([2, 3], 0, 1, 2, 3, 4, 5);
    // oxfmt-ignore
    const cases: readonly [string, AnyMeanMetric, Batch][] = [
      ['other lengths', new Accuracy(), { yTrue: float([2], 0, 1), yPred: float([3], 0, 1, 2) }],
      ['scores without classes', new SparseCategoricalAccuracy(), { yTrue: int([2], 0, 1), yPred: float([2], 0, 1) }],
      ['one label for many', new SparseCategoricalAccuracy(), { yTrue: int([1], 0), yPred: x }],
      ['other classes', new CategoricalAccuracy(), { yTrue: float([2, 2], 0, 1, 0, 1), yPred: x }],
      ['weights of another length', new Accuracy(), { yTrue: x, yPred: x, sampleWeight: float([3], 1, 1, 1) }],
      ['a mask that would be broadcast', new Accuracy(), { yTrue: x, yPred: x, mask: bool([1, 3], 1, 1, 1) }],
      ['a number that is no weight', new Accuracy(), { yTrue: x, yPred: x, sampleWeight: -1 }],
      ['a weight of NaN', new Accuracy(), { yTrue: x, yPred: x, sampleWeight: nan }],
    ];
    test.each(cases)('%s', async (_, metric, batch) => {
      const before = memory().numTensors;
      const refusedByHost = caught(() => onHost([metric], batch));
      expect(refusedByHost).toBeInstanceOf(RangeError);
      await expect(count([metric], [batch])).rejects.toThrow(refusedByHost);
      expect(memory().numTensors).toBe(before);
    });

    test('strings', () => {
      const words = tensor(['a', 'b']);
      expect(() => new DeviceMetrics([new Accuracy()]).batch(words, words)).toThrow(
        new TypeError('Accuracy.updateState: yTrue must hold float32, int32 or bool; got string'),
      );
      dispose(words);
    });
  });

  describe('the same as on the host, for numbers of every kind, many at once:', () => {
    const n = 600;
    const random = randomNumbers();
    const pick = (...from: number[]): number => from[Math.floor(random() * from.length)]!;
    const many = (length: number, next: () => number): number[] =>
      Array.from({ length }, () => Math.fround(next()));
    const anything = (): number =>
      pick(nan, inf, -inf, 0, -0, 1, 1, 0.5, -3e38, -2e20, random(), random() - 0.5);
    const numbers = (): number => pick(inf, -inf, 0, 1, 1, -1, -2e20, -3e38, random());
    const weight = float([n], ...many(n, () => pick(0, 1, 2, 0.25)));
    const mask = bool([n], ...many(n, () => pick(0, 1)));
    const scores = float([n, 4], ...many(4 * n, () => pick(anything(), numbers(), numbers())));
    const labels = (dtype: 'int32' | 'float32'): Recipe => ({
      data: many(n, () => pick(-100, -1, 0, 1, 2, 3, 4, 2 ** 25)),
      shape: [n],
      dtype,
    });
    const sparse = (): AnyMeanMetric[] => [
      new SparseCategoricalAccuracy({ name: 'a' }),
      new SparseCategoricalAccuracy({ ignoreClass: -1 }),
      new SparseTopKCategoricalAccuracy({ k: 1 }),
      new SparseTopKCategoricalAccuracy({ k: 2, ignoreClass: -100 }),
      new SparseTopKCategoricalAccuracy({ k: 2 ** 40 }),
    ];
    const oneHot = (): AnyMeanMetric[] => [
      new CategoricalAccuracy(),
      new TopKCategoricalAccuracy({ k: 2 }),
      new BinaryAccuracy(),
      new BinaryAccuracy({ threshold: -1e20, reduction: 'element' }),
      new Accuracy(),
    ];
    const ids: Recipe = {
      data: many(4 * n, () => pick(-100, -1, 0, 1, 2, 3)),
      shape: [n, 4],
      dtype: 'int32',
    };
    // oxfmt-ignore
    const cases: readonly [string, () => AnyMeanMetric[], Batch][] = [
      ['labels', sparse, { yTrue: labels('int32'), yPred: scores }],
      ['labels in float32, with weights', sparse, { yTrue: labels('float32'), yPred: scores, sampleWeight: weight }],
      ['labels with a mask', sparse, { yTrue: labels('int32'), yPred: scores, mask }],
      ['labels with a number for a weight and a mask', sparse, { yTrue: labels('int32'), yPred: scores, sampleWeight: 0.1, mask }],
      ['whole scores', sparse, { yTrue: labels('int32'), yPred: ids }],
      ['sorted ids', () => [1, 2, 9].map((k) => new SparseTopKCategoricalAccuracy({ k, fromSortedIds: true })), { yTrue: { data: many(n, () => pick(-100, -1, 0, 1, 2, 3)), shape: [n, 1], dtype: 'float32' }, yPred: ids }],
      ['one-hot truth', oneHot, { yTrue: float([n, 4], ...many(4 * n, numbers)), yPred: scores }],
      ['one-hot truth with weights', oneHot, { yTrue: float([n, 4], ...many(4 * n, numbers)), yPred: scores, sampleWeight: weight, mask }],
      ['whole one-hot truth', oneHot, { yTrue: { ...ids, data: many(4 * n, () => pick(0, 0, 1)) }, yPred: scores }],
      ['columns', () => [new Accuracy(), new BinaryAccuracy({ threshold: 0 })], { yTrue: float([n], ...many(n, anything)), yPred: float([n, 1], ...many(n, anything)) }],
      ['integers', () => [new Accuracy(), new BinaryAccuracy({ threshold: -0.5 }), new BinaryAccuracy({ threshold: 1e300 }), new BinaryAccuracy({ threshold: -1e300 })], { yTrue: int([n], ...many(n, () => pick(-1, 0, 1))), yPred: float([n], ...many(n, () => pick(anything(), -1, 0, 1))) }],
      ['thresholds of integers', () => [0.5, 0, -1, 1e300, -1e300].map((threshold) => new BinaryAccuracy({ threshold })), { yTrue: bool([n], ...many(n, () => pick(0, 1))), yPred: int([n], ...many(n, () => pick(-1, 0, 1))) }],
      ['booleans', () => [new Accuracy(), new BinaryAccuracy()], { yTrue: bool([n], ...many(n, () => pick(0, 1))), yPred: bool([n], ...many(n, () => pick(0, 1))) }],
    ];
    test.each(cases)('%s', async (_, metrics, batch) => {
      const before = memory().numTensors;
      const [device, host] = [metrics(), metrics()];
      await count(device, [batch, batch]);
      for (let i = 0; i < 2; i++) onHost(host, batch);
      expect(device.map(({ state }) => state.count)).not.toContain(0);
      for (const [i, { state }] of device.entries())
        for (const key of ['total', 'count'] as const)
          expect(
            agree(state[key], host[i]!.state[key], 1e-15),
            `${host[i]!.name} ${i} ${key} ${state[key]}, not ${host[i]!.state[key]}`,
          ).toBe(true);
      expect(memory().numTensors).toBe(before);
    });
  });

  test('metrics that ask for equal things share them: each further one costs one vector at most', () => {
    const yTrue = tensor1d([0, 1], 'int32');
    const yPred = tensor([
      [1, 0],
      [1, 0],
    ]);
    const metrics = [1, 1, 2, 1].map((k) => new SparseTopKCategoricalAccuracy({ k }));
    const { sums } = new DeviceMetrics(metrics).batch(yTrue, yPred);
    expect(sums.size).toBe(2);
    dispose([yTrue, yPred, sums]);
  });

  test('an empty batch changes nothing', async () => {
    const metrics = [new SparseCategoricalAccuracy(), new SparseTopKCategoricalAccuracy()];
    await count(metrics, [
      { yTrue: int([0]), yPred: float([0, 3]) },
      { yTrue: int([0]), yPred: float([0, 3]), sampleWeight: float([0]), mask: bool([0]) },
      { yTrue: int([2, 0]), yPred: float([2, 0, 3]), sampleWeight: float([2], 1, 1) },
    ]);
    expect(metrics.map(({ state }) => state)).toEqual([
      { total: 0, count: 0 },
      { total: 0, count: 0 },
    ]);
  });
}

function onHost(metrics: readonly AnyMeanMetric[], { yTrue, yPred, ...options }: Batch): void {
  const input = ({ data, shape, dtype }: Recipe): object => ({
    data: dtype === 'float32' ? Float32Array.from(data) : Int32Array.from(data),
    shape,
  });
  const { sampleWeight: w, mask } = options;
  new MetricList(metrics).updateState(input(yTrue) as never, input(yPred) as never, {
    ...(w === undefined ? {} : { sampleWeight: (typeof w === 'number' ? w : input(w)) as number }),
    ...(mask && { mask: input(mask) as never }),
  });
}

function caught(work: () => void): Error {
  try {
    work();
  } catch (error) {
    return error as Error;
  }
  throw new Error('nothing was thrown');
}

/** Numbers in [0, 1), the same each time. */
function randomNumbers(): () => number {
  let seed = 1;
  return () => (seed = (seed * 48271) % 2147483647) / 2147483647;
}
