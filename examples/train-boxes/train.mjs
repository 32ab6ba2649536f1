// Finds one bright rectangle in each picture, with a custom loss and a custom metric of the overlap of the boxes.
import * as tf from '@tensorflow/tfjs';
import { compile, MeanMetricWrapper } from 'rightly/tfjs';
import { pictures } from './pictures.mjs';

const sides = (t) => t.split(4, 1).map((side) => side.squeeze([1]));
const areaOf = ([left, top, right, bottom]) => right.sub(left).relu().mul(bottom.sub(top).relu());

/** Intersection over union of two boxes, for each picture. */
const overlap = (yTrue, yPred) => {
  const [truth, box] = [sides(yTrue), sides(yPred)];
  const both = areaOf(
    truth.map((side, i) => (i < 2 ? side.maximum(box[i]) : side.minimum(box[i]))),
  );
  return both.div(areaOf(truth).add(areaOf(box)).sub(both).add(1e-6));
};
/** The overlap of boxes that do not touch has no gradient, so the loss also has the distances of the sides. */
const loss = (yTrue, yPred) =>
  yTrue
    .sub(yPred)
    .abs()
    .mean(-1)
    .mul(4)
    .add(tf.sub(1, overlap(yTrue, yPred)));

const [training, heldOut] = [pictures(300, 1), pictures(100, 2)];
const seeded = (seed) => tf.initializers.heNormal({ seed });
const layers = [
  tf.layers.conv2d({
    filters: 6,
    kernelSize: 3,
    activation: 'relu',
    inputShape: [12, 12, 1],
    kernelInitializer: seeded(1),
  }),
  tf.layers.maxPooling2d({ poolSize: 2 }),
  tf.layers.flatten(),
  tf.layers.dense({ units: 24, activation: 'relu', kernelInitializer: seeded(2) }),
  tf.layers.dense({ units: 4, kernelInitializer: seeded(3) }),
];
await tf.setBackend('cpu');
const model = compile(tf.sequential({ layers }), {
  optimizer: { class_name: 'Adam', config: { learning_rate: 0.005 } },
  loss,
  metrics: [new MeanMetricWrapper(overlap, { name: 'overlap', direction: 'up' })],
});
await model.fit(training.x, training.y, {
  epochs: 12,
  batchSize: 20,
  shuffle: false,
  validationData: [heldOut.x, heldOut.y],
  verbose: 2,
});
const { overlap: found } = await model.evaluate(heldOut.x, heldOut.y);
console.log(`\n${heldOut.x.shape[0]} other pictures, overlap: ${found.toFixed(2)}`);
