import * as tf from '@tensorflow/tfjs';

/** The number of pictures for training and validation. The rest of the 1,797 pictures are held out. */
const [TRAINING, VALIDATION] = [848, 50];

/** The content of `digits.csv`: a header, then a label and 64 pixels from 0 to 16 in each row. */
export function digitsOf(csv) {
  const rows = csv
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',').map(Number));
  return {
    training: part(rows.slice(0, TRAINING)),
    validation: part(rows.slice(TRAINING, TRAINING + VALIDATION)),
    heldOut: part(rows.slice(TRAINING + VALIDATION)),
  };
}

function part(rows) {
  const labels = rows.map(([label]) => label);
  return {
    pictures: rows.map(([, ...pixels]) => pixels.map((pixel) => pixel / 16)),
    labels,
    sampleWeight: balanced(labels),
  };
}

/** Weights that give every digit the same total weight. */
function balanced(labels) {
  const counts = Array.from({ length: 10 }, (_, digit) => labels.filter((y) => y === digit).length);
  return Float32Array.from(labels, (label) => labels.length / (10 * counts[label]));
}

/** Batches of 32, in another order in every epoch. The orders are the same in every run. */
export function batchesOf({ pictures, labels, sampleWeight }) {
  const rows = pictures.map((xs, i) => ({ xs, ys: labels[i], sampleWeight: sampleWeight[i] }));
  return tf.data.array(rows).shuffle(rows.length, 'digits').batch(32);
}

/** Pictures and labels as tensors. */
export const tensorsOf = ({ pictures, labels }) => [tf.tensor2d(pictures), tf.tensor1d(labels)];
