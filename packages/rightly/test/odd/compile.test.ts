import { BinaryAccuracy, type AnyMetric } from 'rightly';
import { CompileMetrics } from 'rightly/compile';
import { describe, expect, test } from 'vitest';
import { caught } from '../caught.ts';
import { detached, faults } from './values.ts';

/* Odd values for each argument of `compile` and its updates. */

const any = (value: unknown): never => value as never;
const one = (): CompileMetrics => new CompileMetrics({ metrics: ['mse', 'accuracy'] });
const two = (): CompileMetrics =>
  new CompileMetrics({ outputNames: ['a', 'b'], metrics: { a: 'mse', b: 'accuracy' } });

describe.each(['metrics', 'weightedMetrics', 'outputNames', 'unknown'])('another %s', (key) => {
  test.each<[string, (value: unknown) => unknown]>([
    ['alone', (value) => value],
    ['in a list', (value) => [value]],
    ['by output', (value) => ({ a: value })],
  ])('%s', async (_, put) => {
    const outputNames = key === 'outputNames' ? undefined : ['a', 'b'];
    expect(await faults((value) => new CompileMetrics({ [key]: put(value) }))).toEqual({});
    expect(await faults((value) => new CompileMetrics({ outputNames, [key]: put(value) }))).toEqual(
      {},
    );
  });
});

test.each<[string, (value: never) => unknown]>([
  ['options', (value) => new CompileMetrics(value)],
  ['truth', (value) => one().updateState(value, [1, 0])],
  ['predictions', (value) => one().updateState([1, 0], value)],
  ['both', (value) => one().updateState(value, value)],
  ['options of an update', (value) => one().updateState([1, 0], [1, 0], value)],
  ['a weight', (value) => one().updateState([1, 0], [1, 0], { sampleWeight: value })],
  ['a loss', (value) => one().updateState([1, 0], [1, 0], { loss: value })],
  ['predictions on a device', (value) => one().updateStateAsync([1, 0], value)],
  ['truth of two outputs', (value) => two().updateState(value, [[1], [1]])],
  ['truth of one of two', (value) => two().updateState([value, [1]], [[1], [1]])],
  ['predictions of one of two', (value) => two().updateState([[1], [1]], { a: value, b: [1] })],
  [
    'weights of one of two',
    (value) => two().updateState([[1], [1]], [[1], [1]], { sampleWeight: { a: value } }),
  ],
])('%s', async (_, call) => {
  expect(await faults(call)).toEqual({});
});

const shaped =
  'CompileMetrics.updateState: yPred must be an array, a typed array or { data, shape }; got';
test.each<[string, () => unknown, string]>([
  [
    'a function for predictions',
    () =>
      one().updateState(
        [1],
        any(() => 1),
      ),
    `TypeError: ${shaped} Function(0)`,
  ],
  ['no text for predictions', () => one().updateState([], any('')), `TypeError: ${shaped} ""`],
  [
    'an array without memory',
    () => one().updateState([], detached(new Float32Array(2))),
    'RangeError: CompileMetrics.updateState: yPred must have its memory; got a detached buffer',
  ],
  [
    'truth beside no predictions',
    () => one().updateState([1], []),
    'RangeError: CompileMetrics.updateState: yTrue must have no samples, like yPred; got 1',
  ],
  [
    'a weight that nobody reads',
    () => one().updateState([1], [1], { sampleWeight: any(Symbol('w')) }),
    'TypeError: CompileMetrics.updateState: sampleWeight must be an array, a typed array or { data, shape }; got Symbol(w)',
  ],
  [
    'a weight below 0 that nobody reads',
    () => one().updateState([1], [1], { sampleWeight: [-1] }),
    'RangeError: CompileMetrics.updateState: sampleWeight must hold finite numbers of at least 0; got -1 at [0]',
  ],
  [
    'a proxy of the metrics',
    () => new Proxy(one(), {}).updateState([1], [1]),
    'TypeError: CompileMetrics.updateState: this must be the object itself; got a proxy',
  ],
  [
    'lists that double',
    () => {
      let list: unknown = [];
      for (let i = 0; i < 60; i++) list = [list, list];
      return new CompileMetrics({ metrics: any(list) });
    },
    'RangeError: CompileMetrics.constructor: metrics must have at most 65536 lists and metrics, nested at most 64 deep; got Array(2)',
  ],
  [
    'a metric in a proxy',
    () => new CompileMetrics({ metrics: [new Proxy<AnyMetric>(new BinaryAccuracy(), {})] }),
    'TypeError: CompileMetrics.constructor: metrics must be a metric, or the name or configuration of one of',
  ],
])('%s', (_, act, message) => {
  expect(caught(act).join(': ').slice(0, message.length)).toBe(message);
});

test('an empty batch is one', () => {
  const metrics = one();
  metrics.updateState([], []);
  metrics.updateState([1, 0], [0.75, 0.25], { sampleWeight: [1, 2] });
  metrics.updateState([], []);
  expect(metrics.result()).toEqual({ mse: 0.0625, accuracy: 1 });
});
