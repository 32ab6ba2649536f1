import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { layers, sequential } from '@tensorflow/tfjs-layers';
import { compile } from 'rightly/tfjs';
import { beforeAll, describe, expect, test } from 'vitest';
import { classifier, labels, samples } from './small.ts';

const sparse = 'sparse_categorical_crossentropy';
let features: tf.Tensor2D;
let truth: tf.Tensor1D;

beforeAll(async () => {
  await tf.setBackend('cpu');
  features = samples(10);
  truth = labels(10);
});

describe('A model that is compiled again', () => {
  test('trains as its plain model compiled with the same arguments', async () => {
    const args = { optimizer: 'adam', loss: sparse, metrics: ['accuracy'] };
    const [one, other] = [classifier(), classifier()];
    const first = compile(one, { optimizer: 'sgd', loss: 'mse' });
    await first.evaluate(features, samples(10, 4));
    const again = compile(first, args);
    expect(again.plain).toBe(one);
    const { history } = await again.fit(features, truth, { epochs: 2, shuffle: false });
    expect(history).toEqual(
      (await compile(other, args).fit(features, truth, { epochs: 2, shuffle: false })).history,
    );
  });

  test('after layers were frozen trains the other layers', async () => {
    const [base, head] = [
      layers.dense({ units: 3, inputShape: [3] }),
      layers.dense({ units: 4, activation: 'softmax' }),
    ];
    let model = compile(sequential({ layers: [base, head] }), { optimizer: 'adam', loss: sparse });
    await model.fit(features, truth);
    base.trainable = false;
    model = compile(model, { optimizer: 'adam', loss: sparse });
    const before = base.getWeights().map((w) => w.arraySync());
    const others = head.getWeights().map((w) => w.arraySync());
    await model.fit(features, truth);
    expect(base.getWeights().map((w) => w.arraySync())).toEqual(before);
    expect(head.getWeights().map((w) => w.arraySync())).not.toEqual(others);
  });

  test('leaves the earlier compiled model usable, with a new optimizer', async () => {
    const plain = classifier();
    const first = compile(plain, {
      optimizer: { class_name: 'Adam', config: { learning_rate: 0.03 } },
      loss: sparse,
    });
    await first.fit(features, truth);
    compile(first, { optimizer: 'sgd', loss: sparse });
    const like = classifier();
    like.setWeights(plain.getWeights());
    const other = compile(like, {
      optimizer: { class_name: 'Adam', config: { learning_rate: 0.03 } },
      loss: sparse,
    });
    await first.fit(features, truth, { shuffle: false });
    await other.fit(features, truth, { shuffle: false });
    expect(plain.getWeights()[0]!.arraySync()).toEqual(like.getWeights()[0]!.arraySync());
  });
});

test("'adadelta' moves weights as Keras's formula says", async () => {
  const model = compile(
    sequential({
      layers: [
        layers.dense({ units: 1, inputShape: [1], useBias: false, kernelInitializer: 'ones' }),
      ],
    }),
    { optimizer: { class_name: 'Adadelta', config: { learning_rate: 0.5 } }, loss: (_, p) => p },
  );
  // The gradient is x.
  let [weight, squares, updates] = [1, 0, 0];
  for (const g of [3, -1, 2]) {
    await model.trainOnBatch(tf.tensor2d([[g]]), tf.zeros([1, 1]));
    squares = 0.95 * squares + 0.05 * g * g;
    const update = (Math.sqrt(updates + 1e-7) / Math.sqrt(squares + 1e-7)) * g;
    updates = 0.95 * updates + 0.05 * update * update;
    weight -= 0.5 * update;
    expect(model.getWeights()[0]!.dataSync()[0]).toBeCloseTo(weight, 6);
  }
});
