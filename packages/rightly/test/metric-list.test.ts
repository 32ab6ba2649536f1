import * as fc from 'fast-check';
import {
  Accuracy,
  type AnyMeanMetric,
  BinaryAccuracy,
  CategoricalAccuracy,
  type Config,
  MetricList,
  SparseCategoricalAccuracy,
  SparseTopKCategoricalAccuracy,
  TopKCategoricalAccuracy,
} from 'rightly';
import { metricClasses } from 'rightly/registry';
import { describe, expect, test } from 'vitest';
import { toBatch } from '../src/core/batch.ts';
import { above, labels, less, scores } from '../src/core/verbs.ts';
import { Evaluator } from '../src/engines/host.ts';
import { column, inputsOf } from '../src/engines/vocabulary.ts';
import { type Sample, lawCase } from './arbitrary.ts';
import { caught } from './caught.ts';
import { kernels } from './environment.ts';
import { type ClassName, create } from './parity/classes.ts';

const y = [2, 1, 0, 3];
const p = [
  [0.1, 0.6, 0.3],
  [0.05, 0.95, 0],
  [0.2, 0.3, 0.5],
  [1, 0, 0],
];
const topThree = (): AnyMeanMetric[] => [
  new SparseCategoricalAccuracy({ name: 'accuracy' }),
  new SparseTopKCategoricalAccuracy({ k: 2, name: 'top2' }),
  new SparseTopKCategoricalAccuracy({ k: 3, name: 'top3' }),
];
const statesOf = ({ metrics }: MetricList): unknown[] => metrics.map(({ state }) => state);
const seen = (): MetricList => {
  const list = new MetricList(topThree());
  list.updateState(y, p);
  return list;
};

describe('a list of metrics', () => {
  test('counts a batch in each of them', () => {
    const list = seen();
    expect(statesOf(list)).toEqual([
      { total: 1, count: 4 },
      { total: 2, count: 4 },
      { total: 3, count: 4 },
    ]);
    expect(list.result()).toEqual({ accuracy: 0.25, top2: 0.5, top3: 0.75 });
    expect(Object.keys(list.result())).toEqual(['accuracy', 'top2', 'top3']);
  });

  test('weighs samples in each of them', () => {
    const list = new MetricList(topThree());
    list.updateState(y, p, { sampleWeight: [1, 2, 4, 8], mask: [true, true, true, false] });
    expect(statesOf(list)).toEqual([
      { total: 2, count: 7 },
      { total: 3, count: 7 },
      { total: 7, count: 7 },
    ]);
  });

  test('keeps the given instances, also when the array grows', () => {
    const metrics = topThree();
    const list = new MetricList(metrics);
    metrics.push(new Accuracy());
    expect(list.metrics).toEqual(metrics.slice(0, 3));
    list.metrics.forEach((metric, i) => expect(metric).toBe(metrics[i]));
    metrics[0]!.updateState(y, p);
    list.updateState(y, p);
    expect(list.metrics[0]!.state).toEqual({ total: 2, count: 8 });
    expect(list.metrics[1]!.state).toEqual({ total: 2, count: 4 });
  });

  test('may hold metrics that read their inputs in different ways', () => {
    const list = new MetricList([
      new Accuracy(),
      new BinaryAccuracy({ threshold: 0.6 }),
      new BinaryAccuracy({ threshold: 0.3 }),
      new CategoricalAccuracy(),
    ]);
    list.updateState(
      [
        [0, 1],
        [1, 0],
      ],
      [
        [0, 1],
        [0.5, 0.4],
      ],
    );
    expect(statesOf(list)).toEqual([
      { total: 1, count: 2 },
      { total: 1.5, count: 2 },
      { total: 1.5, count: 2 },
      { total: 2, count: 2 },
    ]);
  });

  test('is empty after a reset', () => {
    const list = seen();
    list.resetState();
    expect(statesOf(list)).toEqual(topThree().map(() => ({ total: 0, count: 0 })));
    expect(list.result()).toEqual({ accuracy: 0, top2: 0, top3: 0 });
  });

  test('changes nothing by an empty batch', () => {
    const list = seen();
    list.updateState([], []);
    expect(list.toJSON()).toEqual(seen().toJSON());
  });

  const alike: Readonly<Record<string, (k: number) => readonly [ClassName, Config]>> = {
    sparse: (k) =>
      k === 1
        ? ['SparseCategoricalAccuracy', { ignore_class: 0 }]
        : ['SparseTopKCategoricalAccuracy', { k: k - 1, ignore_class: k % 2 ? -1 : null }],
    'one-hot': (k) =>
      k === 1 ? ['CategoricalAccuracy', {}] : ['TopKCategoricalAccuracy', { k: k - 1 }],
  };
  const samplesOf = { sparse: 'SparseCategoricalAccuracy', 'one-hot': 'CategoricalAccuracy' };
  test.each(Object.entries(alike))('of %s metrics has the results of each alone', (kind, of) => {
    const drawn = lawCase(samplesOf[kind as keyof typeof samplesOf] as ClassName);
    const ks = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 5 });
    const reduction = fc.constantFrom('sample', 'element');
    fc.assert(
      fc.property(drawn, ks, reduction, fc.nat(12), ({ samples, weighted }, chosen, how, cut) => {
        const make = (): AnyMeanMetric[] =>
          chosen.map((k) => {
            const [className, config] = of(k);
            return create(className, { ...config, reduction: how });
          });
        const [list, alone] = [new MetricList(make()), make()];
        for (const part of [samples.slice(0, cut), samples.slice(cut)])
          for (const one of [list, ...alone]) update(one, part, weighted);
        expect(statesOf(list)).toEqual(alone.map(({ state }) => state));
      }),
    );
  });
});

const update = (
  to: MetricList | AnyMeanMetric,
  samples: readonly Sample[],
  weighted: boolean,
): void =>
  to.updateState(
    samples.map(({ truth }) => truth) as never,
    samples.map(({ prediction }) => prediction) as never,
    weighted ? { sampleWeight: samples.map(({ weight }) => weight) } : {},
  );

describe('one scan', () => {
  test('is made for argmax and every k', () => {
    const jobs = new MetricList(topThree()).prepare(y, p, {});
    expect(jobs.length).toBe(1);
    expect(jobs[0]!.evaluator!.columns.length).toBe(3);
    expect(jobs[0]!.evaluator!.programs.map(({ columns }) => columns)).toEqual([[0, 1, 2]]);
  });

  test('is made for metrics that differ in what they ignore and how they reduce', () => {
    const jobs = new MetricList([
      new SparseCategoricalAccuracy({ ignoreClass: 0 }),
      new SparseCategoricalAccuracy({ reduction: 'element' }),
    ]).prepare(y, p, {});
    expect(jobs.map(({ evaluator }) => evaluator!.programs.length)).toEqual([1]);
  });

  test('is made for each way to read the inputs', () => {
    const list = new MetricList([
      new CategoricalAccuracy(),
      new Accuracy(),
      new TopKCategoricalAccuracy(),
      new BinaryAccuracy(),
    ]);
    const jobs = list.prepare([[1, 0]], [[0, 1]], {});
    expect(jobs.map(({ evaluator }) => evaluator!.columns.length)).toEqual([2, 1, 1]);
  });

  test('evaluates equal parts once', () => {
    let asked = 0;
    const counts = above(labels('yTrue'), scores('yPred'));
    const counting = column('above', counts.args, (n, ...args: never[]) => {
      asked++;
      return counts.run!(n, ...args);
    });
    const columns = [1, 2, 3].map((k) => less(counting, k));
    const { n, inputs } = toBatch(inputsOf(columns[0]!), y, p, 'a test:');
    const found: number[][] = [[], [], []];
    new Evaluator(columns).run(n, inputs, (which, _, count, values) =>
      found[which]!.push(...Array.from(values).slice(0, count)),
    );
    expect(found).toEqual([
      [0, 1, 0, 0],
      [1, 1, 0, 0],
      [1, 1, 1, 0],
    ]);
    expect(asked).toBe(kernels ? 0 : 1);
  });
});

describe('names', () => {
  // oxfmt-ignore
  const cases: readonly (readonly [string, string[], string[]])[] = [
    ['stay what they are', ['a', 'b'], ['a', 'b']],
    ['that come again get a number', ['x', 'x', 'x'], ['x', 'x_1', 'x_2']],
    ['are counted one by one', ['x', 'y', 'x', 'y'], ['x', 'y', 'x_1', 'y_1']],
    ['are never given twice', ['x', 'x_1', 'x'], ['x', 'x_1', 'x_2']],
    ['are those of objects, too', ['__proto__', 'constructor', 'constructor'], ['__proto__', 'constructor', 'constructor_1']],
  ];
  test.each(cases)('%s', (_, given, expected) => {
    const list = new MetricList(given.map((name) => new Accuracy({ name })));
    expect(list.names).toEqual(expected);
    expect(new Set(list.names).size).toBe(given.length);
    list.updateState([1, 1], [1, 0]);
    expect(Object.keys(list.result())).toEqual(expected);
    expect(list.metrics.map(({ name }) => name)).toEqual(given);
  });
});

describe('an update that throws changes none of them:', () => {
  const lists: Readonly<Record<string, () => readonly AnyMeanMetric[]>> = {
    strings: () => [new Accuracy(), new BinaryAccuracy()],
    sorted: () => [
      new SparseCategoricalAccuracy(),
      new SparseTopKCategoricalAccuracy({ fromSortedIds: true }),
    ],
    hot: () => [new Accuracy(), new CategoricalAccuracy(), new TopKCategoricalAccuracy()],
    sparse: topThree,
  };
  const rows = [[1, 0]];
  // oxfmt-ignore
  const refused: readonly (readonly [what: string, list: string, by: RegExp, args: readonly unknown[], text: string])[] = [
    ['the second way to read the inputs refuses', 'strings', /^Binary/, [['a'], ['b']], 'yTrue must hold numbers, booleans, bigints; got "a" at [0]'],
    ['the second refuses elements', 'sorted', /^SparseTop/, [[1], [[1, 0.5]]], 'yPred must hold whole numbers; got 0.5 at [0,1]'],
    ['the second refuses when it scans', 'hot', /Categorical/, [[[NaN, 1]], rows], 'yTrue must not hold NaN; got NaN at [0,0]'],
    ['shapes', 'sparse', /./, [[1, 2], rows], 'yPred must be samples × classes, yTrue samples; got yTrue [2], yPred [1,2]'],
    ['weights', 'sparse', /./, [[1], rows, { sampleWeight: [-1] }], 'sampleWeight must hold finite numbers of at least 0; got -1 at [0]'],
    ['options', 'sparse', /./, [[1], rows, [1]], 'options must be an object of sampleWeight, mask; got Array(1)'],
    ['no truth', 'sparse', /./, [], 'yTrue must be an array, a typed array or { data, shape }; got undefined'],
  ];
  const both = refused.flatMap((line) => [
    { line, order: 'in order' },
    { line, order: 'reversed' },
  ]);
  // The metric that refuses is not always the last one.
  test.each(both)('$line.0, $order', ({ line: [, name, by, args, text], order }) => {
    const metrics = [...lists[name]!()];
    if (order === 'reversed') metrics.reverse();
    const list = new MetricList(metrics);
    for (const metric of metrics)
      metric.become({ ...metric.parts, total: [0.5, 0], count: [0.75, 0] });
    const classes = metrics.map((metric) => metric.toJSON().class_name);
    const [, got] = caught(() => list.updateState(...(args as [never, never])));
    expect(got).toBe(`${classes.find((own) => by.test(own))}.updateState: ${text}`);
    expect(statesOf(list)).toEqual(metrics.map(() => ({ total: 0.5, count: 0.75 })));
  });

  test('sums that overflow in the last', () => {
    const list = new MetricList([new Accuracy(), new Accuracy()]);
    list.metrics[1]!.updateState([1], [1], { sampleWeight: 1e308 });
    expect(caught(() => list.updateState([1], [1], { sampleWeight: 1e308 }))).toEqual([
      'RangeError',
      'Accuracy.updateState: total must be a finite sum; got Infinity',
    ]);
    expect(statesOf(list)).toEqual([
      { total: 0, count: 0 },
      { total: 1e308, count: 1e308 },
    ]);
  });

  test('the next update counts as usual', () => {
    const list = new MetricList(lists['hot']!());
    expect(caught(() => list.updateState([[1, NaN]], rows))[0]).toBe('RangeError');
    list.updateState(rows, rows);
    expect(statesOf(list)).toEqual([
      { total: 1, count: 1 },
      { total: 1, count: 1 },
      { total: 1, count: 1 },
    ]);
  });
});

const heavy = (): MetricList => {
  const list = new MetricList([new Accuracy(), new Accuracy()]);
  list.metrics[1]!.become({ ...list.metrics[1]!.parts, total: [1e308, 0], count: [1e308, 0] });
  list.metrics[0]!.become({ ...list.metrics[0]!.parts, total: [1, 0], count: [1, 0] });
  return list;
};

describe('mergeState', () => {
  test('adds the states of other lists', () => {
    const [a, b, c] = [seen(), seen(), seen()];
    a.mergeState(b, c);
    expect(statesOf(a)).toEqual([
      { total: 3, count: 12 },
      { total: 6, count: 12 },
      { total: 9, count: 12 },
    ]);
    expect(statesOf(b)).toEqual(statesOf(seen()));
  });

  test('of none adds nothing', () => {
    const list = seen();
    list.mergeState();
    expect(statesOf(list)).toEqual(statesOf(seen()));
  });

  const of = 'MetricList.mergeState: an argument must be a MetricList of 3 metrics; got';
  const another = 'must be another SparseTopKCategoricalAccuracy {"k":3}; got';
  const self = seen();
  const twice = seen();
  const [first, second] = topThree();
  const wider = new SparseTopKCategoricalAccuracy({ k: 9 });
  const one = new MetricList([new Accuracy()]);
  // oxfmt-ignore
  const refused: readonly (readonly [what: string, others: readonly unknown[], text: string])[] = [
    ['a metric', [new Accuracy()], `${of} Accuracy { name, dtype, direction, options, expression, counted, reduction }`],
    ['nothing', [undefined], `${of} undefined`],
    ['fewer metrics', [seen(), one], `${of} MetricList { metrics, names }`],
    ['a list whose last metric is another', [new MetricList([first!, second!, wider])], `MetricList.mergeState: top3: an argument ${another} SparseTopKCategoricalAccuracy {"k":9}`],
    ['a list whose last metric is of another class', [seen(), new MetricList([first!, second!, new Accuracy()])], `MetricList.mergeState: top3: an argument ${another} Accuracy {}`],
    ['itself', [self], 'MetricList.mergeState: accuracy: an argument must be another SparseCategoricalAccuracy {}; got itself'],
    ['the same twice', [twice, twice], 'MetricList.mergeState: accuracy: an argument must be another SparseCategoricalAccuracy {}; got the same twice'],
  ];
  test.each(refused)('refuses %s, and adds nothing', (_, others, text) => {
    const before = structuredClone(statesOf(self));
    const [kind, got] = caught(() => self.mergeState(...(others as MetricList[])));
    expect(kind).toBe('TypeError');
    // The private fields of a metric or a list do not matter.
    expect(got.replace(/ \{ .*\}$/, '')).toBe(text.replace(/ \{ .*\}$/, ''));
    expect(statesOf(self)).toEqual(before);
  });

  test('refuses sums that overflow, and adds nothing', () => {
    const list = heavy();
    expect(caught(() => list.mergeState(heavy()))).toEqual([
      'RangeError',
      'MetricList.mergeState: accuracy_1: total must be a finite sum; got Infinity',
    ]);
    expect(statesOf(list)).toEqual(statesOf(heavy()));
  });
});

const back = (list: MetricList): MetricList =>
  MetricList.fromJSON(JSON.parse(JSON.stringify(list)), metricClasses);

describe('as JSON', () => {
  test('a document holds the documents of its metrics', () => {
    const list = seen();
    expect(JSON.parse(JSON.stringify(list))).toEqual({
      version: 1,
      class_name: 'MetricList',
      metrics: list.metrics.map((metric) => JSON.parse(JSON.stringify(metric)) as unknown),
    });
  });

  test('a restored list continues', () => {
    const list = seen();
    const again = back(list);
    expect(again).toBeInstanceOf(MetricList);
    expect(again.names).toEqual(list.names);
    expect(again.metrics.map(({ constructor }) => constructor)).toEqual(
      list.metrics.map(({ constructor }) => constructor),
    );
    for (const one of [list, again]) one.updateState(y, p, { sampleWeight: 0.1 });
    expect(again.toJSON()).toEqual(list.toJSON());
    again.mergeState(seen());
  });

  test('repeated names are restored', () => {
    const list = new MetricList([new Accuracy({ name: 'x' }), new Accuracy({ name: 'x' })]);
    expect(back(list).names).toEqual(['x', 'x_1']);
  });

  const saved = seen().toJSON();
  const wanted = 'MetricList.fromJSON: the document must be version 1 of a saved MetricList; got';
  const [broken] = saved.metrics;
  // oxfmt-ignore
  const refused: readonly (readonly [what: string, document: unknown, kind: string, text: string])[] = [
    ['null', null, 'TypeError', `${wanted} version undefined of undefined`],
    ['a metric', new Accuracy().toJSON(), 'TypeError', `${wanted} version 2 of Accuracy`],
    ['a newer version', { ...saved, version: 2 }, 'TypeError', `${wanted} version 2 of MetricList`],
    ['an unknown class', { ...saved, metrics: [{ ...broken, class_name: 'Precision' }] }, 'TypeError', 'MetricList.fromJSON: class_name must be one of SparseCategoricalAccuracy, Accuracy; got "Precision"'],
    ['a class that is not given', { ...saved, metrics: [new BinaryAccuracy().toJSON()] }, 'TypeError', 'MetricList.fromJSON: class_name must be one of SparseCategoricalAccuracy, Accuracy; got "BinaryAccuracy"'],
    ['null for a metric', { ...saved, metrics: [null] }, 'TypeError', 'MetricList.fromJSON: class_name must be one of SparseCategoricalAccuracy, Accuracy; got undefined'],
    ['no metrics', { ...saved, metrics: [] }, 'TypeError', 'MetricList.constructor: metrics must be an array of metrics; got Array(0)'],
    ['a malformed state', { ...saved, metrics: [{ ...broken, state: { total: 1 } }] }, 'RangeError', 'SparseCategoricalAccuracy.fromJSON: state count must be a finite sum; got undefined'],
    ['more right than there are', { ...saved, metrics: [{ ...broken, state: { total: 5, count: 3 } }] }, 'RangeError', 'SparseCategoricalAccuracy.fromJSON: state total must be 0 to 1 times count; got 5 of 3'],
  ];
  test.each(refused)('refuses %s', (_, document, ...expected) => {
    expect(
      caught(() => MetricList.fromJSON(document, [SparseCategoricalAccuracy, Accuracy])),
    ).toEqual(expected);
  });

  test('refuses metrics that are no list, in words', () => {
    const [kind, text] = caught(() =>
      MetricList.fromJSON({ ...saved, metrics: {} }, metricClasses),
    );
    expect(kind).toBe('TypeError');
    expect(text).toMatch(/^MetricList\.fromJSON: .* must .*; got /);
  });
});

describe('the constructor', () => {
  const what = 'MetricList.constructor: metrics must';
  const twice = new Accuracy({ name: 'mine' });
  // oxfmt-ignore
  const refused: readonly (readonly [what: string, metrics: unknown, text: string])[] = [
    ['nothing', undefined, `${what} be an array of metrics; got undefined`],
    ['no metrics', [], `${what} be an array of metrics; got Array(0)`],
    ['a class', [Accuracy], `${what} hold metrics; got `],
    ['a name', ['accuracy'], `${what} hold metrics; got "accuracy"`],
    ['an object', [{ name: 'accuracy' }], `${what} hold metrics; got Object { name }`],
    ['an instance twice', [twice, new Accuracy(), twice], `${what} be different instances; got "mine" twice`],
    ['a hole', Array.from({ length: 1 }), `${what} hold metrics; got undefined`],
  ];
  test.each(refused)('refuses %s', (_, metrics, text) => {
    const [kind, got] = caught(() => new MetricList(metrics as AnyMeanMetric[]));
    expect(kind).toBe('TypeError');
    expect(got.slice(0, text.length)).toBe(text);
  });

  test('refuses a metric that is no array, without printing it whole', () => {
    const [kind, got] = caught(() => new MetricList(new Accuracy() as never));
    expect(kind).toBe('TypeError');
    expect(got).toMatch(
      /^MetricList\.constructor: metrics must be an array of metrics; got Accuracy/,
    );
  });
});
