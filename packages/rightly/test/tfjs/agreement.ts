import { dispose, memory, profile, tensor, tensor1d } from '@tensorflow/tfjs-core';
import {
  Accuracy,
  type AnyMeanMetric,
  BinaryAccuracy,
  CategoricalAccuracy,
  SparseCategoricalAccuracy,
  SparseTopKCategoricalAccuracy,
  TopKCategoricalAccuracy,
} from 'rightly';
import { describe, expect, test } from 'vitest';
import { DeviceMetrics } from '../../src/engines/tfjs/device-metrics.ts';
import { agree } from '../parity/compare.ts';
import { type Batch, count, onHost } from './counting.ts';
import { bool, float, int, type Recipe } from './recipes.ts';

const [nan, inf] = [NaN, Infinity];

const many = (length: number, next: () => number): number[] =>
  Array.from({ length }, () => Math.fround(next()));

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

/** Checks that the engine agrees with the host's engine, on the current backend. */
export function agreesWithHost(): void {
  describe('the same as on the host, for numbers of every kind, many at once:', () => {
    const n = 600;
    const random = randomNumbers();
    const pick = (...from: number[]): number => from[Math.floor(random() * from.length)]!;
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

  test('metrics share equal expressions: each further metric adds at most one vector', () => {
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

  test('argmax and every k share one comparison of the scores', async () => {
    const { yTrue, yPred } = {
      yTrue: tensor1d([0, 1], 'int32'),
      yPred: tensor([
        [1, 0],
        [1, 0],
      ]),
    };
    const device = new DeviceMetrics(sparse());
    const { kernels } = await profile(() => device.batch(yTrue, yPred).sums.dispose());
    expect(kernels.filter(({ name }) => name === 'Greater').length).toBe(1);
    dispose([yTrue, yPred]);
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

/** Numbers in [0, 1), equal in every run. */
function randomNumbers(): () => number {
  let seed = 1;
  return () => (seed = (seed * 48271) % 2147483647) / 2147483647;
}
