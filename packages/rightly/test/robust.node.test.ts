import { inspect } from 'node:util';
import { type AnyMetric, Accuracy, BinaryAccuracy, F1Score, Mean, MetricList } from 'rightly';
import { CompileMetrics } from 'rightly/compile';
import {
  deserialize,
  get,
  getLoss,
  metricClasses,
  metricFromJSON,
  serialize,
} from 'rightly/registry';
import { evaluationQuery } from 'rightly/sql';
import { describe, expect, test } from 'vitest';
import { counted } from './catalogue/ways.ts';
import { caught } from './caught.ts';

const long = 'x'.repeat(1e6);

describe('errors are those of the library, and short:', () => {
  test.each<[string, () => unknown, string]>([
    [
      'no custom objects',
      () => get('mse', null as never),
      'get: identifier customObjects must be an object of classes and functions; got null',
    ],
    [
      'the same of a loss',
      () => getLoss('mse', null as never),
      'customObjects must be an object of classes and functions; got null',
    ],
    [
      'the same of a document',
      () => metricFromJSON({}, null as never),
      'metricFromJSON: customObjects must be an object of classes and functions; got null',
    ],
    [
      'a name that is a symbol',
      () => deserialize({ class_name: 'x', registered_name: Symbol('x') } as never),
      'deserialize: must be a metric',
    ],
    [
      'a document whose class is an object that says how long it is',
      () => metricFromJSON({ version: { length: {}, x: 1 }, class_name: 'Accuracy' }),
      'got version Object { length, x } of Accuracy',
    ],
    [
      'a document whose version says of what class it is',
      () => metricFromJSON({ version: { constructor: { name: {} } }, class_name: 'Accuracy' }),
      'got version Object { constructor } of Accuracy',
    ],
    [
      'a shape that claims to be iterable',
      () =>
        new Accuracy().updateState(
          { data: [1, 2], shape: new Proxy({}, { get: () => 1 }) } as never,
          [1],
        ),
      'have a shape that fits its data',
    ],
    [
      'a document without anything',
      () => metricFromJSON({ version: Symbol('v'), class_name: 'Accuracy' }),
      'got version Symbol(v) of Accuracy',
    ],
    [
      'a list, where a metric is serialized',
      () => serialize(new MetricList([new Accuracy()]) as never),
      'serialize: the argument must be a metric or a function; got MetricList',
    ],
    [
      'no list of metrics for a query',
      () => evaluationQuery({} as never, {} as never),
      'evaluationQuery metrics must be an array; got Object {  }',
    ],
    [
      'no source of a query',
      () => evaluationQuery([new Accuracy()], null as never),
      'evaluationQuery source must be an object of from, yTrue and yPred; got null',
    ],
    [
      'a hole in a list of metrics',
      // oxlint-disable-next-line no-sparse-arrays -- that is what is refused
      () => new MetricList([new Accuracy(), , new Mean()] as never),
      'MetricList.constructor: metrics must hold metrics; got undefined',
    ], // oxlint-disable-line no-sparse-arrays
    [
      'a list of holes',
      () => new MetricList(Object.assign([], { length: 4e9 })),
      'must hold metrics; got undefined',
    ],
    [
      'a list that holds itself',
      () => new CompileMetrics({ metrics: selfish() }),
      'must have at most 65536 lists and metrics, nested at most 64 deep; got Array(1)',
    ],
    [
      'classes that are none',
      () =>
        MetricList.fromJSON({ version: 1, class_name: 'MetricList', metrics: [] }, [1] as never),
      'classes must be the classes of the metrics',
    ],
    [
      'a bigint for a number',
      () => new BinaryAccuracy({ threshold: 1n as never }),
      'BinaryAccuracy.constructor: threshold must be a finite number; got 1',
    ],
    [
      'a symbol for a number',
      () => new BinaryAccuracy({ threshold: Symbol('x') as never }),
      'must be a finite number; got Symbol(x)',
    ],
    ['a long option', () => new BinaryAccuracy({ [long]: 1 }), 'got "xxx'],
    ['a long name of a metric', () => get(long), 'get: identifier must be a metric'],
    [
      'long names of classes',
      () =>
        counted(new F1Score({ classes: [long, `${long}y`], sparseYTrue: true }), [
          [['q'], [[1, 0]]],
        ]),
      'hold names of 2 classes: "xxx',
    ],
    [
      'a list of a thousand million thresholds',
      () => new F1Score({ classes: Object.assign([], { length: 1e9 }) }),
      'classes must be a list of distinct, non-empty strings; got Array(1000000000)',
    ],
  ])('%s', (_, act, message) => {
    const [, text] = caught(act);
    expect(text).toContain(message);
    expect(text.length).toBeLessThan(4500);
  });
});

function selfish(): never {
  const list: unknown[] = [];
  list.push(list);
  return list as never;
}

describe('options are an object’s own properties:', () => {
  test('inherited properties are no options', () => {
    const metric = new BinaryAccuracy(Object.create({ threshold: 0.9 }) as object);
    expect(metric.getConfig()['threshold']).toBe(0.5);
    metric.updateState([1, 0], [1, 1], Object.create({ mask: [false, false] }) as object);
    expect(metric.state.count).toBe(2);
    const names = new CompileMetrics(Object.create({ metrics: ['mse'] }) as object).names;
    expect(names).toEqual([]);
  });

  test('an output can be called constructor', () => {
    const metrics = new CompileMetrics({
      outputNames: ['constructor', 'b'],
      metrics: { b: 'mse' },
    });
    expect(metrics.names).toEqual(['b_mse']);
  });
});

const saved = (className: string, state: object): object => ({
  version: 2,
  class_name: className,
  config: className === 'MeanIoU' ? { num_classes: 2 } : {},
  state,
});
describe('a state that no data can have is refused:', () => {
  test.each([
    [
      'a total without a count',
      'MeanSquaredError',
      { total: 3, count: 0 },
      'total must be a finite number times count; got 3 of 0',
    ],
    [
      'a total of a subnormal count',
      'MeanSquaredError',
      { total: 1, count: 5e-324 },
      'total must be a finite number times count; got 1 of 5e-324',
    ],
    ['a negative count', 'MeanSquaredError', { total: 0, count: -1 }, 'must be'],
    [
      'the same of values',
      'Mean',
      { total: 3, count: 0 },
      'total must be a finite number times count; got 3 of 0',
    ],
    [
      'the same of an accuracy',
      'Accuracy',
      { total: 1, count: 0 },
      'total must be 0 to 1 times count; got 1 of 0',
    ],
    [
      'squares of no samples',
      'MeanSquaredError',
      { total: 3, count: 2, spread: { ww: 2, wwx: 3, wwxx: 5, samples: 0 } },
      'spread must be null, or sums of squares and samples',
    ],
    [
      'squares that are below 0 with what compensates them',
      'MeanSquaredError',
      {
        total: 3,
        count: 2,
        spread: { ww: -0, wwx: 3, wwxx: 5, samples: 2 },
        compensation: { spread: { ww: -1e-17 } },
      },
      'spread must be null, or sums of squares and samples',
    ],
    [
      'half a sample',
      'MeanSquaredError',
      { total: 3, count: 2, spread: { ww: 2, wwx: 3, wwxx: 5, samples: 1.5 } },
      'spread must be null, or sums of squares and samples',
    ],
    [
      'moments without a weight',
      'R2Score',
      {
        classes: 1,
        residuals: {},
        elements: {},
        moments: { 0: { weight: 0, meanX: 1, meanY: 0, xx: 0, yy: 0, xy: 0 } },
      },
      'moments 0 must be 0 without a weight',
    ],
    [
      'more hits than samples',
      'BalancedAccuracy',
      { classes: 2, hits: { 0: 5 }, truths: { 0: 3 } },
      'hits 0 must be at most truths, 3; got 5',
    ],
    [
      'a symbol',
      'MeanSquaredError',
      { total: Symbol('x'), count: 1 },
      'total must be a finite sum; got Symbol(x)',
    ],
    [
      'a bigint for the rest of a sum',
      'MeanSquaredError',
      { total: 1, count: 1, compensation: { total: 1n } },
      'total must be a finite sum; got 1',
    ],
  ])('%s', (_, className, state, message) => {
    expect(() => metricFromJSON(saved(className, state))).toThrow(message);
  });
});

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
const made = (own: (typeof metricClasses)[number]): AnyMetric => {
  const metric = new own(required[own.definition.className] as never);
  for (const [yTrue, yPred] of [
    [
      [1, 0],
      [0.75, 0.5],
    ],
    [
      [
        [0, 1],
        [1, 0],
      ],
      [
        [0.25, 0.75],
        [0.5, 0.5],
      ],
    ],
    [
      [1, 0],
      [
        [0.25, 0.75],
        [0.5, 0.5],
      ],
    ],
    [
      [1, 0],
      [1, 0],
    ],
  ])
    try {
      metric.updateState(yTrue, definitionTakes(own) ? undefined : yPred);
      break;
    } catch {
      // A value of another form.
    }
  return metric;
};
const definitionTakes = (own: (typeof metricClasses)[number]): boolean =>
  own.definition.takesValues ?? false;

/** Replaces every value in an object, at any depth. */
function spoil(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, part] of Object.entries(value)) {
    spoil(part);
    try {
      (value as Record<string, unknown>)[key] = 'spoiled';
    } catch {
      // The object is frozen.
    }
  }
}

describe.each(metricClasses.map((own) => [own.definition.className, own] as const))(
  '%s',
  (name, own) => {
    test('is not affected by changes of its state, document or configuration', () => {
      const metric = made(own);
      const before = JSON.stringify(metric);
      for (const part of [metric.state, metric.toJSON(), metric.getConfig(), metric.result()])
        spoil(part);
      expect(JSON.stringify(metric)).toBe(before);
    });

    test('shows its name, result and state', () => {
      const metric = made(own);
      const text = `${name} "${metric.name}": ${JSON.stringify(metric.result())}, ${JSON.stringify(metric.state)}`;
      expect(String(metric).slice(0, 200)).toBe(text.slice(0, 200));
      expect(inspect(metric)).toBe(String(metric));
      expect(String(metric).length).toBeLessThan(1001);
      // Deno calls this name.
      const own2 = metric as unknown as Record<symbol, () => string>;
      expect(own2[Symbol.for('Deno.customInspect')]!()).toBe(String(metric));
    });
  },
);
