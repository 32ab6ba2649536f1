import { describe, expect, test } from 'vitest';
import { caught } from './caught.ts';
import { type ClassName, create } from './parity/classes.ts';

type Row = readonly [
  what: string,
  args: readonly unknown[],
  kind: 'TypeError' | 'RangeError',
  text: string,
];

/** Each update throws that error, with the class and method before the text, and does not change the state. */
const refuses = (className: ClassName, rows: readonly Row[], config = {}): void => {
  test.each(rows)('%s', (_, args, kind, text) => {
    const metric = create(className, config);
    const right = className.includes('Sparse') ? [[0], [[1, 0]]] : [[[1]], [[1]]];
    metric.updateState(...(right as [never, never]), { sampleWeight: 0.7 });
    const { state } = metric;
    const before = structuredClone(state);
    const update = (): void => metric.updateState(...(args as [never, never]));
    expect(caught(update)).toEqual([kind, `${className}.updateState: ${text}`]);
    expect(metric.state).toEqual(before);
  });
};

const one = [1];
const two = [1, 2];

describe('updateState refuses what is no array:', () => {
  const array = 'must be an array, a typed array or { data, shape }; got';
  class Tensor {
    readonly shape = [1];
    dataSync(): Float32Array {
      return Float32Array.of(1);
    }
  }
  // oxfmt-ignore
  refuses('Accuracy', [
    ['nothing', [], 'TypeError', `yTrue ${array} undefined`],
    ['nothing for yPred', [one], 'TypeError', `yPred ${array} undefined`],
    ['null', [null, one], 'TypeError', `yTrue ${array} null`],
    ['a number', [one, 1], 'TypeError', `yPred ${array} 1`],
    ['a string', ['cat', 'cat'], 'TypeError', `yTrue ${array} "cat"`],
    ['an object', [{ shape: [1], values: [1] }, one], 'TypeError', `yTrue ${array} Object { shape, values }`],
    ['flat data without data', [{ data: undefined, shape: [1] }, one], 'TypeError', `yTrue.data ${array} undefined`],
    ['a tensor that keeps its data', [new Tensor(), one], 'TypeError', `yTrue ${array} Tensor { shape }`],
  ]);

  // oxfmt-ignore
  const opaque: readonly (readonly [string, unknown, string])[] = [
    ['a function', (): number => 'a long body that nobody wants to read'.length, 'yTrue'],
    ['a class', Tensor, 'yTrue'],
    ['a tensor whose data is a method', { shape: [1], data: () => Float32Array.of(1) }, 'yTrue.data'],
    ['a DataView', new DataView(new ArrayBuffer(8)), 'yTrue'],
    ['an ArrayBuffer', new ArrayBuffer(8), 'yTrue'],
    ['a Map', new Map([[0, 1]]), 'yTrue'],
  ];
  test.each(opaque)('%s, without printing it whole', (_, input, where) => {
    const [kind, text] = caught(() => create('Accuracy').updateState(input as never, one));
    expect(kind).toBe('TypeError');
    expect(text).toContain(`Accuracy.updateState: ${where} ${array} `);
    expect(text).not.toMatch(/=>|return|length|\n/);
  });
});

describe('updateState refuses elements:', () => {
  const numbers = 'must hold numbers, booleans, bigints; got';
  // oxlint-disable-next-line no-sparse-arrays -- a hole is what is meant
  const hole = [1, , 3];
  // oxfmt-ignore
  refuses('Accuracy', [
    ['a hole', [hole, [1, 2, 3]], 'TypeError', `yTrue ${numbers} undefined at [1]`],
    ['null', [[[1, null]], [[1, 2]]], 'TypeError', `yTrue ${numbers} null at [0,1]`],
    ['undefined', [two, [1, undefined]], 'TypeError', `yPred ${numbers} undefined at [1]`],
    ['an object', [[1, { a: 1 }], two], 'TypeError', `yTrue ${numbers} Object { a } at [1]`],
    ['a symbol', [[1, Symbol('s')], two], 'TypeError', `yTrue ${numbers} Symbol(s) at [1]`],
    ['a string among numbers', [[1, 'a'], two], 'TypeError', `yTrue ${numbers} "a" at [1]`],
    ['a number among strings', [['a', 1], ['a', 'b']], 'TypeError', 'yTrue must hold strings; got 1 at [1]'],
    ['strings against numbers', [['a', 'b'], two], 'TypeError', 'yPred must hold strings like yTrue; got numbers'],
    ['numbers against strings', [two, ['a', 'b']], 'TypeError', 'yPred must hold numbers like yTrue; got strings'],
    ['a string in flat data', [{ data: [1, 'a'], shape: [2] }, two], 'TypeError', `yTrue.data ${numbers} "a" at [1]`],
  ]);
  // oxfmt-ignore
  refuses('BinaryAccuracy', [
    ['strings where numbers are wanted', [['0', '1'], [0, 1]], 'TypeError', `yTrue ${numbers} "0" at [0]`],
    ['strings in scores', [[0, 1], ['0.1', 0.9]], 'TypeError', `yPred ${numbers} "0.1" at [0]`],
  ]);
  // oxfmt-ignore
  refuses('SparseCategoricalAccuracy', [
    ['class names', [['cat'], [[1, 0]]], 'TypeError', `yTrue ${numbers} "cat" at [0]`],
    ['a label that is not whole', [[[0], [1.5]], [[1, 0], [0, 1]]], 'RangeError', 'yTrue must hold whole numbers; got 1.5 at [1,0]'],
    ['an infinite label', [[Infinity], [[1, 0]]], 'RangeError', 'yTrue must hold whole numbers; got Infinity at [0]'],
    ['a NaN label', [Float32Array.of(NaN), [[1, 0]]], 'RangeError', 'yTrue must hold whole numbers; got NaN at [0]'],
    ['a bfloat16 label that is not whole', [{ data: Uint16Array.of(0x3f80, 0x3fc0), shape: [2], type: 'bfloat16' }, [[1, 0], [0, 1]]], 'RangeError', 'yTrue must hold whole numbers; got 1.5 at [1]'],
    ['a float16 label that is not whole', [{ data: Uint16Array.of(0x3c00, 0x3e00), shape: [2], type: 'float16' }, [[1, 0], [0, 1]]], 'RangeError', 'yTrue must hold whole numbers; got 1.5 at [1]'],
  ]);
  // oxfmt-ignore
  refuses('CategoricalAccuracy', [
    ['NaN in one-hot truth', [[[0, 1], [NaN, 0]], [[0, 1], [0, 1]]], 'RangeError', 'yTrue must not hold NaN; got NaN at [1,0]'],
    ['NaN in one-hot truth of bfloat16', [{ data: Uint16Array.of(0, 0x3f80, 0x7fc0, 0), shape: [2, 2], type: 'bfloat16' }, [[0, 1], [0, 1]]], 'RangeError', 'yTrue must not hold NaN; got NaN at [1,0]'],
  ]);
  // oxfmt-ignore
  refuses('SparseTopKCategoricalAccuracy', [
    ['an id that is not whole', [[1], [[1, 0.5]]], 'RangeError', 'yPred must hold whole numbers; got 0.5 at [0,1]'],
  ], { from_sorted_ids: true });
});

const shape = (first: string): string => `yTrue must have one shape, ${first}; got`;
const fits = (got: string): string =>
  `yTrue must have a shape that fits its data; got shape ${got}`;

describe('updateState refuses shapes:', () => {
  // oxfmt-ignore
  refuses('Accuracy', [
    ['a ragged array', [[[1, 2], [3]], one], 'RangeError', `${shape('[2,2]')} Array(1) at [1]`],
    ['a ragged array that begins empty', [[[], [1]], one], 'RangeError', `${shape('[2,0]')} Array(1) at [1]`],
    ['ragged typed arrays', [[Float32Array.of(1, 2), Float32Array.of(3)], one], 'RangeError', `${shape('[2,2]')} Float32Array(1) at [1]`],
    ['ragged inside', [[[[1], [2]], [[3], [4, 5]]], one], 'RangeError', `${shape('[2,2,1]')} Array(2) at [1,1]`],
    ['an array where a number should be', [[1, [2]], one], 'RangeError', `${shape('[2]')} Array(1) at [1]`],
    ['a number where an array should be', [[[1], 2], one], 'RangeError', `${shape('[2,1]')} 2 at [1]`],
    ['more data than the shape', [{ data: [1, 2, 3], shape: [2] }, two], 'RangeError', fits('[2], offset 0, data [3]')],
    ['less data than the shape', [{ data: [1, 2, 3], shape: [2, 2] }, two], 'RangeError', fits('[2,2], offset 0, data [3]')],
    ['no shape', [{ data: two }, two], 'RangeError', fits('[], offset 0, data [2]')],
    ['a negative axis', [{ data: two, shape: [-2] }, two], 'RangeError', 'yTrue must have a shape of at most 64 whole numbers; got [-2]'],
    ['an axis that is not whole', [{ data: two, shape: [1.5] }, two], 'RangeError', 'yTrue must have a shape of at most 64 whole numbers; got [1.5]'],
    ['nested data with a shape', [{ data: [[1], [2]], shape: [2] }, two], 'RangeError', fits('[2], offset 0, data [2,1]')],
    ['strides beyond the data', [{ data: two, shape: [2], strides: [2] }, two], 'RangeError', fits('[2], strides [2], offset 0, data [2]')],
    ['strides before the data', [{ data: two, shape: [2], strides: [-1] }, two], 'RangeError', fits('[2], strides [-1], offset 0, data [2]')],
    ['too few strides', [{ data: two, shape: [1, 2], strides: [1] }, [two]], 'RangeError', fits('[1,2], strides [1], offset 0, data [2]')],
    ['an offset beyond the data', [{ data: two, shape: [2], offset: 1 }, two], 'RangeError', fits('[2], offset 1, data [2]')],
    ['an offset before the data', [{ data: two, shape: [2], offset: -1 }, two], 'RangeError', fits('[2], offset -1, data [2]')],
    ['a shape and dims that disagree', [{ data: [1, 2, 3, 4], shape: [4], dims: [2, 2] }, [1, 2, 3, 4]], 'RangeError', 'yTrue must have one shape; got shape [4], dims [2,2]'],
    ['a shape and dims of other lengths', [[1, 2, 3, 4], { data: [1, 2, 3, 4], shape: [4], dims: [4, 1] }], 'RangeError', 'yPred must have one shape; got shape [4], dims [4,1]'],
    ['bits of bfloat16 that do not fit their shape', [{ data: Uint16Array.of(0, 0, 0), shape: [2], type: 'bfloat16' }, two], 'RangeError', fits('[2], offset 0, data [3]')],
    ['other shapes', [[1, 2, 3], [1]], 'RangeError', 'yPred must have the shape of yTrue; got yTrue [3], yPred [1]'],
    ['the example of the documentation', [[[1], [2], [3], [4]], [[1, 2], [3, 4], [5, 6]]], 'RangeError', 'yPred must have the shape of yTrue; got yTrue [4,1], yPred [3,2]'],
    ['scalars', [{ data: one, shape: [] }, { data: one, shape: [] }], 'RangeError', 'yPred must have the shape of yTrue; got yTrue [], yPred []'],
  ]);
  const sparse = 'yPred must be samples × classes, yTrue samples; got';
  // oxfmt-ignore
  refuses('SparseTopKCategoricalAccuracy', [
    ['scores without classes', [[0, 1], [0.1, 0.9]], 'RangeError', `${sparse} yTrue [2], yPred [2]`],
    ['one-hot labels', [[[0, 1]], [[0.1, 0.9]]], 'RangeError', `${sparse} yTrue [1,2], yPred [1,2]`],
    ['no classes', [[0], [[]]], 'RangeError', `${sparse} yTrue [1], yPred [1,0]`],
  ]);
});

describe('updateState refuses options:', () => {
  const known = 'options must be an object of sampleWeight, mask; got';
  // oxfmt-ignore
  refuses('Accuracy', [
    ['an array', [two, two, [1, 1]], 'TypeError', `${known} Array(2)`],
    ['a typed array', [two, two, Float32Array.of(1, 1)], 'TypeError', `${known} Float32Array(2)`],
    ['a number', [two, two, 2], 'TypeError', `${known} 2`],
    ['null', [two, two, null], 'TypeError', `${known} null`],
    ['sample_weight', [two, two, { sample_weight: [1, 1] }], 'TypeError', `${known} "sample_weight"`],
    ['a tensor', [two, two, { data: [1, 1], shape: [2] }], 'TypeError', `${known} "data"`],
  ]);

  const notPlain = {
    Map: new Map([['sampleWeight', 0]]),
    Set: new Set(two),
    ArrayBuffer: new ArrayBuffer(8),
    Date: new Date(0),
  };
  test.each(Object.entries(notPlain))('a %s, which has no keys', (_, options) => {
    const update = (): void => create('Accuracy').updateState(two, two, options as object);
    const [kind, text] = caught(update);
    expect(kind).toBe('TypeError');
    expect(text).toContain(`Accuracy.updateState: ${known} `);
  });
});

describe('updateState refuses weights and masks:', () => {
  const finite = 'sampleWeight must hold finite numbers of at least 0; got';
  const array = 'must be an array, a typed array or { data, shape }; got';
  const sum = 'must be a finite sum; got Infinity';
  // oxfmt-ignore
  refuses('Accuracy', [
    ['a negative weight', [two, two, { sampleWeight: [1, -1] }], 'RangeError', `${finite} -1 at [1]`],
    ['a NaN weight', [two, two, { sampleWeight: [[1], [NaN]] }], 'RangeError', `${finite} NaN at [1,0]`],
    ['an infinite weight', [two, two, { sampleWeight: Float32Array.of(Infinity, 1) }], 'RangeError', `${finite} Infinity at [0]`],
    ['a negative scalar', [two, two, { sampleWeight: -1 }], 'RangeError', `${finite} -1 at []`],
    ['a boolean', [two, two, { sampleWeight: true }], 'TypeError', `sampleWeight ${array} true`],
    ['null', [two, two, { sampleWeight: null }], 'TypeError', `sampleWeight ${array} null`],
    ['strings', [two, two, { sampleWeight: ['1', '2'] }], 'TypeError', 'sampleWeight must hold numbers, booleans, bigints; got "1" at [0]'],
    ['too many weights', [two, two, { sampleWeight: [1, 2, 3] }], 'RangeError', 'sampleWeight must fit the leading axes of [2]; got [3]'],
    ['weights of another axis', [[two], [two], { sampleWeight: two }], 'RangeError', 'sampleWeight must fit the leading axes of [1,2]; got [2]'],
    ['weights with more axes', [two, two, { sampleWeight: [[1, 1], [1, 1]] }], 'RangeError', 'sampleWeight must fit the leading axes of [2]; got [2,2]'],
    ['weights that overflow', [two, two, { sampleWeight: [1e308, 1e308] }], 'RangeError', `total ${sum}`],
    ['a scalar that overflows', [two, [2, 1], { sampleWeight: 1e308 }], 'RangeError', `count ${sum}`],
    ['a mask of numbers', [two, two, { mask: [1, 2] }], 'RangeError', 'mask must hold booleans; got 2 at [1]'],
    ['a mask of another shape', [two, two, { mask: [true, true, false] }], 'RangeError', 'mask must fit the leading axes of [2]; got [3]'],
    ['a boolean mask for all', [two, two, { mask: true }], 'TypeError', `mask ${array} true`],
    ['a mask of strings', [two, two, { mask: ['yes', 'no'] }], 'TypeError', 'mask must hold numbers, booleans, bigints; got "yes" at [0]'],
  ]);

  test('weights that overflow over many updates', () => {
    const metric = create('Accuracy');
    const update = (): void => metric.updateState(one, one, { sampleWeight: 1e308 });
    update();
    expect(caught(update)).toEqual(['RangeError', `Accuracy.updateState: total ${sum}`]);
    expect(metric.state).toEqual({ total: 1e308, count: 1e308 });
  });
});
