import {
  type ArrayInput,
  binaryAccuracy,
  meanSquaredError,
  sparseCategoricalAccuracy,
} from 'rightly';
import { metricClasses } from 'rightly/registry';
import { describe, expect, test } from 'vitest';
import { caught } from './caught.ts';

const data = [1, 2, 3, 4, 5, 6];
const rows = [
  [1, 2, 3],
  [4, 5, 6],
];
const error = (yPred: unknown, yTrue: unknown = rows): string =>
  caught(() => meanSquaredError(yTrue as ArrayInput, yPred as ArrayInput)).join(': ');

describe('scalars are no batch:', () => {
  const required: Readonly<Record<string, object>> = {
    IoU: { numClasses: 2, targetClassIds: [1] },
    OneHotIoU: { numClasses: 2, targetClassIds: [1] },
    MeanIoU: { numClasses: 2 },
    OneHotMeanIoU: { numClasses: 2 },
    SensitivityAtSpecificity: { specificity: 0.5 },
    SpecificityAtSensitivity: { sensitivity: 0.5 },
    PrecisionAtRecall: { recall: 0.5 },
    RecallAtPrecision: { precision: 0.5 },
  };
  const compared = metricClasses.filter(({ definition }) => !definition.takesValues);
  test.each(compared.map((own) => [own.definition.className, own] as const))('%s', (name, own) => {
    const metric = new own(required[name] as never);
    const before = JSON.stringify(metric.state);
    const scalar = { data: Float32Array.of(1), shape: [] };
    const one = { data: Float32Array.of(1), shape: [1] };
    for (const [yTrue, yPred] of [
      [scalar, scalar],
      [scalar, one],
      [one, scalar],
    ])
      expect(() => metric.updateState(yTrue, yPred)).toThrow(RangeError);
    expect(JSON.stringify(metric.state)).toBe(before);
  });
});

describe('the order of elements in memory:', () => {
  const columns = [1, 4, 2, 5, 3, 6];
  test.each([
    ['fortranOrder', { data: columns, shape: [2, 3], fortranOrder: true }],
    ['fortranOrder of false', { data, shape: [2, 3], fortranOrder: false }],
    ['column-major', { data: Float32Array.from(columns), shape: [2, 3], order: 'column-major' }],
    ['row-major', { data, shape: [2, 3], order: 'row-major' }],
    ['the order of axes, as ndarray says', { data, shape: [2, 3], stride: [3, 1], order: [1, 0] }],
    [
      'strides and their order',
      { data: columns, shape: [2, 3], strides: [1, 2], order: 'column-major' },
    ],
    [
      'a part with row-major strides',
      { data: Float32Array.of(9, ...data, 9), shape: [2, 3], strides: [3, 1], offset: 1 },
    ],
    ['any stride of an axis of 1', { data, shape: [1, 6], strides: [99, 1] }],
  ])('%s', (name, yPred) => {
    const truth = name.startsWith('any') ? [data] : rows;
    expect(
      Array.from(meanSquaredError(truth, yPred as ArrayInput).data).every((x) => x === 0),
    ).toBe(true);
  });

  test.each([
    [
      'another order',
      { data, shape: [2, 3], order: 'F' },
      "yPred order must be 'row-major' or 'column-major'; got \"F\"",
    ],
    [
      'a stride that is not whole',
      { data, shape: [2, 2], strides: [1.5, 1] },
      'must have a shape that fits its data; got shape [2,2], strides [1.5,1], offset 0, data [6]',
    ],
    [
      'a stride that is no number',
      { data, shape: [2, 2], strides: ['2', 1] },
      'must have a shape that fits its data; got shape [2,2], strides ["2",1]',
    ],
    [
      'an offset that is not whole',
      { data, shape: [2, 2], offset: 0.5 },
      'must have a shape that fits its data; got shape [2,2], offset 0.5, data [6]',
    ],
    [
      'a bigint for an offset',
      { data, shape: [2, 2], offset: 1n },
      'must have a shape that fits its data; got shape [2,2], offset 1n, data [6]',
    ],
    [
      'bigints for axes',
      { data, shape: [2n, 3n] },
      'must have a shape of at most 64 whole numbers; got [2n,3n]',
    ],
    [
      'a symbol for an axis',
      { data, shape: [Symbol('x')] },
      'must have a shape of at most 64 whole numbers; got [Symbol(x)]',
    ],
    [
      'a shape without an end',
      { data, shape: { length: 1e9 } },
      'must have a shape of at most 64 whole numbers; got Object(1000000000)',
    ],
    [
      'strides without an end',
      { data, shape: [2, 3], strides: { length: 1e9 } },
      'must have a shape that fits its data; got shape [2,3], strides [undefined,',
    ],
    [
      'a number for a shape',
      { data, shape: 6 },
      'must have a shape of at most 64 whole numbers; got 6',
    ],
  ])('%s is refused', (_, yPred, message) => {
    expect(error(yPred)).toContain(`yPred ${message}`.replace('yPred yPred', 'yPred'));
  });

  test('a detached buffer is refused, in every kind of input', () => {
    const memory = new WebAssembly.Memory({ initial: 1, maximum: 2 });
    const array = new Float32Array(memory.buffer, 0, 6);
    memory.grow(1);
    const expected = 'have its memory; got a detached buffer';
    for (const yPred of [
      array,
      [array],
      { data: array, shape: [0] },
      { data: array, shape: [0, 3] },
    ])
      expect(error(yPred)).toContain(expected);
    expect(error({ data: array, shape: [2, 3] })).toContain('must have a shape that fits its data');
    expect(error(rows, array)).toContain(`yTrue must ${expected}`);
    expect(meanSquaredError(new Float32Array(0), new Float32Array(0)).data).toHaveLength(0);
  });
});

describe('16-bit numbers:', () => {
  const bits = Uint16Array.of(0x3c00, 0);
  const scores = { data: bits, shape: [1, 2] };
  test.each(['type', 'dtype'])('%s says what the bits are', (key) => {
    expect(Array.from(meanSquaredError([[1, 0]], { ...scores, [key]: 'float16' }).data)).toEqual([
      0,
    ]);
    expect(
      Array.from(meanSquaredError([[0x3c00, 0]], { ...scores, [key]: 'uint16' }).data),
    ).toEqual([0]);
  });

  test('of unknown type are refused as scores', () => {
    const hint = "yPred must have a type, 'float16', 'bfloat16' or 'uint16': { data, shape, type }";
    expect(error(bits, [1, 0])).toContain(`${hint}; got Uint16Array(2)`);
    expect(error([bits], [[1, 0]])).toContain(`${hint}; got Array(1)`);
    expect(error(scores, [[1, 0]])).toContain(`${hint}; got Object`);
    expect(() => binaryAccuracy([1, 0], bits)).toThrow(hint);
    expect(() => sparseCategoricalAccuracy([0], scores)).toThrow(hint);
  });

  test('are labels', () => {
    expect(sparseCategoricalAccuracy(Uint16Array.of(1), [[0, 1]]).data).toEqual(Uint8Array.of(1));
    expect(Array.from(meanSquaredError(Uint16Array.of(3, 4), [3, 4]).data)).toEqual([0, 0]);
  });

  test.each([
    ['half', bits],
    ['<f2', bits],
    ['float8', new Uint8Array(2)],
    ['quint8', new Uint8Array(2)],
    ['complex64', new Float32Array(2)],
  ])('the type %s is not known', (type, own) => {
    expect(error({ data: own, shape: [1, 2], type }, [[1, 0]])).toContain(
      `yPred type must be one that fits the data, as 'float16' or 'uint16' does a Uint16Array; got "${type}" of ${own.constructor.name}(2)`,
    );
  });

  test.each([
    ['float32', Float32Array.of(1, 0)],
    ['float16', Float32Array.of(1, 0)],
    ['<f4', Float32Array.of(1, 0)],
    ['int64', BigInt64Array.of(1n, 0n)],
    ['biguint64', BigUint64Array.of(1n, 0n)],
    ['uint8_clamped', Uint8ClampedArray.of(1, 0)],
    ['bool', Uint8Array.of(1, 0)],
    ['generic', [1, 0]],
  ])('the type %s is', (dtype, own) => {
    expect(
      Array.from(meanSquaredError([[1, 0]], { data: own, shape: [1, 2], dtype }).data),
    ).toEqual([0]);
  });

  test('bits are not in an array of another kind', () => {
    expect(
      error({ data: Int16Array.from(bits), shape: [1, 2], type: 'float16' }, [[1, 0]]),
    ).toContain('got "float16" of Int16Array(2)');
  });
});

describe('unreadable inputs are refused at once:', () => {
  const self: unknown[] = [];
  self.push(self);
  const nearly: unknown[] = [1];
  nearly.push(nearly);
  const sparse: number[] = [1];
  sparse.length = 1e9;
  const far: number[] = [];
  far[1e9] = 1;
  const endless: unknown = new Proxy([], { get: (_, key) => (key === 'length' ? 1 : endless) });
  test.each<[string, unknown, string]>([
    ['an array that holds itself', self, 'have at most 64 axes and fit into memory; got [1,1,'],
    ['an array that holds itself later', nearly, 'have one shape, [2]; got Array(2) at [1]'],
    ['a proxy without an end', endless, 'have at most 64 axes and fit into memory; got [1,1,'],
    [
      'a proxy of a typed array',
      new Proxy(Float32Array.of(1), {}),
      'be an array, a typed array or { data, shape }; got an object that cannot be read',
    ],
    ['an array of holes', sparse, 'have at most 64 axes and fit into memory; got [1000000000]'],
    ['an element far away', far, 'have at most 64 axes and fit into memory; got [1000000001]'],
    ['a hole', [1, , 3], 'hold numbers, booleans, bigints; got undefined at [1]'], // oxlint-disable-line no-sparse-arrays
    ['a symbol', [1, Symbol('x')], 'hold numbers, booleans, bigints; got Symbol(x) at [1]'],
    [
      'rows that are held many times',
      Array(1e5).fill(Array(1e5).fill(1)),
      'have at most 64 axes and fit into memory; got [100000,100000]',
    ],
    [
      'a length alone',
      { length: 1e9 },
      'be an array, a typed array or { data, shape }; got Object(1000000000)',
    ],
    ['a long name', ['x'.repeat(1e6)], 'hold numbers, booleans, bigints; got "xxx'],
    [
      'a typed array that was written as JSON',
      JSON.parse(JSON.stringify(new Float32Array(1e5))),
      'be an array, a typed array or { data, shape }; got Object { 0, 1, 2,',
    ],
  ])('%s', (_, input, message) => {
    for (const text of [error(input), error([1], input)]) {
      expect(text).toContain(`must ${message}`);
      expect(text.length).toBeLessThan(500);
    }
  });
});
