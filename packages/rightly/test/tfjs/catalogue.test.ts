import * as tf from '@tensorflow/tfjs-core';
import { callbacks } from '@tensorflow/tfjs-layers';
import { F1Score, Metric, Precision } from 'rightly';
import { compile, type Progress } from 'rightly/tfjs';
import { beforeAll, describe, expect, test } from 'vitest';
import { ErrorRate } from '../catalogue/own.ts';
import { useBackend } from './backends.ts';
import { countsCatalogue, judge, truths } from './catalogue.ts';
import { classifier, labels, samples } from './small.ts';

beforeAll(async () => useBackend('cpu'));

describe('On the host', () => {
  countsCatalogue();
});

const still = { class_name: 'SGD', config: { learning_rate: 0 } };

test('they can be names, configurations and objects', async () => {
  const model = compile(judge(), {
    optimizer: 'sgd',
    loss: 'binary_crossentropy',
    metrics: [
      'AUC',
      'precision',
      { class_name: 'Recall', config: { thresholds: 0.25, name: 'r' } },
      new Precision({ name: 'p' }),
    ],
  });
  expect(model.metricsNames).toEqual(['loss', 'AUC', 'precision', 'r', 'p']);
  const logs = await model.evaluate(samples(10), truths(10));
  expect(logs['precision']).toBe(logs['p']);
});

test('an own class, of sums or not, has the same results as alone', async () => {
  class Samples extends Metric<'seen', number> {
    static readonly definition = { className: 'Samples', name: 'samples', options: {} };
    constructor() {
      super(['seen']);
    }
    updateState(_: unknown, yPred: { readonly shape: readonly number[] }): void {
      this.add({ seen: yPred.shape[0]! });
    }
    protected formula({ seen }: { readonly seen: number }): number {
      return seen;
    }
  }
  const rates = new ErrorRate();
  const model = compile(classifier(), {
    optimizer: still,
    loss: 'sparse_categorical_crossentropy',
    metrics: [rates, new Samples() as never],
  });
  const logs = await model.evaluate<{ error_rate: number[]; samples: number }>(
    samples(20),
    labels(20),
    { batchSize: 8 },
  );
  expect(logs.samples).toBe(20);
  expect(logs.error_rate).toEqual(rates.result());
  expect(logs.error_rate.length).toBeGreaterThan(1);
});

test('early stopping uses their directions, and refuses arrays', async () => {
  const model = compile(judge(), {
    optimizer: still,
    loss: 'binary_crossentropy',
    metrics: ['auc', 'false_positives', new Precision({ thresholds: [0.2, 0.8], name: 'several' })],
  });
  const stopped = async (monitor: string): Promise<number> => {
    const stop = callbacks.earlyStopping({ monitor, patience: 2, minDelta: 0.1 });
    const data = [samples(10), truths(10)] as const;
    const { epoch } = await model.fit(...data, {
      epochs: 9,
      validationData: data,
      callbacks: stop,
    });
    return epoch.length;
  };
  // Nothing is learned, so the first epoch is the best for either direction.
  expect([await stopped('val_auc'), await stopped('false_positives')]).toEqual([3, 3]);
  await expect(stopped('val_several')).rejects.toThrow(
    `fit: callbacks: EarlyStopping must monitor a metric that is one number; got "val_several", which is an array (an average, as in new F1Score({ average: 'macro' }), is one number)`,
  );
});

test('the progress line shows the mean of an array', async () => {
  const lines: string[] = [];
  const log = console.log;
  console.log = (text: string) => void lines.push(text);
  const reports: Progress[] = [];
  try {
    const model = compile(classifier(), {
      optimizer: still,
      loss: 'sparse_categorical_crossentropy',
      metrics: [
        new F1Score({ sparseYTrue: true }),
        new F1Score({ sparseYTrue: true, average: 'macro', name: 'macro' }),
      ],
    });
    await model.fit(samples(20), labels(20), {
      verbose: 2,
      onProgress: (progress) => void reports.push(progress),
    });
  } finally {
    console.log = log;
  }
  const [, mean, macro] = / - f1_score: (\S+) - macro: (\S+)/.exec(lines.join('\n')) ?? [];
  expect(mean).toBe(macro);
  expect(reports.at(-1)!.logs['f1_score']).toHaveLength(4);
});

test('no tensor is left', async () => {
  const model = compile(judge(), { optimizer: still, loss: 'mse', metrics: ['auc', 'r2_score'] });
  const [x, y] = [samples(10), truths(10)];
  await model.evaluate(x, y);
  const before = tf.memory().numTensors;
  await model.evaluate(x, y);
  await model.fit(x, y);
  expect(tf.memory().numTensors).toBe(before);
});
