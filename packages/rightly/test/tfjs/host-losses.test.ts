import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { layers, sequential } from '@tensorflow/tfjs-layers';
import {
  type AnyMeanMetric,
  BinaryCrossentropy,
  CategoricalCrossentropy,
  lossDefinition,
  MeanAbsoluteError,
  MeanMetric,
  MeanSquaredError,
  SparseCategoricalCrossentropy,
} from 'rightly';
import { abs, mean, minus, vectors } from 'rightly/verbs';
import { compile } from 'rightly/tfjs';
import { beforeAll, describe, expect, test } from 'vitest';
import { valuesOf } from '../../src/engines/tfjs/values.ts';
import { lossFunction } from '../../src/tfjs/step/losses.ts';
import { useBackend } from './backends.ts';

/* On the host some losses are loops with their own gradients. They must have the results of the declaration by operations. */

beforeAll(() => useBackend('cpu'));

let seed = 5;
const random = (): number => (seed = (seed * 48271) % 2147483647) / 2147483647;
const drawn = (shape: number[], next: (i: number) => number): tf.Tensor =>
  tf.tensor(
    Array.from({ length: tf.util.sizeFromShape(shape) }, (_, i) => next(i)),
    shape,
    'float32',
  );

type Kind = 'softmax' | 'sigmoid' | undefined;

/** The loss and its gradient, by loops and by operations. */
function both(metric: AnyMeanMetric, kind: Kind, truth: tf.Tensor, z: tf.Tensor): number[][][] {
  const behind = { softmax: tf.softmax, sigmoid: tf.sigmoid };
  const weights = drawn(z.shape.slice(0, -1), (i) => 1 + (i % 3));
  const loop = lossFunction(metric);
  const expression = valuesOf([metric.loss!], 'loss');
  const ways: ((of: tf.Tensor) => tf.Tensor)[] = [
    (of) => {
      const p = kind ? behind[kind](of) : of;
      return loop(truth, p, kind && { kind, tensor: of }).values;
    },
    (of) => expression(truth, of)[0]!,
  ];
  return ways.map((way) => {
    const { value, grad } = tf.valueAndGrad((of: tf.Tensor) => tf.mul(way(of), weights))(z);
    return [[...value.dataSync()], [...grad.dataSync()]];
  });
}

const logits = (shape: number[]): tf.Tensor => drawn(shape, () => random() * 12 - 6);
const hot = (shape: number[]): tf.Tensor => drawn(shape, (i) => Number(i % 5 === 0 || i % 7 === 1));
const shares = (shape: number[]): tf.Tensor => drawn(shape, random);
const classes = (shape: number[], n = 4): tf.Tensor => drawn(shape, (i) => (i * 7) % n);

// oxfmt-ignore
const cases: [string, AnyMeanMetric, Kind, tf.Tensor, tf.Tensor][] = [
  ['sparse cross-entropy', new SparseCategoricalCrossentropy({ fromLogits: true }), 'softmax', classes([6, 1]), logits([6, 4])],
  ['sparse cross-entropy of steps', new SparseCategoricalCrossentropy({ fromLogits: true }), 'softmax', classes([2, 3]), logits([2, 3, 4])],
  ['sparse cross-entropy with a class to ignore', new SparseCategoricalCrossentropy({ fromLogits: true, ignoreClass: 3 }), 'softmax', classes([6, 1]), logits([6, 4])],
  ['categorical cross-entropy', new CategoricalCrossentropy({ fromLogits: true }), 'softmax', hot([6, 4]), logits([6, 4])],
  ['categorical cross-entropy of shares', new CategoricalCrossentropy({ fromLogits: true }), 'softmax', shares([2, 3, 4]), logits([2, 3, 4])],
  ['smoothed categorical cross-entropy', new CategoricalCrossentropy({ fromLogits: true, labelSmoothing: 0.2 }), 'softmax', hot([6, 4]), logits([6, 4])],
  ['binary cross-entropy', new BinaryCrossentropy({ fromLogits: true }), 'sigmoid', hot([6, 1]), logits([6, 1])],
  ['smoothed binary cross-entropy of several units', new BinaryCrossentropy({ fromLogits: true, labelSmoothing: 0.2 }), 'sigmoid', shares([2, 3, 4]), logits([2, 3, 4])],
  ['squared error', new MeanSquaredError(), undefined, shares([6, 4]), logits([6, 4])],
  ['absolute error', new MeanAbsoluteError(), undefined, shares([2, 3, 1]), logits([2, 3, 1])],
];

describe('Loops and operations give the same results for a', () => {
  test.each(cases)('%s', (_, metric, kind, truth, z) => {
    const [got, expected] = both(metric, kind, truth, z);
    for (const [i, numbers] of expected!.entries())
      for (const [at, number] of numbers.entries()) expect(got![i]![at]).toBeCloseTo(number, 5);
  });
});

test('Infinite and very large logits are computed', () => {
  const loss = lossFunction(new SparseCategoricalCrossentropy());
  const z = tf.tensor2d([
    [1000, 0],
    [-Infinity, 0],
    [NaN, 0],
  ]);
  const { values } = loss(tf.tensor2d([[1], [1], [0]]), tf.softmax(z), {
    kind: 'softmax',
    tensor: z,
  });
  expect([...values.dataSync()]).toEqual([1000, 0, NaN]);
});

test('A label that no class has, and shapes that do not fit, are refused', () => {
  const loss = lossFunction(new SparseCategoricalCrossentropy());
  const z = logits([6, 4]);
  const run = (truth: tf.Tensor): unknown =>
    loss(truth, tf.softmax(z), { kind: 'softmax', tensor: z });
  expect(() => run(classes([5, 1]))).toThrow('yPred must be samples × classes');
  const error = lossFunction(new MeanSquaredError());
  expect(() => error(shares([4, 6]), z)).toThrow('must have the shape');
});

/** A user's own class with a name of the library. */
class Own extends MeanMetric {
  static readonly definition = lossDefinition<object>({
    className: 'MeanSquaredError',
    name: 'own',
    options: {},
    range: [0, Infinity],
    value: () => mean(abs(minus(vectors('yTrue'), vectors('yPred')))),
  });
}

test('An own class is computed by its declaration, also with a name of the library', async () => {
  const layer = layers.dense({ units: 1, inputShape: [1], kernelInitializer: 'ones' });
  const model = compile(sequential({ layers: [layer] }), { optimizer: 'sgd', loss: new Own() });
  const { loss } = await model.evaluate(tf.tensor1d([1, 2]), tf.tensor1d([4, 7]));
  expect(loss).toBe(4);
});

describe('The logits of a softmax layer are used', () => {
  test.each([undefined, -1, 1])('with the axis %s', async (axis) => {
    const dense = layers.dense({ units: 3, inputShape: [1] });
    const softmax = layers.softmax(axis === undefined ? {} : { axis });
    const model = compile(sequential({ layers: [dense, softmax] }), {
      optimizer: tf.train.sgd(1),
      loss: 'sparse_categorical_crossentropy',
    });
    dense.setWeights([tf.tensor2d([[100, -100, 0]]), tf.zeros([3])]);
    const { loss } = await model.trainOnBatch(tf.tensor1d([1]), tf.tensor1d([1], 'int32'));
    // From the probabilities alone it would be at most 16.
    expect(loss).toBe(200);
    expect([...dense.getWeights()[1]!.dataSync()]).toEqual([-1, 1, expect.closeTo(0)]);
    const p = model.predict(tf.tensor2d([[0]])) as tf.Tensor;
    expect([...p.dataSync()].indexOf(Math.max(...p.dataSync()))).toBe(1);
  });
});
