// A classifier of handwritten digits as an ONNX file: a softmax regression, trained on the first half of examples/digits/digits.csv.
import { readFileSync } from 'node:fs';

const PIXELS = 64;
const CLASSES = 10;

/** The images, with pixels from 0 to 1, and what they show. */
export function digits() {
  const file = new URL('../../../../examples/digits/digits.csv', import.meta.url);
  const lines = readFileSync(file, 'utf8').trim().split('\n').slice(1);
  const rows = lines.map((line) => line.split(',').map(Number));
  return {
    labels: rows.map(([label]) => label),
    images: rows.map(([, ...pixels]) => Float32Array.from(pixels, (p) => p / 16)),
  };
}

/** Weights, pixels × classes, and biases, by gradient descent on the cross-entropy. */
export function train({ labels, images }, epochs = 30, rate = 0.5) {
  const weights = new Float64Array(PIXELS * CLASSES);
  const biases = new Float64Array(CLASSES);
  for (let epoch = 0; epoch < epochs; epoch++)
    for (const [i, image] of images.entries()) {
      const logits = biases.map((bias, c) =>
        image.reduce((sum, p, j) => sum + p * weights[j * CLASSES + c], bias),
      );
      const most = Math.max(...logits);
      const powers = logits.map((x) => Math.exp(x - most));
      const all = powers.reduce((a, b) => a + b);
      for (let c = 0; c < CLASSES; c++) {
        const step = (rate / (1 + epoch)) * ((c === labels[i] ? 1 : 0) - powers[c] / all);
        biases[c] += step;
        for (let j = 0; j < PIXELS; j++) weights[j * CLASSES + c] += step * image[j];
      }
    }
  return { weights: Float32Array.from(weights), biases: Float32Array.from(biases) };
}

/** The same classifier of images in three colours. */
export function inColours({ weights, biases }) {
  const third = weights.map((weight) => weight / 3);
  return { weights: Float32Array.from([...third, ...third, ...third]), biases };
}

/** An ONNX model. Its input, images of these axes, is flattened; `logits` are its output. */
export function onnx({ weights, biases }, input, axes) {
  const inputs = weights.length / CLASSES;
  const graph = [
    ...field(1, node('Flatten', [input], 'flat')),
    ...field(1, node('Gemm', ['flat', 'weights', 'biases'], 'logits')),
    ...field(2, text('digits')),
    ...field(5, tensor('weights', [inputs, CLASSES], weights)),
    ...field(5, tensor('biases', [CLASSES], biases)),
    ...field(11, value(input, ['batch', ...axes])),
    ...field(12, value('logits', ['batch', CLASSES])),
  ];
  const model = [
    ...number(1, 8),
    ...field(7, graph),
    ...field(8, [...field(1, text('')), ...number(2, 13)]),
  ];
  return Uint8Array.from(model);
}

/* The messages of onnx.proto, field by field. */

const node = (kind, inputs, output) => [
  ...inputs.flatMap((name) => field(1, text(name))),
  ...field(2, text(output)),
  ...field(4, text(kind)),
];

const tensor = (name, shape, data) => [
  ...shape.flatMap((axis) => number(1, axis)),
  ...number(2, FLOAT),
  ...field(8, text(name)),
  ...field(9, new Uint8Array(data.buffer)),
];

/** A value's name, and its type: float numbers of a shape whose axes are lengths or names. */
const value = (name, axes) => {
  const shape = axes.flatMap((axis) =>
    field(1, typeof axis === 'number' ? number(1, axis) : field(2, text(axis))),
  );
  const type = field(1, [...number(1, FLOAT), ...field(2, shape)]);
  return [...field(1, text(name)), ...field(2, type)];
};

const FLOAT = 1;

const text = (string) => new TextEncoder().encode(string);
const number = (id, n) => [...varint(id * 8), ...varint(n)];
const field = (id, bytes) => [...varint(id * 8 + 2), ...varint(bytes.length), ...bytes];

function varint(n) {
  return n < 128 ? [n] : [(n % 128) + 128, ...varint(Math.floor(n / 128))];
}
