/* oxlint-disable unicorn/consistent-function-scoping -- helpers stand beside the cases that use them */
/* oxlint-disable unicorn/no-array-reverse -- toReversed is newer than the oldest Node */
/* oxlint-disable vitest/expect-expect -- expectEverywhere expects */
/* oxlint-disable typescript/no-unnecessary-type-assertion -- the assertion says what a reader expects */
import {
  type AnyMetric,
  BinaryAccuracy,
  type Definition,
  MeanMetric,
  Metric,
  MetricList,
  type MetricOptions,
  SparseCategoricalAccuracy,
  type State,
  type Summands,
} from 'rightly';
import { CompileMetrics } from 'rightly/compile';
import { deserialize, metricFromJSON, serialize } from 'rightly/registry';
import { updateStateAsync } from 'rightly/threads';
import {
  abs,
  argmax,
  bucket,
  classes,
  type Column,
  differs,
  equal,
  greater,
  labels,
  less,
  minus,
  numbers,
  place,
  plus,
  reals,
  scores,
  times,
} from 'rightly/verbs';
import { describe, expect, test } from 'vitest';
import { caught } from '../caught.ts';
import { AllRight, ErrorRate, made } from './own.ts';
import { type Batch, counted, expectEverywhere } from './ways.ts';

/* A user's own metrics: sums and a formula, declared or counted by hand. */

const nothing = (): number => 0;

describe('Declarations are checked:', () => {
  const y = numbers('yTrue');
  const p = numbers('yPred');
  const conditions =
    'equal, differs, less, amongFirst, not, both, isPlace, positive, isNumber, isCalled';
  const where = `Made.constructor: the sums: n: where must be a condition (${conditions}); got`;
  const keys = `be whole numbers or names (${conditions}, labels, classes, ids, argmax, predicted, place, bucket, score, bin, reaches); got`;
  // oxfmt-ignore
  test.each<[string, () => Summands, string]>([
    ['a factor for a condition', () => ({ n: { where: times(plus(y, p), 0.5) } }), `${where} times`],
    ['a comparison that NaN does not answer', () => ({ n: { where: greater(p, 0.5), value: y } }), `${where} greater`],
    ['a number for a condition', () => ({ n: { where: p, value: y } }), `${where} numbers`],
    ['keys that may be fractions', () => ({ n: { by: p, value: y } }), `Made.constructor: the sums: n: by must ${keys} numbers`],
    ['a second key that may be a fraction', () => ({ n: { by: [labels('yTrue'), abs(reals('yPred'))] } }), `Made.constructor: the sums: n: by must ${keys} abs`],
    ['one input alone', () => ({ n: { by: labels('yTrue') } }), 'Made.constructor: the sums must read yTrue and yPred; got one that reads yTrue alone'],
    ['no input', () => ({ n: {} }), 'Made.constructor: the sums must read yTrue and yPred; got neither'],
    ['an input in two ways', () => ({ n: { by: labels('yTrue') }, m: { by: argmax(scores('yPred')), where: equal(classes('yTrue'), argmax(scores('yPred'))) } }), 'Made.constructor: the sums must read yTrue in one way; got labels(yTrue) and classes(yTrue)'],
    ['a sum that is called like what states have', () => ({ compensation: { value: y, where: equal(y, p) } }), 'Made.constructor: a sum must have another name; got "compensation"'],
    ['a sum that is called like what every object has', () => ({ toString: { value: y, where: equal(y, p) } }), 'Made.constructor: a sum must have another name; got "toString"'],
    ['a sum that is called like a prototype', () => JSON.parse('{"__proto__":0}') && ({ ['__proto__']: { value: y, where: equal(y, p) } }), 'Made.constructor: a sum must have another name; got "__proto__"'],
  ])('%s', (_, sums, text) => {
    expect(caught(() => new (made(sums, nothing))())).toEqual(['TypeError', text]);
  });

  test('a sum named like the number of classes', () => {
    const sums = (): Summands => ({
      classes: { by: labels('yTrue'), where: equal(labels('yTrue'), argmax(scores('yPred'))) },
    });
    expect(caught(() => new (made(sums, nothing))())).toEqual([
      'TypeError',
      'Made.constructor: the sums must have no sum with the name of the number of classes; got classes',
    ]);
  });

  test('counted must be a condition: engines would treat a factor differently', () => {
    const factored = (counts: Column): unknown =>
      new (class Factored extends MeanMetric {
        static readonly definition: Definition<object> = {
          className: 'Factored',
          name: 'factored',
          range: [0, 1],
          options: {},
          value: () => equal(numbers('yTrue'), numbers('yPred')),
          counted: () => counts,
        };
      })();
    expect(caught(() => factored(times(plus(y, p), 0.5)))).toEqual([
      'TypeError',
      `Factored.constructor counted must be a condition (${conditions}); got times`.replace(
        'constructor counted',
        'constructor: counted',
      ),
    ]);
    expect(caught(() => factored(differs(y, 7)))).toEqual(['nothing', 'was thrown']);
  });

  test('a sum by hand cannot have that name either', () => {
    class Named extends Metric<string> {
      static readonly definition = { className: 'Named', name: 'named', options: {} } as const;
      constructor(sum: string) {
        super([sum]);
      }
      protected formula(): number {
        return 0;
      }
    }
    for (const sum of ['compensation', 'constructor', '__proto__'])
      expect(caught(() => new Named(sum))[1]).toMatch(
        /^Named.constructor: a sum must have another name;/,
      );
  });
});

// oxfmt-ignore
describe('Sums of every kind are counted:', () => {
  const [y, p] = [classes('yTrue'), classes('yPred')];

  test('by pairs of names', () => {
    const Confusion = made(() => ({ cells: { by: [y, p] } }), (found) => found.grid('cells').at('__proto__')?.at('1') ?? 0);
    const batch: Batch = [['__proto__', '__proto__', 'a', '1'], ['1', '__proto__', '1', 'a'], { sampleWeight: [2, 3, 5, 7] }];
    const metric = counted(new Confusion(), [batch]);
    expect(JSON.stringify(metric.state)).toBe('{"cells":{"\\"1\\"":{"a":7},"__proto__":{"\\"1\\"":2,"__proto__":3},"a":{"\\"1\\"":5}}}');
    const back = metricFromJSON(JSON.parse(JSON.stringify(metric)), { Confusion } as never);
    expect(back.toJSON()).toEqual(metric.toJSON());
    back.mergeState(metric);
    expect(back.result()).toBe(4);
  });

  test('the same pairs in another order are the same state', () => {
    const Confusion = made(() => ({ cells: { by: [y, p] } }), nothing);
    const pairs = [[3, -1], ['b', 'a'], [2n ** 60n, 3], [3, 3], ['a', 'b'], ['a', 'a']] as const;
    const [one, other] = [pairs, [...pairs].reverse()].map((all) => counted(new Confusion(), all.map(([a, b]): Batch => [[a], [b]])));
    expect(JSON.stringify(other!.state)).toBe(JSON.stringify(one!.state));
  });

  test('one number for all, with a condition and a value', () => {
    const Off = made(
      () => {
        const off = abs(minus(reals('yTrue'), reals('yPred')));
        return { all: { value: off }, large: { value: off, where: less(minus(3, off) as Column, 0) }, n: {} };
      },
      (found) => [found.scalar('all'), found.scalar('large'), found.scalar('n')],
    );
    expectEverywhere(['', () => new Off(), [[[1, 2, 3], [1, 7, 2], { sampleWeight: [5, 2, 3] }], [[10], [0]]], [23, 20, 11]]);
  });

  test('rows of the truth beside a column of predictions: each element counts', () => {
    const Truths = made(() => ({ places: { value: scores('yTrue'), by: place(scores('yTrue')) }, calls: { by: labels('yPred') } }), (found) => [0, 1, 2].map((c) => found.cells('places').at(c)));
    expectEverywhere(['', () => new Truths(), [[[[1, 2, 3], [4, 5, 6]], [0, 1], { sampleWeight: [1, 10] }]], [41, 52, 63]]);
  });

  test('a column beside rows counts for each of their elements', () => {
    const ByLabel = made(() => ({ cells: { by: [labels('yTrue'), place(scores('yPred'))], value: scores('yPred') } }), (found) => [found.grid('cells').at(7)!.at(0), found.grid('cells').at(7)!.at(1), found.grid('cells').at(-1)!.at(1)]);
    expectEverywhere(['', () => new ByLabel(), [[BigInt64Array.of(7n, -1n, 7n), [[1, 2], [3, 4], [5, 6]]]], [6, 8, 4]]);
  });

  test('a value that is not finite is refused, unless it does not count', () => {
    const Sum = made(() => ({ sum: { value: reals('yPred'), where: differs(reals('yTrue'), 0) } }), (found) => found.scalar('sum'));
    const metric = counted(new Sum(), [[[1, 0], [2, NaN]], [[1, 1], [3, Infinity], { sampleWeight: [1, 0] }]]);
    expect(metric.result()).toBe(5);
    expect(caught(() => metric.updateState([[1, 1]], [[1, NaN]]))).toEqual(['RangeError', 'Made.updateState: the value of a sample must be a finite number; got NaN at [0,1], of yTrue 1, yPred NaN']);
    expect(metric.result()).toBe(5);
  });

  test('negative values are counted, and restored', () => {
    const Bias = made(() => ({ by: { value: minus(reals('yPred'), reals('yTrue')), by: bucket(reals('yTrue'), [0]) } }), (found) => [found.cells('by').at(0), found.cells('by').at(1)]);
    expectEverywhere(['', () => new Bias(), [[[-1, 2], [-3, 1]]], [-2, -1]]);
  });
});

describe('An own class works wherever it can run:', () => {
  const rows: Batch = [
    [0, 0, 1],
    [
      [0.9, 0.1],
      [0.2, 0.8],
      [0.3, 0.7],
    ],
  ];

  test('declared sums, in a list, compiled, saved, awaited and serialized', async () => {
    const list = new MetricList([new ErrorRate(), new SparseCategoricalAccuracy()]);
    list.updateState(...rows);
    await updateStateAsync(list, ...rows);
    expect(list.result()).toEqual({ error_rate: [0.5, 0], sparse_categorical_accuracy: 2 / 3 });
    const again = MetricList.fromJSON(JSON.parse(JSON.stringify(list)), [
      ErrorRate,
      SparseCategoricalAccuracy,
    ]);
    again.mergeState(list as never);
    expect(again.metrics[0]!.state).toEqual({ wrong: { 0: 4 }, all: { 0: 8, 1: 4 } });
    const compiled = new CompileMetrics({ metrics: [new ErrorRate(), 'accuracy'] });
    compiled.updateState(...rows);
    expect(compiled.result()).toEqual({ error_rate: [0.5, 0], accuracy: 2 / 3 });
    const written = serialize(new ErrorRate({ name: 'mine' }));
    expect(written.registered_name).toBe('Custom>ErrorRate');
    expect(deserialize(written, { ErrorRate }).name).toBe('mine');
    expect(caught(() => deserialize(written))[1]).toMatch(/^deserialize: must be a metric, /);
  });

  test('sums by hand, in a list, compiled, saved and awaited', async () => {
    const [yTrue, yPred] = [
      [1, 0, 1, 1],
      [1, 1, 1, 0],
    ];
    const list = new MetricList([new BinaryAccuracy(), new AllRight()]);
    list.updateState(yTrue, yPred, { sampleWeight: [1, 1, 1, 3] });
    await updateStateAsync(list, yTrue, yPred);
    expect(list.result()).toEqual({ binary_accuracy: 4 / 10, all_right: 4 / 10 });
    const alone = new AllRight();
    await updateStateAsync(alone, yTrue, yPred);
    expect(alone.result()).toBe(0.5);
    const compiled = new CompileMetrics({
      metrics: [new AllRight()],
      weightedMetrics: ['binary_accuracy'],
    });
    compiled.updateState(yTrue, yPred, { sampleWeight: [1, 1, 1, 3] });
    expect(compiled.result()).toEqual({ all_right: 0.5, binary_accuracy: 1 / 3 });
    const back = metricFromJSON(JSON.parse(JSON.stringify(alone)), { AllRight });
    back.mergeState(alone);
    expect(back.state).toEqual({ right: 4, all: 8 });
  });

  test('where it throws, no metric counts, in any order', () => {
    for (const metrics of [
      [new AllRight(), new BinaryAccuracy()],
      [new BinaryAccuracy(), new AllRight()],
    ]) {
      const list = new MetricList(metrics);
      list.updateState([1], [1]);
      const before = JSON.stringify(list);
      expect(() => list.updateState([1, null] as never, [1, 1])).toThrow(/ must hold /);
      expect(() => list.updateState([1, 1], [1, 1], { sampleWeight: [1, -1] })).toThrow(
        /sampleWeight must /,
      );
      expect(JSON.stringify(list)).toBe(before);
      const compiled = new CompileMetrics({
        metrics: metrics.map((metric) => metric as AnyMetric),
      });
      expect(() => compiled.updateState([1, null] as never, [1, 1])).toThrow(/ must hold /);
      expect(JSON.stringify(list)).toBe(before);
    }
  });

  test('where a sum overflows, no metric counts', () => {
    class Large extends Metric<'n'> {
      static readonly definition = { className: 'Large', name: 'large', options: {} } as const;
      constructor(options?: MetricOptions) {
        super(['n'], options);
      }
      updateState(yTrue: readonly number[]): void {
        this.add({ n: yTrue[0]! * 1e308 });
      }
      protected formula({ n }: State<'n'>): number {
        return n;
      }
    }
    const list = new MetricList([new Large(), new BinaryAccuracy()]);
    list.updateState([1], [1]);
    expect(caught(() => list.updateState([1], [1]))).toEqual([
      'RangeError',
      'Large.updateState: n must be a finite sum; got Infinity',
    ]);
    expect(list.result()).toEqual({ large: 1e308, binary_accuracy: 1 });
  });

  test('a metric without updateState(yTrue, yPred) is refused, with the reason', () => {
    class Alone extends Metric<'n'> {
      static readonly definition = { className: 'Alone', name: 'alone', options: {} } as const;
      constructor() {
        super(['n']);
      }
      protected formula({ n }: State<'n'>): number {
        return n;
      }
    }
    for (const refusing of [
      (): unknown => new MetricList([new Alone() as never]),
      (): unknown => new CompileMetrics({ metrics: [new Alone()] }),
    ])
      expect(caught(refusing)[1]).toMatch(
        /: metrics must hold metrics that compare yTrue and yPred; got Alone "alone", which has no updateState$/,
      );
  });
});
