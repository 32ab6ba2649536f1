import {
  Accuracy,
  accuracy,
  BinaryAccuracy,
  binaryAccuracy,
  categoricalAccuracy,
  Mean,
  SparseCategoricalAccuracy,
  sparseCategoricalAccuracy,
  SparseTopKCategoricalAccuracy,
  sparseTopKCategoricalAccuracy,
  TopKCategoricalAccuracy,
  topKCategoricalAccuracy,
} from 'rightly';
import { metricClasses, metricFromJSON } from 'rightly/registry';
import { describe, expect, test } from 'vitest';
import { caught } from './caught.ts';

type Row = readonly [
  what: string,
  act: () => unknown,
  kind: 'TypeError' | 'RangeError',
  text: string,
];

const throwsExactly = (rows: readonly Row[]): void => {
  test.each(rows)('%s', (_, act, ...expected) => {
    expect(caught(act)).toEqual(expected);
  });
};

/** A value that no type allows. */
const bad = (value: unknown): never => value as never;

describe('constructor', () => {
  const known = 'options must be an object of name, dtype, reduction, threshold; got';
  const topK = 'SparseTopKCategoricalAccuracy.constructor:';
  const wholeK = 'must be a whole number of at least 1; got';
  // oxfmt-ignore
  throwsExactly([
    ['an unknown option', () => new BinaryAccuracy(bad({ treshold: 0.3 })), 'TypeError', `BinaryAccuracy.constructor: ${known} "treshold"`],
    ['a snake_case option', () => new SparseTopKCategoricalAccuracy(bad({ from_sorted_ids: true })), 'TypeError', `${topK} options must be an object of name, dtype, reduction, k, fromSortedIds, classes, ignoreClass; got "from_sorted_ids"`],
    ['an option of another class', () => new Accuracy(bad({ k: 3 })), 'TypeError', 'Accuracy.constructor: options must be an object of name, dtype, reduction; got "k"'],
    ['a number', () => new BinaryAccuracy(bad(0.3)), 'TypeError', `BinaryAccuracy.constructor: ${known} 0.3`],
    ['a string', () => new BinaryAccuracy(bad('acc')), 'TypeError', `BinaryAccuracy.constructor: ${known} "acc"`],
    ['null', () => new BinaryAccuracy(bad(null)), 'TypeError', `BinaryAccuracy.constructor: ${known} null`],
    ['an array', () => new BinaryAccuracy(bad([0.3])), 'TypeError', `BinaryAccuracy.constructor: ${known} Array(1)`],
    ['k 0', () => new TopKCategoricalAccuracy({ k: 0 }), 'RangeError', `TopKCategoricalAccuracy.constructor: k ${wholeK} 0`],
    ['k 1.5', () => new SparseTopKCategoricalAccuracy({ k: 1.5 }), 'RangeError', `${topK} k ${wholeK} 1.5`],
    ['k NaN', () => new SparseTopKCategoricalAccuracy({ k: NaN }), 'RangeError', `${topK} k ${wholeK} NaN`],
    ['k infinite', () => new SparseTopKCategoricalAccuracy({ k: Infinity }), 'RangeError', `${topK} k ${wholeK} Infinity`],
    ["k '3'", () => new SparseTopKCategoricalAccuracy({ k: bad('3') }), 'TypeError', `${topK} k ${wholeK} "3"`],
    ['fromSortedIds 1', () => new SparseTopKCategoricalAccuracy({ fromSortedIds: bad(1) }), 'TypeError', `${topK} fromSortedIds must be false or true; got 1`],
    ['ignoreClass 0.5', () => new SparseTopKCategoricalAccuracy({ ignoreClass: 0.5 }), 'RangeError', `${topK} ignoreClass must be a whole number, or with classes a name; got 0.5`],
    ["ignoreClass '-1'", () => new SparseCategoricalAccuracy({ ignoreClass: bad('-1') }), 'TypeError', 'SparseCategoricalAccuracy.constructor: ignoreClass must be a whole number, or with classes a name; got "-1"'],
    ['threshold NaN', () => new BinaryAccuracy({ threshold: NaN }), 'RangeError', 'BinaryAccuracy.constructor: threshold must be a finite number; got NaN'],
    ['threshold infinite', () => new BinaryAccuracy({ threshold: Infinity }), 'RangeError', 'BinaryAccuracy.constructor: threshold must be a finite number; got Infinity'],
    ['threshold an array', () => new BinaryAccuracy({ threshold: bad([0.5]) }), 'TypeError', 'BinaryAccuracy.constructor: threshold must be a finite number; got Array(1)'],
    ['name 3', () => new Accuracy({ name: bad(3) }), 'TypeError', 'Accuracy.constructor: name must be a string; got 3'],
    ['dtype int8', () => new Accuracy({ dtype: bad('int8') }), 'RangeError', 'Accuracy.constructor: dtype must be float64 or float32 or float16 or bfloat16; got "int8"'],
    ['dtype 32', () => new Accuracy({ dtype: bad(32) }), 'TypeError', 'Accuracy.constructor: dtype must be float64 or float32 or float16 or bfloat16; got 32'],
    ['reduction mean', () => new Accuracy({ reduction: bad('mean') }), 'RangeError', 'Accuracy.constructor: reduction must be sample or element; got "mean"'],
  ]);
});

describe('functions', () => {
  // oxfmt-ignore
  throwsExactly([
    ['an unknown option', () => binaryAccuracy([1], [1], bad({ treshold: 0.3 })), 'TypeError', 'binaryAccuracy: options must be an object of threshold; got "treshold"'],
    ['an option', () => binaryAccuracy([1], [1], { threshold: NaN }), 'RangeError', 'binaryAccuracy: threshold must be a finite number; got NaN'],
    ['an array for options', () => topKCategoricalAccuracy([[1]], [[1]], bad([3])), 'TypeError', 'topKCategoricalAccuracy: options must be an object of k; got Array(1)'],
    ['an option that changes weights only', () => sparseTopKCategoricalAccuracy([1], [[1]], bad({ ignoreClass: 1 })), 'TypeError', 'sparseTopKCategoricalAccuracy: options must be an object of k, fromSortedIds, classes; got "ignoreClass"'],
    ['shapes', () => accuracy([1, 2], [1]), 'RangeError', 'accuracy: yPred must have the shape of yTrue; got yTrue [2], yPred [1]'],
    ['shapes of rows', () => sparseCategoricalAccuracy([1, 2], [[1]]), 'RangeError', 'sparseCategoricalAccuracy: yPred must be samples × classes, yTrue samples; got yTrue [2], yPred [1,1]'],
    ['an input', () => categoricalAccuracy(bad(null), [[1]]), 'TypeError', 'categoricalAccuracy: yTrue must be an array, a typed array or { data, shape }; got null'],
  ]);
});

const seen = (): BinaryAccuracy => {
  const metric = new BinaryAccuracy();
  metric.updateState([1, 0], [0.9, 0.9]);
  return metric;
};

describe('mergeState', () => {
  const another =
    'BinaryAccuracy.mergeState: an argument must be another BinaryAccuracy {"threshold":0.5}; got';
  const merge = (other: unknown): void => seen().mergeState(seen(), bad(other));
  const [self, other] = [seen(), seen()];
  // oxfmt-ignore
  throwsExactly([
    ['itself', () => self.mergeState(self), 'TypeError', `${another} itself`],
    ['the same twice', () => self.mergeState(other, other), 'TypeError', `${another} the same twice`],
    ['the same twice, with another between', () => self.mergeState(other, seen(), other), 'TypeError', `${another} the same twice`],
    ['another class', () => merge(new Accuracy()), 'TypeError', `${another} Accuracy {}`],
    ['another configuration', () => merge(new BinaryAccuracy({ threshold: 0.3 })), 'TypeError', `${another} BinaryAccuracy {"threshold":0.3}`],
    ['another reduction', () => merge(new BinaryAccuracy({ reduction: 'element' })), 'TypeError', `${another} BinaryAccuracy {"reduction":"element","threshold":0.5}`],
    ['a state', () => merge({ total: 1, count: 1 }), 'TypeError', `${another} Object { total, count }`],
    ['a list of metrics', () => merge([seen()]), 'TypeError', `${another} Array(1)`],
    ['nothing', () => merge(undefined), 'TypeError', `${another} undefined`],
  ]);

  test('adds all or nothing', () => {
    const metric = seen();
    expect(caught(() => metric.mergeState(seen(), bad(new Accuracy())))[0]).toBe('TypeError');
    expect(caught(() => metric.mergeState(seen(), metric))[0]).toBe('TypeError');
    const twice = seen();
    expect(caught(() => metric.mergeState(twice, seen(), twice))[0]).toBe('TypeError');
    expect(metric.state).toEqual({ total: 1, count: 2 });
  });

  test('metrics with another name or dtype merge', () => {
    const metric = new BinaryAccuracy({ name: 'train', dtype: 'float32' });
    metric.mergeState(seen());
    expect(metric.state).toEqual({ total: 1, count: 2 });
  });
});

describe('fromConfig', () => {
  const known = 'Accuracy.fromConfig: options must be an object of name, dtype, reduction; got';
  // oxfmt-ignore
  throwsExactly([
    ['nothing', () => Accuracy.fromConfig(bad(undefined)), 'TypeError', `${known} undefined`],
    ['null', () => Accuracy.fromConfig(bad(null)), 'TypeError', `${known} null`],
    ['an unknown key', () => Accuracy.fromConfig({ threshold: 0.5 }), 'TypeError', `${known} "threshold"`],
    ['a camelCase key', () => SparseCategoricalAccuracy.fromConfig({ ignoreClass: 1 }), 'TypeError', 'SparseCategoricalAccuracy.fromConfig: options must be an object of name, dtype, reduction, classes, ignore_class; got "ignoreClass"'],
    ['a bad value', () => TopKCategoricalAccuracy.fromConfig({ k: 0 }), 'RangeError', 'TopKCategoricalAccuracy.constructor: k must be a whole number of at least 1; got 0'],
  ]);
});

describe('fromJSON', () => {
  const saved = new Accuracy().toJSON();
  const from = (change: object) => (): unknown => Accuracy.fromJSON({ ...saved, ...change });
  const spread = (of: object) => from({ state: { total: 1, count: 2, spread: of } });
  const squares =
    'Accuracy.fromJSON: state spread must be null, or sums of squares and samples; got';
  const wanted = 'Accuracy.fromJSON: the document must be version 1 or 2 of a saved Accuracy; got';
  const sum = 'must be a finite sum; got';
  // oxfmt-ignore
  throwsExactly([
    ['null', () => Accuracy.fromJSON(null), 'TypeError', `${wanted} version undefined of undefined`],
    ['text', () => Accuracy.fromJSON(JSON.stringify(saved)), 'TypeError', `${wanted} version undefined of undefined`],
    ['a state', () => Accuracy.fromJSON(saved.state), 'TypeError', `${wanted} version undefined of undefined`],
    ['a newer version', from({ version: 3 }), 'TypeError', `${wanted} version 3 of Accuracy`],
    ['another class', () => Accuracy.fromJSON(new BinaryAccuracy()), 'TypeError', `${wanted} version undefined of undefined`],
    ["another class's document", () => Accuracy.fromJSON(new BinaryAccuracy().toJSON()), 'TypeError', `${wanted} version 2 of BinaryAccuracy`],
    ['no config', from({ config: undefined }), 'TypeError', 'Accuracy.fromConfig: options must be an object of name, dtype, reduction; got undefined'],
    ['a config with an unknown key', from({ config: { k: 5 } }), 'TypeError', 'Accuracy.fromConfig: options must be an object of name, dtype, reduction; got "k"'],
    ['no state', from({ state: undefined }), 'TypeError', 'Accuracy.fromJSON: state must be an object of sums; got undefined'],
    ['a state without count', from({ state: { total: 1 } }), 'RangeError', `Accuracy.fromJSON: state count ${sum} undefined`],
    ['a negative sum', from({ state: { total: -1, count: 1 } }), 'RangeError', 'Accuracy.fromJSON: state total must be 0 to 1 times count; got -1 of 1'],
    ['a sum of NaN', from({ state: { total: 1, count: NaN } }), 'RangeError', `Accuracy.fromJSON: state count ${sum} NaN`],
    ['a total above count', from({ state: { total: 3, count: 2 } }), 'RangeError', 'Accuracy.fromJSON: state total must be 0 to 1 times count; got 3 of 2'],
    ['a total above no count', from({ state: { total: 0.5, count: 0 } }), 'RangeError', 'Accuracy.fromJSON: state total must be 0 to 1 times count; got 0.5 of 0'],
    ['a total that is hardly above count', from({ state: { total: 1.00001, count: 1 } }), 'RangeError', 'Accuracy.fromJSON: state total must be 0 to 1 times count; got 1.00001 of 1'],
    ['a negative count', () => Mean.fromJSON({ ...new Mean().toJSON(), state: { total: 3, count: -2 } }), 'RangeError', 'Mean.fromJSON: state total must be a finite number times count; got 3 of -2'],
    ['a negative square', spread({ right: -1, wrong: 1, samples: 2 }), 'RangeError', `${squares} Object { right, wrong, samples }`],
    ['another negative square', spread({ right: 1, wrong: -1, samples: 2 }), 'RangeError', `${squares} Object { right, wrong, samples }`],
    ['a negative square of values', spread({ ww: 1, wwx: 0, wwxx: -1, samples: 2 }), 'RangeError', `${squares} Object { ww, wwx, wwxx, samples }`],
    ['a negative square of weights', spread({ ww: -1, wwx: 0, wwxx: 1, samples: 2 }), 'RangeError', `${squares} Object { ww, wwx, wwxx, samples }`],
    ['fewer samples than none', spread({ right: 0, wrong: 0, samples: -1 }), 'RangeError', `${squares} Object { right, wrong, samples }`],
    ['a compensation of NaN', from({ state: { total: 1, count: 1, compensation: { total: NaN, count: 0 } } }), 'RangeError', `Accuracy.fromJSON: state total ${sum} NaN`],
  ]);

  test('takes sums that were rounded separately', () => {
    const state = { total: 1 + 2 ** -40, count: 1 };
    expect((from({ state })() as Accuracy).state).toEqual(state);
  });

  // oxfmt-ignore
  const noNumbers: readonly (readonly [string, object])[] = [
    ['a string', { total: '3', count: 4 }],
    ['null, which JSON writes for NaN', { total: null, count: 4 }],
    ['a boolean', { total: true, count: 4 }],
    ['an array', { total: [3], count: 4 }],
    ['an infinite number', { total: Infinity, count: 4 }],
    ['a compensation of text', { total: 3, count: 4, compensation: { total: '0', count: '0' } }],
  ];
  test.each(noNumbers)('refuses a sum that is %s', (_, state) => {
    expect(caught(from({ state }))[1]).toMatch(/^Accuracy\.fromJSON: state .*must /);
  });
});

describe('metricFromJSON', () => {
  const saved = new Accuracy().toJSON();
  const names = [...metricClasses.map(({ definition }) => definition.className), 'Mean', 'Sum'];
  const classes = `metricFromJSON: class_name must be one of ${names.join(', ')}, MeanMetricWrapper, Windowed, Sliced, Replicated, Clustered, Paired; got`;
  // oxfmt-ignore
  throwsExactly([
    ['null', () => metricFromJSON(null), 'TypeError', `${classes} undefined`],
    ['an unknown class', () => metricFromJSON({ ...saved, class_name: 'Nonsense' }), 'TypeError', `${classes} "Nonsense"`],
    ['a class nearly known', () => metricFromJSON({ ...saved, class_name: 'binary_acuracy' }), 'TypeError', `${classes} "binary_acuracy" (did you mean 'BinaryAccuracy'?)`],
    ['a class that is no name', () => metricFromJSON({ ...saved, class_name: 7 }), 'TypeError', `${classes} 7`],
    ['a newer version', () => metricFromJSON({ ...saved, version: 3 }), 'TypeError', 'Accuracy.fromJSON: the document must be version 1 or 2 of a saved Accuracy; got version 3 of Accuracy'],
    ['more right than there are', () => metricFromJSON({ ...saved, state: { total: 5, count: 3 } }), 'RangeError', 'Accuracy.fromJSON: state total must be 0 to 1 times count; got 5 of 3'],
    ['something right of nothing', () => metricFromJSON({ ...saved, state: { total: 1, count: 0 } }), 'RangeError', 'Accuracy.fromJSON: state total must be 0 to 1 times count; got 1 of 0'],
    ['a malformed state', () => metricFromJSON({ ...saved, state: {} }), 'RangeError', 'Accuracy.fromJSON: state total must be a finite sum; got undefined'],
  ]);
});
