import { dispose, memory, tensor } from '@tensorflow/tfjs-core';
import {
  Accuracy,
  type AnyMeanMetric,
  BinaryAccuracy,
  CategoricalAccuracy,
  CategoricalFocalCrossentropy,
  Dice,
  MeanAbsoluteError,
  MeanMetricWrapper,
  MeanSquaredError,
  Poisson,
  SparseCategoricalAccuracy,
  SparseCategoricalCrossentropy,
  SparseTopKCategoricalAccuracy,
} from 'rightly';
import { describe, expect, test } from 'vitest';
import { DeviceMetrics } from '../../src/engines/tfjs/device-metrics.ts';
import { type Batch, count, onHost } from './counting.ts';
import { bool, float, int } from './recipes.ts';

const [nan, inf] = [NaN, Infinity];

/** Inputs that the engine refuses, on the current backend. */
export function refuses(): void {
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
      ['values that are not finite', new MeanSquaredError(), columns, { yPred: float([3], nan, 0, -inf) }, 'MeanSquaredError.updateState: the value of a sample must be a finite number; got 2 bad elements'],
      ['labels that no class has, for a loss', new SparseCategoricalCrossentropy(), sparse, { yTrue: int([3], 0, 2, -1) }, 'SparseCategoricalCrossentropy.updateState: the value of a sample must be a finite number; got 2 bad elements'],
      ['logarithms of nothing', new Poisson({ reduction: 'element' }), { yTrue: scores, yPred: scores }, { yPred: float([3, 2], 1, 1, -1, 1, 1, 1), sampleWeight: float([3], 0, 1, 1) }, 'Poisson.updateState: the value of a sample must be a finite number; got 1 bad element'],
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

    test('except values of weight 0, which count 0', async () => {
      const yTrue = float([4], 1, 2, 3, 4);
      const yPred = float([4], 0, nan, inf, 2);
      const weights = { sampleWeight: float([4], 1, 0, 1, 3), mask: bool([4], 1, 1, 0, 1) };
      const metrics = [new MeanSquaredError(), new MeanAbsoluteError()];
      await count(metrics, [
        { yTrue, yPred, ...weights },
        { yTrue, yPred, sampleWeight: 0 },
      ]);
      expect(metrics.map(({ state }) => state)).toEqual([
        { total: 13, count: 4 },
        { total: 7, count: 4 },
      ]);
      const ignoring = new SparseCategoricalCrossentropy({ ignoreClass: -1 });
      await count([ignoring], [{ yTrue: int([2], -1, 0), yPred: float([2, 2], nan, inf, 1, 1) }]);
      expect(ignoring.state.count).toBe(1);
      expect(ignoring.result()).toBeCloseTo(Math.LN2, 6);
    });

    test('in one metric, and no other metric counts', async () => {
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

    test('sums that no metric can hold: in one metric, and no other metric counts', async () => {
      const metrics = [new Accuracy(), new Accuracy({ reduction: 'element' })];
      const sampleWeight = float([3], 3e38, 3e38, 0);
      await expect(count(metrics, [columns, { ...columns, sampleWeight }])).rejects.toThrow(
        'Accuracy.updateState: total must be a finite sum; got Infinity',
      );
      expect(metrics.map(({ state }) => state.count)).toEqual([0, 0]);
    });
  });

  describe('inputs that do not fit are refused at once, as on the host, and leave no tensor:', () => {
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
      ['weights for other classes', new CategoricalFocalCrossentropy({ alpha: [1, 2] }), { yTrue: x, yPred: x }],
      ['an axis that is not there', new Dice({ axis: 2 }), { yTrue: x, yPred: x }],
      ['vectors of other lengths', new MeanSquaredError(), { yTrue: float([2, 2], 0, 1, 0, 1), yPred: x }],
      ['a weight of NaN', new Accuracy(), { yTrue: x, yPred: x, sampleWeight: nan }],
    ];
    test.each(cases)('%s', async (_, metric, batch) => {
      const before = memory().numTensors;
      const refusedByHost = caught(() => onHost([metric], batch));
      expect(refusedByHost).toBeInstanceOf(RangeError);
      await expect(count([metric], [batch])).rejects.toThrow(refusedByHost);
      expect(memory().numTensors).toBe(before);
    });

    test('functions over arrays', () => {
      const own = new MeanMetricWrapper((yTrue) => yTrue, { name: 'own' });
      expect(() => new DeviceMetrics([new Accuracy(), own])).toThrow(
        new TypeError(
          'DeviceMetrics: a metric must be declared over verbs; got own, which averages a function over arrays',
        ),
      );
    });

    test('strings', () => {
      const words = tensor(['a', 'b']);
      expect(() => new DeviceMetrics([new Accuracy()]).batch(words, words)).toThrow(
        new TypeError('Accuracy.updateState: yTrue must hold float32, int32 or bool; got string'),
      );
      dispose(words);
    });
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
