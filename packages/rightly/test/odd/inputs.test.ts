import {
  type AnyMetric,
  Accuracy,
  AUC,
  BinaryAccuracy,
  F1Score,
  Mean,
  MeanMetricWrapper,
  huber,
  meanSquaredError,
  MetricList,
  R2Score,
  SparseCategoricalAccuracy,
} from 'rightly';
import { allocate } from 'rightly/memory';
import { inspect } from 'rightly/inspect';
import { updateStateAsync } from 'rightly/threads';
import { describe, expect, test } from 'vitest';
import { caught } from '../caught.ts';
import { detached, faults, revoked } from './values.ts';

/* Odd values for truth, predictions, weights and options. Each is read, or refused with an error that says what was expected. */

const two = [
  [1, 0],
  [0, 1],
];
const named = (): AnyMetric => new SparseCategoricalAccuracy({ classes: ['a', 'b'] });
const plain: readonly (() => AnyMetric)[] = [
  () => new BinaryAccuracy(),
  () => new F1Score({ sparseYTrue: true, sparseYPred: true }),
  () => new R2Score(),
  () => new AUC({ exact: true }),
  () => new MetricList([new Accuracy()]) as never,
];

describe.each(plain.map((make) => [make().constructor.name, make] as const))('%s', (_, make) => {
  const metric = make();
  test.each<[string, (value: never) => unknown]>([
    ['truth', (value) => metric.updateState(value, [1, 0])],
    ['predictions', (value) => metric.updateState([1, 0], value)],
    ['both', (value) => metric.updateState(value, value)],
    ['options', (value) => metric.updateState([1, 0], [1, 0], value)],
    ['weights', (value) => metric.updateState([1, 0], [1, 0], { sampleWeight: value })],
    ['a mask', (value) => metric.updateState([1, 0], [1, 0], { mask: value })],
    ['what is merged', (value) => metric.mergeState(value)],
    ['truth on a device', (value) => metric.updateStateAsync(value, [1, 0])],
    ['options on a device', (value) => metric.updateStateAsync([1, 0], [1, 0], value)],
  ])('%s', async (__, call) => {
    expect(await faults(call)).toEqual({});
  });
});

test.each<[string, (value: never) => unknown]>([
  ['values', (value) => new Mean().updateState(value)],
  ['truth of a function', (value) => meanSquaredError(value, [1])],
  ['options of a function', (value) => huber([1], [1], value)],
  ['what a function gives', (value) => new MeanMetricWrapper(() => value).updateState([1], [1])],
  ['names', (value) => named().updateState(value, two)],
  ['scores by name', (value) => named().updateState(['a', 'b'], value)],
  [
    'a class among scores',
    (value) => named().updateState(['a'], [[{ label: 'a', score: 1 }, value]]),
  ],
  [
    'the label of a class',
    (value) =>
      named().updateState(['a'], [
        [
          { label: 'a', score: 1 },
          { label: value, score: 1 },
        ],
      ] as never),
  ],
  ['classes', (value) => new SparseCategoricalAccuracy({ classes: value })],
  ['metrics to inspect', (value) => inspect(value, [1], [1])],
  ['a metric on threads', (value) => updateStateAsync(value, [1], [1])],
  ['threads', (value) => updateStateAsync(new Accuracy(), [1], [1], { threads: value })],
  ['the class of an array', (value) => allocate(value, 2)],
  ['the length of an array', (value) => allocate(Uint8Array, value)],
])('%s', async (_, call) => {
  expect(await faults(call)).toEqual({});
});

const any = (value: unknown): never => value as never;
test.each<[string, () => unknown, string]>([
  [
    'a revoked proxy',
    () => new Accuracy().updateState(revoked([1]), [1]),
    'TypeError: Accuracy.updateState: yTrue must be an array, a typed array or { data, shape }; got an object that cannot be read',
  ],
  [
    'a revoked proxy among numbers',
    () => new Accuracy().updateState([1, 1], [1, any(revoked({}))]),
    'TypeError: Accuracy.updateState: yPred must hold numbers, booleans, bigints; got an object that cannot be read at [1]',
  ],
  [
    'a shape whose memory went elsewhere',
    () => new Mean().updateState({ data: [1], shape: detached(new Int32Array([1])) }),
    'RangeError: Mean.updateState: values shape must have its memory; got a detached buffer',
  ],
  [
    'a shape that is a function',
    () => new Mean().updateState({ data: [1], shape: any(() => [1]) }),
    'RangeError: Mean.updateState: values must have a shape of at most 64 whole numbers; got Function(0)',
  ],
  [
    'a shape of a negative length',
    () => new Mean().updateState({ data: [1], shape: { length: -1 } }),
    'RangeError: Mean.updateState: values must have a shape of at most 64 whole numbers; got Object(-1)',
  ],
  [
    'a hole in a shape',
    () => new Mean().updateState({ data: [1, 2], shape: Object.assign([], { 1: 2 }) }),
    'RangeError: Mean.updateState: values must have a shape of at most 64 whole numbers; got [undefined,2]',
  ],
  [
    'strides that are 0',
    () => new Mean().updateState({ data: [1, 2], shape: [2], strides: any(0) }),
    'RangeError: Mean.updateState: values must have a shape that fits its data; got shape [2], strides [], offset 0, data [2]',
  ],
  [
    'fortranOrder that is no boolean',
    () => new Mean().updateState({ data: [1, 2], shape: [2], fortranOrder: any(1) }),
    "RangeError: Mean.updateState: values order must be 'row-major' or 'column-major'; got 1",
  ],
  [
    'a column that holds itself',
    () => {
      const column: object = { length: 1, nullCount: 1, at: () => column, toArray: () => [column] };
      new Mean().updateState(any(column));
    },
    'TypeError: Mean.updateState: values must be a column of numbers; got Object(1)',
  ],
  [
    'a list of endless empty lists',
    () => {
      let list: unknown[] = [];
      for (let i = 0; i < 60; i++) list = [list, list];
      new Mean().updateState(any(list));
    },
    'RangeError: Mean.updateState: values must have at most 64 axes and fit into memory; got [2,2,',
  ],
  [
    'a column of no length',
    () => new Mean().updateState({ itemCount: NaN, getItem: () => 1 }),
    'TypeError: Mean.updateState: values must be a column of numbers; got Object { itemCount, getItem }',
  ],
  [
    'a metric in a proxy',
    () => new MetricList([new Proxy(new Accuracy(), {})]),
    'TypeError: MetricList.constructor: metrics must hold metrics; got Accuracy "accuracy", a proxy or a metric of another copy of rightly',
  ],
  [
    'an update of a metric in a proxy',
    () => new Proxy(new Accuracy(), {}).updateState([1], [1]),
    'TypeError: Accuracy.updateState: this must be the object itself; got a proxy',
  ],
  [
    'the state of a metric in a proxy',
    () => new Proxy(new Accuracy(), {}).state,
    'TypeError: Accuracy.state: this must be the object itself; got a proxy',
  ],
  [
    'an update of a list in a proxy',
    () => new Proxy(new MetricList([new Accuracy()]), {}).updateState([1], [1]),
    'TypeError: MetricList.updateState: this must be the object itself; got a proxy',
  ],
  [
    'options of a wrapper that are a number',
    () => new MeanMetricWrapper(() => 1, any(5)),
    'TypeError: MeanMetricWrapper.constructor: options must be an object of name, dtype, reduction, fn, direction; got 5',
  ],
  [
    'a class in place of a function',
    () => new MeanMetricWrapper(any(Accuracy)),
    'TypeError: MeanMetricWrapper.constructor: options must be an object of name, dtype, reduction, fn, direction; got',
  ],
])('%s is refused', (_, act, message) => {
  expect(caught(act).join(': ').slice(0, message.length)).toBe(message);
});

test('data that is no promise is not awaited', async () => {
  // oxlint-disable-next-line unicorn/no-thenable -- that is what is refused
  const endless = { then: (): void => {} };
  await expect(new Accuracy().updateStateAsync(any(endless), [1])).rejects.toThrow(
    'Accuracy.updateState: yTrue must be an array, a typed array or { data, shape }; got Object { then }',
  );
});
