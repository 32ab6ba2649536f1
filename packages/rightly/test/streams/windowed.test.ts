/* oxlint-disable unicorn/consistent-function-scoping -- helpers stand beside the cases that use them */
import { columnFromArray, float16 } from '@uwdata/flechette';
import * as arrow from 'apache-arrow';
import {
  Accuracy,
  AUC,
  BinaryAccuracy,
  Dice,
  F1Score,
  Mean,
  MeanSquaredError,
  Metric,
  MetricList,
  Precision,
  SparseCategoricalAccuracy,
  Sum,
} from 'rightly';
import { CompileMetrics } from 'rightly/compile';
import { metricFromJSON } from 'rightly/registry';
import { evaluationQuery } from 'rightly/sql';
import { Sliced, Windowed } from 'rightly/streams';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { caught } from '../caught.ts';

describe('A window', () => {
  test('does not drift, however long the stream', () => {
    const window = new Windowed(new Mean(), { size: 3 });
    // Subtracting 1e16 and 0.1 again would leave a rounding error.
    for (let i = 0; i < 3000; i++) window.updateState([1e16, 0.1, -1e16, 3e-9 * i]);
    window.updateState([0.1, 0.2, 0.3], { sampleWeight: [0.7, 0.1, 0.3] });
    const fresh = new Mean();
    fresh.updateState([0.1, 0.2, 0.3], { sampleWeight: [0.7, 0.1, 0.3] });
    expect(window.state).toEqual(fresh.state);
    expect(window.result()).toBe(fresh.result());
  });

  test('of updates has the last updates, including empty ones', () => {
    const window = new Windowed(new Accuracy(), { size: 2, unit: 'update' });
    window.updateState([1, 1, 1], [0, 0, 0]);
    window.updateState([1, 1], [1, 1]);
    expect(window.state).toEqual({ total: 2, count: 5 });
    window.updateState([], []);
    expect([window.state, window.length]).toEqual([{ total: 2, count: 2 }, 2]);
  });

  test('of samples does not change with an empty batch', () => {
    const window = new Windowed(new Accuracy(), { size: 2 });
    window.updateState([1, 1], [1, 1]);
    window.updateState([], []);
    expect([window.state, window.length]).toEqual([{ total: 2, count: 2 }, 2]);
  });

  test('checks samples of a batch that leave the window at once', () => {
    const window = new Windowed(new MeanSquaredError(), { size: 1 });
    expect(() => window.updateState([[NaN], [0]], [[0], [0]])).toThrow(
      'MeanSquaredError.updateState',
    );
    expect(window.length).toBe(0);
  });

  test('names the place of a bad sample in the batch', () => {
    const window = new Windowed(new SparseCategoricalAccuracy(), { size: 9 });
    const update = (): void =>
      window.updateState(
        [0, 0.5],
        [
          [1, 0],
          [1, 0],
        ],
      );
    expect(update).toThrow(
      'SparseCategoricalAccuracy.updateState: yTrue must hold whole numbers; got 0.5 at [1]',
    );
  });

  test('takes a vector alone as one sample, and takes metrics of whole batches', () => {
    const precision = new Windowed(new Precision({ topK: 1 }), { size: 2 });
    precision.updateState([0, 1, 1], [0.1, 0.9, 0.3]);
    expect([precision.length, precision.result()]).toEqual([1, 1]);
    const dice = new Windowed(new Dice(), { size: 2 });
    dice.updateState([1, 0, 1], [1, 0, 1]);
    expect(dice.length).toBe(1);
    const whole = new Dice();
    whole.updateState([1, 0, 1], [1, 0, 1]);
    expect(dice.result()).toBe(whole.result());
    const mean = new Windowed(new Mean(), { size: 2 });
    mean.updateState(3);
    expect([mean.length, mean.result()]).toEqual([1, 3]);
  });

  test('takes inputs of every kind, with their precision, weights and masks', () => {
    // 0.6 in 16 bits is 0.60009765625, which is not greater than the threshold in 16 bits.
    const half = Uint16Array.of(0x38cd, 0x38ce);
    for (const yPred of [
      { data: half, shape: [2], type: 'float16' },
      columnFromArray([0.60009765625, 0.6005859375], float16()),
      arrow.vectorFromArray([0.60009765625, 0.6005859375], new arrow.Float16()),
    ]) {
      const window = new Windowed(new BinaryAccuracy({ threshold: 0.6 }), { size: 5 });
      window.updateState([1, 1], yPred);
      expect(window.state).toEqual({ total: 1, count: 2 });
    }
    const lists = arrow.vectorFromArray(
      [
        [0.9, 0.1],
        [0.8, 0.2],
      ],
      new arrow.FixedSizeList(2, new arrow.Field('item', new arrow.Float32())),
    );
    const top = new Windowed(new SparseCategoricalAccuracy(), { size: 5 });
    top.updateState(arrow.vectorFromArray([0, 1], new arrow.Int32()), lists);
    expect(top.state).toEqual({ total: 1, count: 2 });
    const window = new Windowed(new BinaryAccuracy(), { size: 2 });
    const scores = {
      data: Float32Array.of(0.9, 9, 0.1, 9, 0.8, 9),
      shape: [3, 1],
      strides: [2, 1],
    };
    window.updateState(Uint8Array.of(1, 1, 1), scores, {
      sampleWeight: { data: [5, 2, 4], shape: [3, 1] },
      mask: [true, true, true],
    });
    expect(window.state).toEqual({ total: 4, count: 6 });
    window.updateState([1, 0], [1, 1], { sampleWeight: 0.5 });
    expect(window.state).toEqual({ total: 0.5, count: 1 });
    const labels = new Windowed(new Accuracy(), { size: 9 });
    labels.updateState({ data: Uint16Array.of(1, 2), shape: [2], type: 'uint16' }, [1n, 2n]);
    expect(labels.result()).toBe(1);
  });

  test('does not change its inner metric', () => {
    const inner = new Accuracy();
    inner.updateState([1], [0]);
    const window = new Windowed(inner, { size: 1 });
    window.updateState([1], [1]);
    expect(() => window.updateState([1], [1, 2])).toThrow(/ must /);
    expect([inner.state, window.state]).toEqual([
      { total: 0, count: 1 },
      { total: 1, count: 1 },
    ]);
    window.resetState();
    expect([window.result(), window.length, inner.state.count]).toEqual([0, 0, 1]);
  });

  test('works in lists and in compile, and not in SQL', () => {
    const window = new Windowed(new Accuracy(), { size: 1, name: 'lately' });
    const list = new MetricList([new Accuracy(), window]);
    list.updateState([1, 1], [0, 1]);
    expect(list.result()).toEqual({ accuracy: 0.5, lately: 1 });
    expect(() => list.updateState([1, 1], [0])).toThrow(/ must /);
    const back = MetricList.fromJSON(JSON.parse(JSON.stringify(list)), [
      Accuracy,
      Windowed,
    ] as never);
    expect(back.result()).toEqual(list.result());
    const metrics = new CompileMetrics({ metrics: [new Windowed(new Accuracy(), { size: 1 })] });
    metrics.updateState([1, 1], [0, 1]);
    expect(metrics.result()).toEqual({ windowed_accuracy: 1 });
    const table = { from: 't', yTrue: 'y', yPred: 'p' };
    expect(() => evaluationQuery([window as never], table)).toThrow('Windowed "lately"');
    expect(() => new MetricList([new Windowed(new Mean(), { size: 1 })])).toThrow(
      'Windowed "windowed_mean", which takes values alone',
    );
  });

  test('has the direction and the rounding of a metric', () => {
    expect(new Windowed(new MeanSquaredError(), { size: 1 }).direction).toBe('down');
    const window = new Windowed(new Mean(), { size: 3, dtype: 'float16' });
    window.updateState([0.1]);
    expect(window.result()).toBe(0.0999755859375);
    expect(String(window)).toBe(
      'Windowed "windowed_mean": 0.0999755859375, {"total":0.1,"count":1}',
    );
  });

  test('of groups, and groups of windows', () => {
    const window = new Windowed(new Sliced(new Accuracy()), { size: 2 });
    window.updateState([1, 1, 1], [0, 0, 1], { by: ['a', 'b', 'a'] });
    expect(window.result()).toEqual({ a: 1, b: 0 });
    const groups = new Sliced(new Windowed(new Accuracy(), { size: 1 }));
    groups.updateState([1, 1, 1], [0, 0, 1], { by: ['a', 'b', 'a'] });
    expect(groups.result()).toEqual({ a: 1, b: 0 });
    for (const metric of [window, groups])
      expect(metricFromJSON(JSON.parse(JSON.stringify(metric))).result()).toEqual({ a: 1, b: 0 });
  });

  test('of classes may have other classes when the old ones are gone', () => {
    const window = new Windowed(new F1Score({ average: 'macro' }), { size: 1, unit: 'update' });
    window.updateState([[1, 0]], [[1, 0]]);
    expect(window.result()).toBe(0.5);
    expect(window.state).toMatchObject({ classes: 2 });
  });

  test('result and arguments have the types of the metric', () => {
    const window = new Windowed(new F1Score({ average: null }), { size: 1 });
    expectTypeOf(window.result()).toEqualTypeOf<number[]>();
    expectTypeOf(new Windowed(new AUC(), { size: 1 }).result()).toEqualTypeOf<number>();
    expectTypeOf<Parameters<Windowed<Sum>['updateState']>>().toEqualTypeOf<
      Parameters<Sum['updateState']>
    >();
    // @ts-expect-error -- the size is missing
    expect(() => new Windowed(new AUC(), {})).toThrow('Windowed.constructor: size');
    // @ts-expect-error -- another unit
    expect(() => new Windowed(new AUC(), { size: 1, unit: 'row' })).toThrow('sample or update');
  });
});

describe('Errors say what came:', () => {
  class Silent extends Metric<'sum'> {
    static readonly definition = { className: 'Silent', name: 'silent', options: {} } as const;
    constructor() {
      super(['sum']);
    }
    protected formula(): number {
      return 0;
    }
  }
  const window = (): Windowed<Accuracy> => new Windowed(new Accuracy(), { size: 2 });
  const saved = (): Record<string, unknown> =>
    JSON.parse(JSON.stringify(window())) as Record<string, unknown>;
  const read = (more: object): unknown => metricFromJSON({ ...saved(), ...more });

  test.each<[string, () => unknown, string]>([
    [
      'no metric',
      () => new Windowed('accuracy' as never, { size: 1 }),
      'TypeError: Windowed.constructor: metric must be a metric with an updateState, or a MetricList; got "accuracy"',
    ],
    [
      'a metric without updates',
      () => new Windowed(new Silent() as never, { size: 1 }),
      'TypeError: Windowed.constructor: metric must be a metric with an updateState, or a MetricList; got Silent { name, dtype, options }',
    ],
    [
      'no options',
      () => new Windowed(new Accuracy(), undefined as never),
      'TypeError: Windowed.constructor: size must be a whole number of at least 1; got undefined',
    ],
    [
      'an unknown option',
      () => new Windowed(new Accuracy(), { size: 1, reduction: 'element' } as never),
      'TypeError: Windowed.constructor: options must be an object of name, dtype, size, unit; got "reduction"',
    ],
    [
      'half a sample',
      () => new Windowed(new Accuracy(), { size: 0.5 }),
      'RangeError: Windowed.constructor: size must be a whole number of at least 1; got 0.5',
    ],
    [
      'a window of another size',
      () => window().mergeState(new Windowed(new Accuracy(), { size: 3 })),
      'TypeError: Windowed.mergeState: an argument must be another Windowed {"size":2,"metric":{',
    ],
    [
      'more updates than the window has',
      () => read({ state: { recent: [{}, {}, {}] } }),
      'TypeError: Windowed.fromJSON: state recent must be a list of at most 2 states; got Array(3)',
    ],
    [
      'a state that no data lead to',
      () => read({ state: { recent: [{ total: 2, count: 1 }] } }),
      'RangeError: Windowed.fromJSON: state recent 0 total must be 0 to 1 times count; got 2 of 1',
    ],
    [
      'a hole',
      () => read({ state: { recent: [null] } }),
      'TypeError: Windowed.fromJSON: state recent 0 must be an object of sums; got null',
    ],
    [
      'a document without a metric',
      () => read({ config: { size: 2 } }),
      'TypeError: metricFromJSON: class_name must be one of',
    ],
    [
      'a metric by name',
      () => Windowed.fromConfig({ size: 2, metric: 'accuracy' }),
      'TypeError: Windowed.fromConfig: metric must be a metric: metricFromJSON of rightly/registry makes one of a document; got "accuracy"',
    ],
  ])('%s', (_, act, message) => {
    expect(caught(act).join(': ').slice(0, message.length)).toBe(message);
  });
});
