import * as tf from '@tensorflow/tfjs-core';
import { layers, sequential } from '@tensorflow/tfjs-layers';
import { filled, noise, start } from './made.ts';
import { cameTo, type Program, said } from './program.ts';

const SIDE = 8;

/** The class of the object weighs more than its box. */
const loss = (yTrue: tf.Tensor, yPred: tf.Tensor): tf.Tensor =>
  tf.tidy(() => {
    const weights = tf.tensor1d([5, 1, 1, 1, 1]);
    return tf.mean(tf.mul(tf.squaredDifference(yTrue, yPred), weights), -1);
  });

type Sides = [left: tf.Tensor, top: tf.Tensor, right: tf.Tensor, bottom: tf.Tensor];

const sidesOf = (t: tf.Tensor): Sides =>
  [1, 2, 3, 4].map((at) => tf.squeeze(tf.slice(t, [0, at], [-1, 1]), [1])) as Sides;

const areaOf = ([left, top, right, bottom]: Sides): tf.Tensor =>
  tf.mul(tf.relu(tf.sub(right, left)), tf.relu(tf.sub(bottom, top)));

/** The intersection over union of two boxes. */
const overlap = (yTrue: tf.Tensor, yPred: tf.Tensor): tf.Tensor =>
  tf.tidy(() => {
    const [truth, box] = [sidesOf(yTrue), sidesOf(yPred)];
    const both = areaOf(
      truth.map((side, i) => (i < 2 ? tf.maximum : tf.minimum)(side, box[i]!)) as Sides,
    );
    const any = tf.sub(tf.add(areaOf(truth), areaOf(box)), both);
    return tf.div(both, tf.add(any, 1e-6));
  });

/** A bright rectangle in a picture: its kind and its corners. */
export const detection: Program = {
  title: 'object detection with a loss of its own',
  async run({ compile, evaluate, own }) {
    const boxes = Array.from({ length: 16 }, (_, i) => {
      const [left, top] = [i % 4, (i * 3) % 5];
      return [left, top, left + 2 + (i % 2), top + 2 + (i % 3 === 0 ? 1 : 0)];
    });
    const x = own(
      filled([16, SIDE, SIDE], (i) => {
        const [left, top, right, bottom] = boxes[Math.floor(i / 64)]! as [
          number,
          number,
          number,
          number,
        ];
        const [row, column] = [Math.floor(i / SIDE) % SIDE, i % SIDE];
        const isIn = row >= top && row < bottom && column >= left && column < right;
        return Number(isIn) + 0.1 * noise(i);
      }),
    );
    const y = own(
      tf.tensor2d(boxes.map((box) => [(box[2]! - box[0]!) % 2].concat(box.map((at) => at / SIDE)))),
    );
    const net = own(
      sequential({
        layers: [
          layers.flatten({ inputShape: [SIDE, SIDE] }),
          layers.dense({ units: 12, activation: 'relu', ...start(9) }),
          layers.dense({ units: 5, ...start(10) }),
        ],
      }),
    );
    const optimizer = own(tf.train.sgd(0.05));
    const model = compile(net, { optimizer, loss, metrics: [overlap] });
    const history = await model.fit(x, y, { epochs: 3, batchSize: 4, shuffle: false, verbose: 0 });
    return { ...cameTo(history), after: await evaluate(model, x, y, 4), said: said(model, x) };
  },
};
