import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { input, layers, model as functional, sequential } from '@tensorflow/tfjs-layers';
import { BinaryAccuracy } from 'rightly';
import { compile, type CompiledModel } from 'rightly/tfjs';
import { beforeAll, describe, expect, test } from 'vitest';
import { useBackend } from './backends.ts';

beforeAll(() => useBackend('cpu'));

const right = (y: tf.Tensor, p: tf.Tensor): tf.Tensor =>
  tf.cast(tf.equal(tf.squeeze(y, [2]), tf.squeeze(tf.greater(p, 0.5), [2])), 'float32');

/** Predicts 0.73 for 1 and 0.27 for -1. 0 is masked. */
const masked = (): CompiledModel =>
  compile(
    sequential({
      layers: [
        layers.masking({ maskValue: 0, inputShape: [3, 1] }),
        layers.dense({ units: 1, activation: 'sigmoid', kernelInitializer: 'ones' }),
      ],
    }),
    {
      optimizer: { class_name: 'SGD', config: { learning_rate: 0 } },
      loss: 'binary_crossentropy',
      metrics: [new BinaryAccuracy({ reduction: 'element' }), right],
      weightedMetrics: [new BinaryAccuracy({ name: 'weighted' })],
    },
  );

test('Masked steps count in no metric, and in no loss', async () => {
  const x = tf.tensor3d([1, -1, 0, 1, 0, 0], [2, 3, 1]);
  const y = tf.ones([2, 3, 1]);
  const model = masked();
  const logs = await model.evaluate(x, y, { sampleWeight: [1, 2] });
  expect(logs['binary_accuracy']).toBe(2 / 3);
  expect(logs['right']).toBeCloseTo(2 / 3, 6);
  // In the first sample one of two is right. In the second sample, which has weight 2, the only one is right.
  expect(logs['weighted']).toBe((1 * 1 + 2 * 1) / (1 * 2 + 2 * 1));
  const [sure, unsure] = [Math.log1p(Math.exp(-1)), Math.log1p(Math.exp(1))];
  // Three of six elements count, each with weight 2.
  expect(logs['loss']).toBeCloseTo(((sure + unsure + 2 * sure) * 2) / 6, 5);
});

test('Where everything is masked, nothing counts', async () => {
  const [x, y] = [tf.zeros([2, 3, 1]), tf.ones([2, 3, 1])];
  const model = masked();
  const nothing = { loss: 0, binary_accuracy: 0, right: 0, weighted: 0 };
  expect(await model.evaluate(x, y)).toEqual(nothing);
  const { history } = await model.fit(x, y);
  expect(history['loss']).toEqual([0]);
});

const out = (): ReturnType<typeof layers.dense> =>
  layers.dense({ units: 3, activation: 'softmax' });
const embedding = (): ReturnType<typeof layers.embedding> =>
  layers.embedding({ inputDim: 8, outputDim: 2, maskZero: true, inputLength: 3 });

describe('Masks are passed to', () => {
  const x = tf.tensor3d([1, 2, 0, 3, 0, 0, 4, 5, 6, 7, 0, 0], [4, 3, 1]);
  const y = tf.tensor1d([0, 1, 2, 0]);
  const tokens = tf.tensor2d([1, 2, 0, 3, 0, 0, 4, 1, 2, 3, 0, 0], [4, 3]);
  const rnn = { units: 2, recurrentInitializer: 'glorotUniform' } as const;
  test.each<[string, () => ReturnType<typeof sequential>, tf.Tensor]>([
    [
      'an LSTM',
      () =>
        sequential({ layers: [layers.masking({ inputShape: [3, 1] }), layers.lstm(rnn), out()] }),
      x,
    ],
    [
      'a GRU behind an embedding',
      () => sequential({ layers: [embedding(), layers.gru(rnn), out()] }),
      tokens,
    ],
    [
      'a stateful RNN',
      () =>
        sequential({
          layers: [
            layers.masking({ batchInputShape: [2, 3, 1] }),
            layers.simpleRNN({ ...rnn, stateful: true }),
            out(),
          ],
        }),
      x,
    ],
    [
      'a layer that knows none',
      () => sequential({ layers: [embedding(), layers.flatten(), out()] }),
      tokens,
    ],
  ])('%s as in TensorFlow.js’s own loop, batch after batch', async (_, build, inputs) => {
    const [own, ours] = [build(), build()];
    ours.setWeights(own.getWeights());
    const options = { epochs: 3, batchSize: 2, shuffle: false, verbose: 0 } as const;
    own.compile({ optimizer: tf.train.sgd(0.1), loss: 'sparseCategoricalCrossentropy' });
    const model = compile(ours, {
      optimizer: tf.train.sgd(0.1),
      loss: 'sparse_categorical_crossentropy',
    });
    const expected = await own.fit(inputs, y, options);
    const { history } = await model.fit(inputs, y, options);
    expect(history['loss']).toHaveLength(3);
    for (const [i, loss] of (history['loss'] as number[]).entries())
      expect(loss).toBeCloseTo((expected.history['loss'] as number[])[i]!, 5);
  });
});

/** Masks samples whose first feature is negative. */
class OwnMask extends layers.Layer {
  static readonly className = 'OwnMask';
  constructor() {
    super({});
    this.supportsMasking = true;
  }
  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    return tf.clone([inputs].flat()[0]!);
  }
  override computeMask(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    return tf.squeeze(tf.greaterEqual([inputs].flat()[0]!, 0), [2]);
  }
}

test('An own layer may make masks', async () => {
  const dense = layers.dense({ units: 1, activation: 'sigmoid', kernelInitializer: 'ones' });
  const x = input({ shape: [3, 1] });
  const model = compile(
    functional({ inputs: x, outputs: dense.apply(new OwnMask().apply(x)) as typeof x }),
    {
      optimizer: 'sgd',
      loss: 'binary_crossentropy',
      metrics: [new BinaryAccuracy({ reduction: 'element' })],
    },
  );
  const logs = await model.evaluate(tf.tensor3d([1, -1, -1], [1, 3, 1]), tf.ones([1, 3, 1]));
  expect(logs['binary_accuracy']).toBe(1);
  expect(logs['loss']).toBeCloseTo(Math.log1p(Math.exp(-1)), 5);
});

/** A masked branch beside one without a mask. */
function joined(): CompiledModel {
  const [a, b] = [input({ shape: [3, 2] }), input({ shape: [3, 2] })];
  const seeded = { kernelInitializer: 'ones', recurrentInitializer: 'ones' } as const;
  const dense = layers.dense({ units: 2, kernelInitializer: 'ones' });
  const left = dense.apply(layers.masking().apply(a));
  const both = layers
    .concatenate()
    .apply([left, layers.dense({ units: 1, ...seeded }).apply(b)] as (typeof a)[]);
  const steps = layers.simpleRNN({ units: 1, returnSequences: true, ...seeded }).apply(both);
  return compile(functional({ inputs: [a, b], outputs: steps as typeof a }), {
    optimizer: { class_name: 'SGD', config: { learning_rate: 1 } },
    loss: 'mse',
  });
}

test('A masked and an unmasked branch train together, along the gradient', async () => {
  const xs = [
    tf.tensor3d([0.1, 0.2, 0.3, 0.1, 0, 0, 0.4, 0.2, 0, 0, 0, 0], [2, 3, 2]),
    tf.mul(tf.ones([2, 3, 2]), 0.1),
  ];
  const y = tf.mul(tf.ones([2, 3, 1]), 0.2);
  const model = joined();
  const before = model.getWeights().map((w) => w.clone());
  const nudged = async (index: number, at: number, by: number): Promise<number> => {
    const weights = before.map((w, i) => {
      const values = w.dataSync().slice();
      if (i === index) values[at]! += by;
      return tf.tensor(values, w.shape);
    });
    model.setWeights(weights);
    return (await model.evaluate(xs, y))['loss']!;
  };
  model.setWeights(before);
  await model.trainOnBatch(xs, y);
  const after = model.getWeights().map((w) => w.dataSync().slice());
  for (const [i, w] of before.entries())
    for (let at = 0; at < w.size; at++) {
      const slope = ((await nudged(i, at, 0.01)) - (await nudged(i, at, -0.01))) / 0.02;
      expect(w.dataSync()[at]! - after[i]![at]!).toBeCloseTo(slope, 3);
    }
});
