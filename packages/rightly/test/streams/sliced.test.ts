import * as arrow from 'apache-arrow';
import { Accuracy, AUC, type Mean, MetricList, SparseCategoricalAccuracy, Sum } from 'rightly';
import { metricFromJSON } from 'rightly/registry';
import { Sliced, type SlicedUpdateOptions } from 'rightly/streams';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { caught } from '../caught.ts';

const update = (by: unknown): Record<string, number> => {
  const metric = new Sliced(new Accuracy());
  metric.updateState([1, 1, 1], [1, 0, 1], { by: by as never });
  return metric.result();
};

describe('Groups', () => {
  test.each<[string, unknown, object]>([
    ['text', ['b', 'a', 'b'], { a: 0, b: 1 }],
    ['numbers', [2, 10, 2], { 2: 1, 10: 0 }],
    ['bigints', [2n, 10n, 2n], { 2: 1, 10: 0 }],
    ['booleans', [true, false, true], { false: 0, true: 1 }],
    ['a typed array', Uint8Array.of(0, 1, 0), { 0: 1, 1: 0 }],
    ['16-bit integers', Uint16Array.of(0, 1, 0), { 0: 1, 1: 0 }],
    ['a column of samples × 1', { data: Int32Array.of(0, 1, 0), shape: [3, 1] }, { 0: 1, 1: 0 }],
    ['a dictionary of Arrow', arrow.vectorFromArray(['x', 'y', 'x']), { x: 1, y: 0 }],
    ['one for all', 'x', { x: 2 / 3 }],
    ['one number for all', 7, { 7: 2 / 3 }],
    [
      'names that objects have',
      ['__proto__', 'constructor', '__proto__'],
      Object.fromEntries([
        ['__proto__', 1],
        ['constructor', 0],
      ]),
    ],
  ])('by %s', (_, by, expected) => {
    expect(new Map(Object.entries(update(by)))).toEqual(new Map(Object.entries(expected)));
  });

  test('come in the order of their names', () => {
    expect(Object.keys(update(['b', 'a', '']))).toEqual(['', 'a', 'b']);
    expect(update(['b', 'a', ''])).toEqual({ '': 1, a: 0, b: 1 });
  });

  test('of a list have the results of each metric', () => {
    const groups = new Sliced(
      new MetricList(
        [new SparseCategoricalAccuracy({ name: 'acc' }), new AUC({ multiLabel: false })].slice(
          0,
          1,
        ),
      ),
    );
    groups.updateState(
      [0, 1],
      [
        [0.9, 0.1],
        [0.8, 0.2],
      ],
      { by: ['a', 'b'] },
    );
    expect(groups.result()).toEqual({ a: { acc: 1 }, b: { acc: 0 } });
    expect(groups.state['a']).toEqual({ acc: { total: 1, count: 1 } });
    expect(groups.name).toBe('sliced_metrics');
    const back = metricFromJSON(JSON.parse(JSON.stringify(groups)));
    expect(back.result()).toEqual(groups.result());
  });

  test('take weights and masks sample by sample', () => {
    const groups = new Sliced(new Accuracy());
    groups.updateState([1, 1, 1], [1, 0, 1], {
      by: ['a', 'a', 'b'],
      sampleWeight: [3, 1, 2],
      mask: [true, true, false],
    });
    expect(groups.result()).toEqual({ a: 0.75, b: 0 });
    const values = new Sliced(new Sum());
    values.updateState([1, 2, 4], { by: ['a', 'b', 'a'], sampleWeight: 2 });
    expect(values.result()).toEqual({ a: 10, b: 4 });
  });

  test('show in result, state and text', () => {
    const groups = new Sliced(new Accuracy(), { name: 'by_day', dtype: 'float16' });
    groups.updateState([1, 1, 1], [1, 0, 1], { by: 'mon' });
    expect(groups.result()).toEqual({ mon: 0.66650390625 });
    expect(String(groups)).toBe(
      'Sliced "by_day": {"mon":0.66650390625}, {"mon":{"total":2,"count":3}}',
    );
    groups.resetState();
    expect([groups.result(), groups.keys()]).toEqual([{}, []]);
  });

  test('have types', () => {
    expectTypeOf(new Sliced(new Accuracy()).result()).toEqualTypeOf<Record<string, number>>();
    expectTypeOf<Parameters<Sliced<Mean>['updateState']>[1]>().toEqualTypeOf<SlicedUpdateOptions>();
    // @ts-expect-error -- the groups are missing
    expect(() => new Sliced(new Accuracy()).updateState([1], [1])).toThrow('got undefined');
  });
});

describe('Keys are refused that are', () => {
  const expected = 'be the groups of the samples, or one for all: text, whole numbers or booleans';
  test.each<[string, unknown, string]>([
    ['missing', undefined, `TypeError: Sliced.updateState: by must ${expected}; got undefined`],
    ['null', null, `TypeError: Sliced.updateState: by must ${expected}; got null at [0]`],
    [
      'null among others',
      ['a', null, 'b'],
      `TypeError: Sliced.updateState: by must ${expected}; got null at [1]`,
    ],
    [
      'fractions',
      [1, 0.5, 2],
      `TypeError: Sliced.updateState: by must ${expected}; got 0.5 at [1]`,
    ],
    ['NaN', [1, 2, NaN], `TypeError: Sliced.updateState: by must ${expected}; got NaN at [2]`],
    [
      'holes',
      Array.from({ length: 3 }),
      `TypeError: Sliced.updateState: by must ${expected}; got undefined at [0]`,
    ],
    [
      'symbols',
      [Symbol('x'), 1, 2],
      `TypeError: Sliced.updateState: by must ${expected}; got Symbol(x) at [0]`,
    ],
    [
      'too few',
      ['a', 'b'],
      'RangeError: Sliced.updateState: by must have a group for each of 3 samples; got Array(2)',
    ],
    [
      'no array',
      { a: 1 },
      'TypeError: Sliced.updateState: by must be an array, a typed array or { data, shape }; got Object { a }',
    ],
    [
      'null in a column',
      arrow.vectorFromArray(['a', null, 'b']),
      'TypeError: Sliced.updateState: by must be',
    ],
  ])('%s', (_, by, message) => {
    expect(
      caught(() => update(by))
        .join(': ')
        .slice(0, message.length),
    ).toBe(message);
  });

  test('an unknown option of the metric is refused, too', () => {
    const metric = new Sliced(new Accuracy());
    const act = (): void =>
      metric.updateState([1, 1], [1, 1], { by: ['a', 'b'], sample_weight: [1, 2] } as never);
    expect(act).toThrow('options must be an object of sampleWeight, mask; got "sample_weight"');
  });

  test('saved groups are checked', () => {
    const groups = new Sliced(new Accuracy());
    groups.updateState([1], [1], { by: 'a' });
    const saved = JSON.parse(JSON.stringify(groups)) as object;
    const read = (state: unknown) => () => metricFromJSON({ ...saved, state });
    expect(read({ groups: [] })).toThrow(
      'Sliced.fromJSON: state groups must be an object of sums; got Array(0)',
    );
    expect(read({ groups: { a: 5 } })).toThrow(
      'Sliced.fromJSON: state groups "a" must be an object of sums; got 5',
    );
    expect(read({ groups: { a: { total: 5, count: 1 } } })).toThrow(
      'state groups "a" total must be 0 to 1 times count',
    );
    expect(read({})).toThrow(
      'Sliced.fromJSON: state groups must be an object of sums; got undefined',
    );
  });
});
