/**
 * The bytes of an ONNX file that holds a softmax regression. Its input is a batch of images of these axes, which are flattened; `logits` are
 * its output.
 */
export function onnxFile({ weights, biases }, input, axes) {
  const classes = biases.length;
  const graph = [
    ...field(1, node('Flatten', [input], 'flat')),
    ...field(1, node('Gemm', ['flat', 'weights', 'biases'], 'logits')),
    ...field(2, text('digits')),
    ...field(5, tensor('weights', [weights.length / classes, classes], weights)),
    ...field(5, tensor('biases', [classes], biases)),
    ...field(11, value(input, ['batch', ...axes])),
    ...field(12, value('logits', ['batch', classes])),
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
