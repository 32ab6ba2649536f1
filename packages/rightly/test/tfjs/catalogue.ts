import * as tf from '@tensorflow/tfjs-core';
import { layers, sequential } from '@tensorflow/tfjs-layers';
import {
  type AnyMetric,
  AUC,
  BinaryAccuracy,
  BinaryIoU,
  ConcordanceCorrelation,
  F1Score,
  FBetaScore,
  FalseNegatives,
  FalsePositives,
  IoU,
  MeanIoU,
  OneHotIoU,
  OneHotMeanIoU,
  PearsonCorrelation,
  Precision,
  PrecisionAtRecall,
  R2Score,
  Recall,
  RecallAtPrecision,
  SensitivityAtSpecificity,
  SpecificityAtSensitivity,
  TrueNegatives,
  TruePositives,
} from 'rightly';
import { CompileMetrics } from 'rightly/compile';
import { compile, type CompiledModel } from 'rightly/tfjs';
import { expect, test } from 'vitest';
import { classifier, labels, samples } from './small.ts';

/** A number from 0 to 1 for each sample. */
export const judge = (): ReturnType<typeof sequential> =>
  sequential({
    layers: [
      layers.dense({
        units: 1,
        inputShape: [3],
        activation: 'sigmoid',
        weights: [tf.tensor2d([0.7, -0.4, 0.2], [3, 1]), tf.tensor1d([0.1])],
      }),
    ],
  });

export const truths = (n: number): tf.Tensor2D =>
  tf.tensor2d(
    Array.from({ length: n }, (_, i) => Number(i % 3 === 1)),
    [n, 1],
  );

const hot = (n: number): tf.Tensor2D => tf.cast(tf.oneHot(labels(n), 4), 'float32') as tf.Tensor2D;

/** The results of each class of the catalogue, with those of an accuracy. */
const kinds: readonly (readonly [
  what: string,
  model: () => ReturnType<typeof sequential>,
  truth: (n: number) => tf.Tensor,
  metrics: () => readonly AnyMetric[],
])[] = [
  [
    'of one score',
    judge,
    truths,
    () => [
      new BinaryAccuracy(),
      new AUC(),
      new AUC({ curve: 'PR', name: 'pr' }),
      new Precision({ thresholds: [0.3, 0.5, 0.7] }),
      new Recall(),
      new TruePositives(),
      new FalsePositives(),
      new TrueNegatives(),
      new FalseNegatives(),
      new SensitivityAtSpecificity({ specificity: 0.5 }),
      new SpecificityAtSensitivity({ sensitivity: 0.5 }),
      new PrecisionAtRecall({ recall: 0.5 }),
      new RecallAtPrecision({ precision: 0.3 }),
      new BinaryIoU(),
    ],
  ],
  [
    'of one score and of variables',
    judge,
    truths,
    () => [
      new AUC(),
      new AUC({ exact: true, name: 'exact' }),
      new R2Score(),
      new PearsonCorrelation({ axis: null }),
      new ConcordanceCorrelation({ axis: null }),
    ],
  ],
  [
    'of one-hot truth',
    classifier,
    hot,
    () => [
      new F1Score(),
      new FBetaScore({ beta: 2, average: 'macro' }),
      new F1Score({ threshold: 0.3, average: 'micro', name: 'above' }),
      new AUC({ labelWeights: [1, 2, 0, 3] }),
      new OneHotIoU({ numClasses: 4, targetClassIds: [0, 2] }),
      new OneHotMeanIoU({ numClasses: 4 }),
      new Precision({ classId: 2, thresholds: [0.2, 0.3] }),
    ],
  ],
  [
    'of one-hot truth and of variables',
    classifier,
    hot,
    () => [
      new F1Score(),
      new AUC({ multiLabel: true }),
      new Precision({ topK: 2 }),
      new R2Score({ classAggregation: null }),
      new PearsonCorrelation(),
    ],
  ],
  [
    'of labels',
    classifier,
    labels,
    () => [
      new F1Score({ sparseYTrue: true }),
      new MeanIoU({ numClasses: 4, sparseYPred: false }),
      new IoU({ numClasses: 4, targetClassIds: [1], sparseYPred: false }),
    ],
  ],
];

/** Tests metrics of the catalogue in a compiled model, on the current backend. */
export function countsCatalogue(): void {
  test.each(kinds)('metrics %s have the same results as alone', async (...kind) => {
    const [, create, truth, metrics] = kind;
    const model = create();
    const compiled = compile(model, {
      optimizer: 'sgd',
      loss: (_, p) => tf.mean(p, -1),
      metrics: metrics(),
      weightedMetrics: metrics(),
    });
    const [x, y] = [samples(40), truth(40)];
    const sampleWeight = Float32Array.from({ length: 40 }, (_, i) => (i % 4) / 2);
    const logs = await compiled.evaluate<Record<string, number[]>>(x, y, {
      batchSize: 16,
      sampleWeight,
    });
    const predicted = model.predict(x) as tf.Tensor;
    const alone = new CompileMetrics({
      metrics: metrics(),
      weightedMetrics: metrics(),
    });
    alone.updateState(shaped(y), shaped(predicted), { sampleWeight: sampleWeight as never });
    const { loss: _, ...found } = logs;
    expect(Object.keys(found)).toEqual(Object.keys(alone.result()));
    expect(close(found)).toEqual(close(alone.result()));
  });

  test('arrays are in logs and in the history, and fit calls callbacks with them', async () => {
    const model: CompiledModel = compile(classifier(), {
      optimizer: 'sgd',
      loss: 'categorical_crossentropy',
      metrics: ['f1_score', new F1Score({ average: 'macro', name: 'macro' })],
    });
    const seen: unknown[] = [];
    const { history } = await model.fit(samples(20), hot(20), {
      epochs: 2,
      batchSize: 8,
      validationData: [samples(8), hot(8)],
      callbacks: { onEpochEnd: (_, logs) => void seen.push(logs) },
    });
    const [first] = history['f1_score'] as unknown as number[][];
    expect(first).toHaveLength(4);
    expect(Object.keys(history)).toEqual([
      'loss',
      'f1_score',
      'macro',
      'val_loss',
      'val_f1_score',
      'val_macro',
    ]);
    const mean = first!.reduce((a, b) => a + b) / 4;
    expect(mean).toBeCloseTo(history['macro']![0] as number, 6);
    expect((seen[0] as { f1_score: unknown }).f1_score).toEqual(first);
    expect(seen).toHaveLength(2);
  });
}

const shaped = (t: tf.Tensor): never => ({ data: t.dataSync(), shape: t.shape }) as never;

/** To the precision of a device. */
const close = (logs: object): unknown =>
  JSON.parse(JSON.stringify(logs), (_, value: unknown) =>
    typeof value === 'number' ? Number(value.toFixed(4)) : value,
  );
