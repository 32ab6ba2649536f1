import { dispose, type Tensor, tidy } from '@tensorflow/tfjs-core';
import {
  AUC,
  type ArrayInput,
  BinaryIoU,
  F1Score,
  FalseNegatives,
  FBetaScore,
  IoU,
  MeanIoU,
  MetricList,
  OneHotIoU,
  OneHotMeanIoU,
  Precision,
  PrecisionAtRecall,
  Recall,
  SensitivityAtSpecificity,
  TrueNegatives,
} from 'rightly';
import { describe, expect, test } from 'vitest';
import { withAdded } from '../../src/compile/lenient.ts';
import type { AnySumsMetric } from '../../src/core/declared-sums.ts';
import { DeviceSums, hasSumsOnDevice } from '../../src/engines/tfjs/device-sums.ts';
import { bool, float, int, make, type Recipe } from './recipes.ts';

interface Batch {
  readonly yTrue: Recipe;
  readonly yPred: Recipe;
  readonly sampleWeight?: Recipe;
  readonly mask?: Recipe;
  /** The known number of classes of labels. */
  readonly classes?: number;
}

/** Counts a batch on the device. False where it must be read. */
function counted(metrics: readonly AnySumsMetric[], batch: Batch): boolean {
  const { classes, ...given } = batch;
  const made: Record<string, Tensor> = {};
  for (const [name, recipe] of Object.entries<Recipe>(given)) made[name] = make(recipe);
  const { yTrue, yPred, sampleWeight, mask } = made;
  let isCounted = false;
  try {
    tidy(() => {
      const device = new DeviceSums(metrics);
      const found = device.batch(yTrue!, yPred!, { sampleWeight, mask }, classes);
      if (!found) return;
      const added = found.take(found.tensors.flatMap((t) => Array.from(t.dataSync())));
      metrics.forEach((metric, i) => metric.become(withAdded(metric, added[i]!)));
      isCounted = true;
    });
  } finally {
    dispose(Object.values(made));
  }
  return isCounted;
}

function onHost(metrics: readonly AnySumsMetric[], batch: Batch): void {
  const { yTrue, yPred, sampleWeight, mask } = batch;
  new MetricList(metrics).updateState(input(yTrue), input(yPred), {
    ...(sampleWeight && { sampleWeight: input(sampleWeight) as never }),
    ...(mask && { mask: input(mask) as never }),
  });
}

const input = ({ data, shape, dtype }: Recipe): ArrayInput => ({
  data: dtype === 'float32' ? Float32Array.from(data) : Int32Array.from(data),
  shape,
});

/** Numbers from 0 to 1. Many are on thresholds, and some are NaN. */
const some = (n: number, hasNaN: boolean): number[] =>
  Array.from({ length: n }, (_, i) =>
    hasNaN && i % 11 === 3
      ? NaN
      : i % 3 === 0
        ? Math.fround((i % 200) / 199)
        : Math.fround(Math.abs(Math.sin(i * 1.3))),
  );
const indexes = (n: number, classes: number): number[] =>
  Array.from({ length: n }, (_, i) => (i * i + 1) % classes);
const hot = (n: number, classes: number): number[] =>
  indexes(n, classes).flatMap((c) => Array.from({ length: classes }, (_, i) => Number(i === c)));

// WebGL has two rows of two numbers in a pixel. Odd sizes leave components unused.
const [N, C] = [61, 5];

const kinds: Record<
  string,
  { metrics: () => AnySumsMetric[]; yTrue: Recipe[]; shape: number[]; classes?: number }
> = {
  'by threshold': {
    metrics: () => [
      new AUC(),
      new AUC({ curve: 'PR', numThresholds: 7 }),
      new AUC({ thresholds: [0.5, 0.2] }),
      new Precision({ thresholds: [0.7, 0.3, 0.5] }),
      new Recall(),
      new FalseNegatives(),
      new TrueNegatives({ thresholds: [0.1, 0.9] }),
      new SensitivityAtSpecificity({ specificity: 0.5 }),
      new PrecisionAtRecall({ recall: 0.5, numThresholds: 11 }),
    ],
    yTrue: [
      float([N], ...indexes(N, 2)),
      int([N], ...indexes(N, 2)),
      bool([N, 1], ...indexes(N, 2)),
      float([N], ...indexes(N, 3)),
    ],
    shape: [N, 1],
  },
  'of two classes': {
    metrics: () => [new BinaryIoU(), new BinaryIoU({ threshold: 0.3, targetClassIds: [1] })],
    yTrue: [float([N, 1], ...indexes(N, 2)), int([N], ...indexes(N, 2))],
    shape: [N, 1],
  },
  'of labels': {
    metrics: () => [
      new F1Score({ sparseYTrue: true }),
      new FBetaScore({ sparseYTrue: true, beta: 2, average: 'weighted', ignoreClass: 2 }),
      new MeanIoU({ numClasses: C, sparseYPred: false }),
      new IoU({ numClasses: C, targetClassIds: [1], sparseYPred: false, ignoreClass: 0 }),
    ],
    yTrue: [int([N], ...indexes(N, C)), float([N, 1], ...indexes(N, C))],
    shape: [N, C],
    classes: C,
  },
  'of one-hot truth': {
    metrics: () => [
      new F1Score(),
      new FBetaScore({ beta: 0.5, average: 'micro' }),
      new F1Score({ threshold: 0.3, average: 'macro' }),
      new AUC({ labelWeights: [1, 2, 0, 0.5, 3] }),
      new OneHotIoU({ numClasses: C, targetClassIds: [0, 2] }),
      new OneHotMeanIoU({ numClasses: C }),
      new Precision({ classId: 2 }),
      new Recall({ classId: 0, thresholds: [0.2, 0.6] }),
    ],
    yTrue: [float([N, C], ...hot(N, C)), int([N, C], ...hot(N, C))],
    shape: [N, C],
  },
};

/** Weights and masks, some of 0. */
const weights = float([N], ...Array.from({ length: N }, (_, i) => (i % 5) / 3));
const mask = bool([N], ...Array.from({ length: N }, (_, i) => Number(i % 7 !== 2)));

/** Tests that sums by key on the device equal those of the host, on the current backend. */
export function sumsOnDevice(): void {
  describe('Sums by key on a device are those of the host,', () => {
    describe.each(Object.entries(kinds))('%s,', (_, { metrics, yTrue, shape, classes }) => {
      test.each([false, true])('with NaN: %s', (hasNaN) => {
        const size = shape.reduce((a, b) => a * b);
        const yPred = float(shape, ...some(size, hasNaN));
        for (const truth of yTrue)
          for (const given of [
            {},
            { sampleWeight: weights },
            { mask },
            { sampleWeight: weights, mask },
          ]) {
            const [device, host] = [metrics(), metrics()];
            const batch = { yTrue: truth, yPred, ...given, ...(classes && { classes }) };
            for (let i = 0; i < 2; i++) {
              expect(counted(device, batch)).toBe(true);
              onHost(host, batch);
            }
            const isExact = !('sampleWeight' in given);
            device.forEach((metric, i) =>
              expect(
                plain(metric, isExact && !('labelWeights' in metric.getConfig())),
                `${metric.name} ${JSON.stringify(given)}`,
              ).toEqual(plain(host[i]!, isExact && !('labelWeights' in metric.getConfig()))),
            );
          }
      });
    });

    test.each<[string, AnySumsMetric, Recipe, Recipe]>([
      [
        'AUC.updateState: yPred must lie between 0 and 1; got 2 bad elements',
        new AUC(),
        float([4], 0, 1, 1, 0),
        float([4], 0.5, -1e-10, 1.0000001, NaN),
      ],
      [
        'Recall.updateState: yTrue must not hold NaN; got 1 bad element',
        new Recall(),
        float([4], 0, NaN, 1, 0),
        float([4], 0.5, 0.5, 0.5, 0.5),
      ],
      [
        'MeanIoU.updateState: yTrue must lie between 0 and 2; got 1 bad element',
        new MeanIoU({ numClasses: 3, sparseYPred: false, ignoreClass: -1 }),
        int([3], 1, 7, -1),
        float([3, 3], ...some(9, false)),
      ],
      [
        'MeanIoU.updateState: yTrue must hold whole numbers; got 1 bad element',
        new MeanIoU({ numClasses: 3, sparseYPred: false }),
        float([3], 1, 0.5, 2),
        float([3, 3], ...some(9, false)),
      ],
    ])('and are refused: %s', (text, metric, yTrue, yPred) => {
      const before = metric.state;
      expect(() => counted([metric], { yTrue, yPred })).toThrow(text);
      expect(metric.state).toEqual(before);
    });

    test('but are not counted where the host alone can count them', () => {
      const labels = int([2], 1, 0);
      const scores = float([2, 3], ...some(6, false));
      expect(counted([f1()], { yTrue: labels, yPred: scores })).toBe(false);
      expect(counted([f1()], { yTrue: labels, yPred: scores, classes: 4 })).toBe(false);
      expect(counted([f1()], { yTrue: labels, yPred: scores, classes: 3 })).toBe(true);
      const other = new OneHotIoU({ numClasses: 4, targetClassIds: [0] });
      expect(counted([other], { yTrue: float([2, 3], ...hot(2, 3)), yPred: scores })).toBe(false);
      const ints = { yTrue: labels, yPred: int([2], 0, 1) };
      expect(counted([new AUC()], ints)).toBe(false);
      for (const metric of [
        new AUC({ exact: true }),
        new AUC({ fromLogits: true }),
        new AUC({ multiLabel: true }),
        new Precision({ topK: 2 }),
        new F1Score({ sparseYTrue: true, sparseYPred: true }),
        new F1Score({ sparseYTrue: true, classes: ['a', 'b', 'c'] }),
      ])
        expect([metric.toJSON(), hasSumsOnDevice(metric)]).toEqual([metric.toJSON(), false]);
    });
  });
}

const f1 = (): AnySumsMetric => new F1Score({ sparseYTrue: true });

/** The state, exact or to the precision of float32. */
const plain = (metric: AnySumsMetric, isExact: boolean): unknown =>
  JSON.parse(
    JSON.stringify({ ...metric.state, ...(!isExact && { compensation: undefined }) }),
    (_, x: unknown) => (typeof x === 'number' && !isExact ? Number(x.toPrecision(5)) : x),
  );
