import pl from 'nodejs-polars';
import {
  accuracy,
  type ArrayInput,
  BinaryAccuracy,
  Mean,
  meanSquaredError,
  SparseCategoricalAccuracy,
} from 'rightly';
import { Sliced, Windowed } from 'rightly/streams';
import { describe, expect, test } from 'vitest';

describe('A Series of polars holds', () => {
  const half = pl.Series('x', [0.25, 0.5]);
  test.each<[string, ArrayInput, readonly unknown[]]>([
    ['floats', half, [0.25, 0.5]],
    ['a part of floats', pl.Series('x', [9, 0.25, 0.5, 9]).slice(1, 2), [0.25, 0.5]],
    [
      'floats of two chunks',
      pl.concat([pl.Series('x', [0.25]), pl.Series('x', [0.5])]),
      [0.25, 0.5],
    ],
    ['integers', pl.Series('x', [1, 2]), [1, 2]],
    ['16-bit integers', pl.Series('x', [1, 2], pl.UInt16), [1, 2]],
    ['64-bit integers', pl.Series('x', [2n ** 60n, 1n]), [2n ** 60n, 1n]],
    ['booleans', pl.Series('x', [true, false]), [true, false]],
    ['text', pl.Series('x', ['cat', 'dog']), ['cat', 'dog']],
    ['categories', pl.Series('x', ['cat', 'dog']).cast(pl.Categorical), ['cat', 'dog']],
    ['a column of a frame', pl.DataFrame({ a: [1, 2], b: [3, 4] }).getColumn('b'), [3, 4]],
  ])('%s, as truth and as predictions', (_, series, values) => {
    expect(Array.from(accuracy(values as never, series as never).data)).toEqual([1, 1]);
    expect(Array.from(accuracy(series as never, values as never).data)).toEqual([1, 1]);
  });

  test('lists', () => {
    const rows = pl.Series('x', [
      [0.1, 0.9],
      [0.8, 0.2],
    ]);
    const metric = new SparseCategoricalAccuracy();
    metric.updateState(pl.Series('y', [1, 1]), rows, { sampleWeight: pl.Series('w', [3, 1]) });
    expect(metric.result()).toBe(0.75);
  });

  test('float32, to whose precision a threshold is rounded', () => {
    const rows = pl.Series('x', [[0.6]], pl.List(pl.Float32));
    for (const yPred of [pl.Series('x', [0.6], pl.Float32), rows]) {
      const metric = new BinaryAccuracy({ threshold: 0.6 });
      metric.updateState([0], yPred);
      const window = new Windowed(new BinaryAccuracy({ threshold: 0.6 }), { size: 3 });
      window.updateState(pl.Series('y', [0]), yPred);
      expect([metric.result(), window.result()]).toEqual([1, 1]);
    }
    const wide = new BinaryAccuracy({ threshold: 0.6 });
    wide.updateState([0], pl.Series('x', [0.6000000238418579]));
    expect(wide.result()).toBe(0);
  });

  test('the groups of samples', () => {
    const metric = new Sliced(new Mean());
    metric.updateState(pl.Series('x', [1, 2, 3]), { by: pl.Series('g', ['a', 'b', 'a']) });
    expect(metric.result()).toEqual({ a: 2, b: 2 });
  });
});

describe('A null in a Series is refused', () => {
  test.each<[string, () => unknown, string]>([
    [
      'in predictions',
      () => meanSquaredError([1, 2], pl.Series('x', [1, null])),
      'yPred must hold numbers, booleans, bigints; got null at [1]',
    ],
    [
      'in truth',
      () => meanSquaredError(pl.Series('x', [null, 1]), [1, 2]),
      'yTrue must hold numbers, booleans, bigints; got null at [0]',
    ],
    ['in integers', () => accuracy([1, 2], pl.Series('x', [1, null], pl.Int64)), 'got null at [1]'],
    [
      'in text',
      () => accuracy(['a', 'b'], pl.Series('x', ['a', null])),
      'yPred must hold strings; got null at [1]',
    ],
    [
      'in a list',
      () => meanSquaredError([[1, 2]], pl.Series('x', [[1, null]])),
      'got null at [0,1]',
    ],
    [
      'in weights',
      () => new Mean().updateState([1, 2], { sampleWeight: pl.Series('w', [1, null]) }),
      'sampleWeight must hold numbers, booleans, bigints; got null at [1]',
    ],
    ['and so is a date', () => accuracy([1], pl.Series('x', [new Date(0)])), 'got Date'],
    [
      'and a frame',
      () => accuracy([1], pl.DataFrame({ a: [1] }) as never),
      'yPred must be an array, a typed array or { data, shape }; got Object { a }',
    ],
  ])('%s', (_, act, message) => {
    expect(act).toThrow(message);
  });
});
