import * as tf from '@tensorflow/tfjs-core';
import { SparseCategoricalAccuracy, SparseTopKCategoricalAccuracy } from 'rightly';
import { compile, type CompiledModel } from 'rightly/tfjs';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { leavesNothing } from './leaks.ts';
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

/** Tests of what is particular to devices, on the backend that is set. */
export function countsOnDevice(): void {
  describe('On a device', () => {
    const [x, y] = [() => samples(40), () => labels(40)];

    afterEach(() => {
      vi.restoreAllMocks();
    });

    test('nothing is read but once for an epoch, and once for its validation', async () => {
      const [model] = build();
      const data = [x(), y()] as const;
      await model.fit(...data);
      const { prototype } = tf.Tensor;
      const [read, readNow] = [vi.spyOn(prototype, 'data'), vi.spyOn(prototype, 'dataSync')];
      const reads = (): number => read.mock.calls.length + readNow.mock.calls.length;
      await model.fit(...data, { epochs: 3, batchSize: 4, validationData: [...data] });
      expect(reads()).toBe(6);
      await model.evaluate(...data, { batchSize: 4 });
      expect(reads()).toBe(7);
    });

    test('what lies there is read before there is too much of it', async () => {
      const [model] = build();
      const read = vi.spyOn(tf.Tensor.prototype, 'data');
      const [one, label] = [samples(1), labels(1)];
      let batches = 0;
      const batch = async (): Promise<{ value: unknown; done: boolean }> =>
        batches++ < 5000
          ? { value: { xs: tf.clone(one), ys: tf.clone(label) }, done: false }
          : { value: null, done: true };
      await model.evaluateDataset({ iterator: async () => ({ next: batch }) });
      expect(read.mock.calls.length).toBe(2);
      expect((model.metrics['accuracy'] as SparseCategoricalAccuracy).state.count).toBe(5000);
    });

    test('running figures are those of the batches so far', async () => {
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

    test('bad labels are told of when they are read, and nothing of that counts', async () => {
      const [model, metric] = build();
      await model.evaluate(x(), y());
      const before = metric.state;
      model.resetMetrics();
      const bad = tf.tensor1d(
        Array.from({ length: 40 }, (_, i) => (i === 33 || i === 7 ? 0.5 : 1)),
      );
      const tensors = tf.memory().numTensors;
      await expect(model.evaluate(x(), bad, { batchSize: 10 })).rejects.toThrow(
        /^SparseCategoricalAccuracy.updateState: yTrue must hold whole numbers; got 1 bad/,
      );
      expect(metric.state).toEqual({ total: 0, count: 0 });
      // What was handed over is not this function’s to dispose of.
      expect(tf.memory().numTensors - tensors).toBe(1);
      await model.evaluate(x(), y());
      expect(metric.state).toEqual(before);
    });

    leavesNothing();
  });
}
