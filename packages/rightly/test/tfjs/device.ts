import * as tf from '@tensorflow/tfjs-core';
import {
  type ArrayInput,
  AUC,
  F1Score,
  FBetaScore,
  MeanAbsoluteError,
  MeanIoU,
  R2Score,
  Recall,
  SparseCategoricalAccuracy,
  SparseTopKCategoricalAccuracy,
} from 'rightly';
import { compile, type CompiledModel, MeanMetricWrapper } from 'rightly/tfjs';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { AnySumsMetric } from '../../src/core/declared-sums.ts';
import { judge, truths } from './catalogue.ts';
import { leavesNothing } from './leaks.ts';
import { datasetOf } from './runs/repeat.ts';
import { classifier, labels, samples } from './small.ts';

/** A model, and one of its metrics. */
const build = (): [CompiledModel, SparseCategoricalAccuracy] => {
  const metric = new SparseCategoricalAccuracy();
  const model = compile(classifier(), {
    optimizer: 'sgd',
    loss: 'sparse_categorical_crossentropy',
    metrics: ['accuracy', new SparseTopKCategoricalAccuracy({ k: 2, name: 'top2' }), metric],
  });
  return [model, metric];
};

const ofLabels = (): AnySumsMetric[] => [
  new F1Score({ sparseYTrue: true }),
  new FBetaScore({ sparseYTrue: true, average: 'macro', ignoreClass: 1 }),
  new MeanIoU({ numClasses: 4, sparseYPred: false }),
];

/** Two labels that are not whole. */
const bad = (): tf.Tensor =>
  tf.tensor1d(Array.from({ length: 40 }, (_, i) => (i === 33 || i === 37 ? 0.5 : 1)));

/** Counts the reads of tensors from now on. */
function countReads(): () => number {
  const { prototype } = tf.Tensor;
  const [read, readNow] = [vi.spyOn(prototype, 'data'), vi.spyOn(prototype, 'dataSync')];
  return () => read.mock.calls.length + readNow.mock.calls.length;
}

/** Each batch weighs half. */
class Halved extends MeanAbsoluteError {
  override updateState(yTrue: ArrayInput, yPred: ArrayInput): void {
    super.updateState(yTrue, yPred, { sampleWeight: 0.5 });
  }
}

class HalvedTensors extends MeanMetricWrapper {
  constructor() {
    super((yTrue, yPred) => tf.mean(tf.abs(tf.sub(yTrue, yPred)), -1), { name: 'tensors' });
  }
  override updateState(yTrue: tf.Tensor, yPred: tf.Tensor): void {
    super.updateState(yTrue, yPred, { sampleWeight: 0.5 });
  }
}

/** Tests of behaviour that only devices have, on the current backend. */
export function countsOnDevice(): void {
  describe('On a device', () => {
    const [x, y] = [() => samples(40), () => labels(40)];

    afterEach(() => {
      vi.restoreAllMocks();
    });

    test('tensors are read once for an epoch, once for its validation, and once to check the arguments', async () => {
      const [model] = build();
      const data = [x(), y()] as const;
      await model.fit(...data);
      const reads = countReads();
      await model.fit(...data, { epochs: 3, batchSize: 4, validationData: [...data] });
      expect(reads()).toBe(2 + 6);
      await model.evaluate(...data, { batchSize: 4 });
      expect(reads()).toBe(2 + 6 + 2);
    });

    test('sums by class and threshold are read with the other sums, and equal those of the host', async () => {
      const [own, weighted, net] = [ofLabels(), ofLabels(), classifier()];
      const loss = 'sparse_categorical_crossentropy';
      const model = compile(net, {
        optimizer: 'sgd',
        loss,
        metrics: ['accuracy', ...own],
        weightedMetrics: weighted,
      });
      const sampleWeight = Float32Array.from({ length: 40 }, (_, i) => (i % 4) / 2);
      const reads = countReads();
      await model.evaluate(x(), y(), { batchSize: 9, sampleWeight });
      expect(reads()).toBe(2);
      const yPred = net.predict(x()) as tf.Tensor;
      const batch = [y().dataSync(), { data: yPred.dataSync(), shape: yPred.shape }] as never;
      for (const [found, given] of [
        [own, {}],
        [weighted, { sampleWeight }],
      ] as const)
        ofLabels().forEach((metric, i) => {
          metric.updateState(...(batch as [number[], number[]]), given);
          expect(found[i]!.state).toEqual(metric.state);
        });
    });

    test('a metric that needs the batch has it read once for all metrics', async () => {
      const model = compile(judge(), {
        optimizer: 'sgd',
        loss: 'binary_crossentropy',
        metrics: [new AUC(), new R2Score(), new Recall()],
      });
      const reads = countReads();
      await model.evaluate(x(), truths(40), { batchSize: 10 });
      // Truth and prediction of four batches, and the sums.
      expect(reads()).toBeGreaterThanOrEqual(2 * 4 + 1);
    });

    test('bad scores are refused when they are read, and nothing is counted', async () => {
      const metric = new AUC();
      const model = compile(judge(), {
        optimizer: 'sgd',
        loss: (_, p) => tf.mean(p, -1),
        metrics: [metric],
      });
      const wrong = tf.tensor2d([[0], [NaN], [1]]);
      await expect(model.evaluate(samples(3), wrong)).rejects.toThrow(
        /^AUC.updateState: yTrue must not hold NaN; got 1 bad element$/,
      );
      expect(metric.state).toEqual(new AUC().state);
    });

    test('sums on the device are read before there are too many', async () => {
      // Few operations a batch, because thousands of batches are slow on a device.
      const metric = new MeanAbsoluteError();
      const model = compile(classifier(), { optimizer: 'sgd', loss: 'mse', metrics: [metric] });
      const read = vi.spyOn(tf.Tensor.prototype, 'data');
      const [one, label] = [samples(1), tf.oneHot(tf.cast(labels(1), 'int32'), 4)];
      let batches = 0;
      const batch = async (): Promise<{ value: unknown; done: boolean }> =>
        batches++ < 5000
          ? { value: { xs: tf.clone(one), ys: tf.clone(label) }, done: false }
          : { value: null, done: true };
      await model.evaluateDataset({ iterator: async () => ({ next: batch }) });
      expect(read.mock.calls.length).toBe(2);
      expect(metric.state.count).toBe(5000);
    });

    test('running results are those of the batches so far', async () => {
      const [model] = build();
      const seen: (number | undefined)[] = [];
      const onBatchEnd = (_: number, logs?: Record<string, number>): void =>
        void seen.push(logs?.['accuracy']);
      const { history } = await model.fit(x(), y(), { batchSize: 10, callbacks: { onBatchEnd } });
      expect(seen).toHaveLength(4);
      seen.forEach((accuracy, i) =>
        expect(accuracy! * 10 * (i + 1)).toBeCloseTo(Math.round(accuracy! * 10 * (i + 1)), 9),
      );
      expect(seen.at(-1)).toBe((history['accuracy'] as number[])[0]);
    });

    test('bad labels of a data set are refused when they are read, and nothing is counted', async () => {
      const [model, metric] = build();
      await model.evaluate(x(), y());
      const before = metric.state;
      const data = datasetOf(10, x(), bad());
      const tensors = tf.memory().numTensors;
      await expect(model.evaluateDataset(data)).rejects.toThrow(
        /^evaluateDataset: y out must hold class indexes from 0 to 3; got 2 others$/,
      );
      expect(metric.state).toEqual({ total: 0, count: 0 });
      expect(tf.memory().numTensors).toBe(tensors);
      await model.evaluate(x(), y());
      expect(metric.state).toEqual(before);
    });

    test('a callback that evaluates gets the error, and nothing waits for ever', async () => {
      const [model] = build();
      const data = datasetOf(10, x(), tf.add(bad(), 0.25));
      const onBatchBegin = async (): Promise<void> => void (await model.evaluate(x(), y()));
      await expect(model.fitDataset(data, { callbacks: { onBatchBegin } })).rejects.toThrow(
        /^fitDataset: y out must hold class indexes from 0 to 3; got 10 others$/,
      );
      await model.evaluate(x(), y());
    });

    test('so are labels that only a metric refuses', async () => {
      const metric = new SparseCategoricalAccuracy();
      const model = compile(classifier(), {
        optimizer: 'sgd',
        loss: (_, p) => tf.mean(p, -1),
        metrics: [metric],
      });
      await expect(model.evaluate(x(), bad(), { batchSize: 10 })).rejects.toThrow(
        /^SparseCategoricalAccuracy.updateState: yTrue must hold whole numbers; got 2 bad elements$/,
      );
      expect(metric.state).toEqual({ total: 0, count: 0 });
    });

    test('an own updateState has the same results as alone', async () => {
      const own = [new Halved({ name: 'arrays' }), new HalvedTensors()] as const;
      const [all, model] = [new MeanAbsoluteError(), classifier()];
      const compiled = compile(model, {
        optimizer: 'sgd',
        loss: 'mse',
        metrics: [...own, all],
      });
      const hot = tf.cast(tf.oneHot(tf.cast(y(), 'int32'), 4), 'float32');
      const logs = await compiled.evaluate(x(), hot, { batchSize: 10 });
      expect(logs['mean_absolute_error']).toBeGreaterThan(0.2);
      for (const { name, state } of own) {
        expect([name, state.count]).toEqual([name, 20]);
        expect(logs[name]).toBeCloseTo(logs['mean_absolute_error']!, 6);
      }
    });

    leavesNothing();
  });
}
