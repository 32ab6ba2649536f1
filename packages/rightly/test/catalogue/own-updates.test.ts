import {
  BinaryAccuracy,
  MeanIoU,
  MetricList,
  SparseCategoricalCrossentropy,
  type UpdateOptions,
} from 'rightly';
import { CompileMetrics } from 'rightly/compile';
import { updateStateAsync } from 'rightly/threads';
import { describe, expect, test } from 'vitest';

/* Metrics that must not share a scan, and own updates. */

/** The share of wrong predictions. Its own update runs before that of the library. */
class Flipped extends BinaryAccuracy {
  override updateState(
    yTrue: readonly number[],
    yPred: readonly number[],
    options?: UpdateOptions,
  ): void {
    super.updateState(
      yTrue,
      yPred.map((p) => 1 - p),
      options,
    );
  }
}

describe('A subclass of a library metric counts by its own update', () => {
  const [yTrue, yPred] = [
    [1, 0, 1],
    [0, 1, 1],
  ];

  test('in a list, compiled and awaited', async () => {
    const list = new MetricList([new Flipped({ name: 'flipped' }), new BinaryAccuracy()]);
    list.updateState(yTrue, yPred, { sampleWeight: [1, 1, 2] });
    expect(list.result()).toEqual({ flipped: 0.5, binary_accuracy: 0.5 });
    await updateStateAsync(list, yTrue, yPred);
    expect(list.metrics[0]!.state).toEqual({ total: 4, count: 7 });
    expect(list.metrics[1]!.state).toEqual({ total: 3, count: 7 });
    const compiled = new CompileMetrics({ metrics: [new Flipped({ name: 'flipped' }), 'acc'] });
    compiled.updateState(yTrue, yPred);
    expect(compiled.result()).toEqual({ flipped: 2 / 3, acc: 1 / 3 });
    const alone = new Flipped();
    await updateStateAsync(alone, yTrue, yPred);
    expect(alone.result()).toBe(2 / 3);
  });
});

test('In a list, a metric refuses the same inputs as alone: samples along an axis that other metrics may take', () => {
  const scores = [
    [0.5, 0.5, 0.25],
    [0.5, 0.5, 0.75],
  ];
  const iou = new MeanIoU({ numClasses: 2, sparseYPred: false, axis: -2 });
  const loss = new SparseCategoricalCrossentropy({ axis: -2 });
  for (const metrics of [
    [iou, loss],
    [loss, iou],
  ])
    expect(() => new MetricList(metrics).updateState([0, 1, 1], scores)).toThrow(
      "SparseCategoricalCrossentropy.updateState: axis must be an axis of the input, and not 0, the samples' axis; got -2 of [2,3]",
    );
});

test('CompileMetrics changes no metric where the weights of one overflow', () => {
  const compiled = new CompileMetrics({ metrics: ['mse'], weightedMetrics: ['binary_accuracy'] });
  compiled.updateState([1], [0.5], { loss: 1 });
  const before = JSON.stringify([compiled.result(), compiled.metrics]);
  expect(() => {
    compiled.updateState([1, 1], [0, 0], { loss: 3, sampleWeight: [1e308, 1e308] });
  }).toThrow('BinaryAccuracy.updateState: count must be a finite sum; got Infinity');
  expect(JSON.stringify([compiled.result(), compiled.metrics])).toBe(before);
});
