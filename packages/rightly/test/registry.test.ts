import {
  accuracy,
  BinaryAccuracy,
  type Config,
  CosineSimilarity,
  cosineSimilarity,
  Huber,
  huber,
  Mean,
  MeanMetricWrapper,
  MeanSquaredError,
  meanSquaredError,
  type Metric,
  SparseCategoricalCrossentropy,
  Sum,
} from 'rightly';
import {
  aliasNamed,
  classNamed,
  deserialize,
  get,
  getLoss,
  meanClasses,
  metricClasses,
  metricFromJSON,
  serialize,
} from 'rightly/registry';
import { less, abs, minus, reals } from 'rightly/verbs';
import { describe, expect, test } from 'vitest';
import * as rightly from 'rightly';
import { caught } from './caught.ts';

class Halved extends MeanSquaredError {
  static override readonly definition: typeof MeanSquaredError.definition = {
    ...MeanSquaredError.definition,
    className: 'Halved',
  };

  override result(): number {
    return super.result() / 2;
  }
}

const misses = (yTrue: number[], yPred: number[]): number[] =>
  yTrue.map((y, i) => (y === yPred[i] ? 0 : 1));

const classNameOf = (metric: Metric): string => metric.toJSON().class_name;
const json = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

describe('get knows', () => {
  // oxfmt-ignore
  test.each([
    ['snake_case', 'mean_squared_error'], ['camelCase', 'meanSquaredError'], ['a class name', 'MeanSquaredError'],
    ['a short form', 'mse'], ['one in capitals', 'MSE'], ['spaces', 'mean squared error'],
  ])('a name in %s', (_, name) => {
    expect(get(name)).toBeInstanceOf(MeanSquaredError);
    expect(get(name).name).toBe('mean_squared_error');
  });

  test.each([
    ['f1', 'F1Score', {}],
    ['f1_macro', 'F1Score', { average: 'macro', name: 'f1_macro' }],
    ['F1Micro', 'F1Score', { average: 'micro', name: 'f1_micro' }],
    ['precision_weighted', 'Precision', { average: 'weighted', name: 'precision_weighted' }],
    ['recall_macro', 'Recall', { average: 'macro' }],
    ['accuracy_score', 'Accuracy', {}],
    ['balanced_accuracy_score', 'BalancedAccuracy', { adjusted: false }],
    ['cohen_kappa_score', 'CohenKappa', {}],
    ['kappa', 'CohenKappa', { name: 'cohen_kappa' }],
    ['mcc', 'MatthewsCorrelation', { name: 'matthews_correlation' }],
    ['matthews_corrcoef', 'MatthewsCorrelation', {}],
    ['r2', 'R2Score', {}],
    ['log_loss', 'BinaryCrossentropy', {}],
    ['roc_auc', 'AUC', {}],
    ['jaccard_score', 'BinaryIoU', { target_class_ids: [1], threshold: 0.5 }],
    ['top_k_accuracy_score', 'SparseTopKCategoricalAccuracy', { k: 2 }],
    // Keras's own metric.
    ['precision', 'Precision', { name: 'precision', thresholds: null }],
    ['f1_score', 'F1Score', { average: null }],
    ['mean_absolute_percentage_error', 'MeanAbsolutePercentageError', {}],
  ])("a name of scikit-learn's, %s", (name, className, config) => {
    const metric = get(name);
    expect(classNameOf(metric)).toBe(className);
    expect(metric.getConfig()).toMatchObject(config);
  });

  test('names of a class with options, which are not the name of the class', () => {
    expect([classNamed('mcc'), classNamed('f1_macro')]).toEqual([
      rightly.MatthewsCorrelation,
      undefined,
    ]);
    const { own, config } = aliasNamed('f1_macro')!;
    expect([own, config]).toEqual([rightly.F1Score, { average: 'macro', name: 'f1_macro' }]);
    expect(aliasNamed('f1_score')).toEqual({ own: rightly.F1Score, config: undefined });
    expect(aliasNamed('f1_makro')).toBeUndefined();
    class Own extends rightly.Accuracy {}
    expect(get('f1_macro', { f1_macro: Own })).toBeInstanceOf(Own);
  });

  test('a misspelt alias, with a suggestion', () => {
    expect(caught(() => get('f1_makro'))[1]).toMatch(
      /; got "f1_makro" \(did you mean 'f1_macro'\?\)$/,
    );
  });

  test('null and undefined, which are no metric', () => {
    expect([get(null), get(undefined), getLoss(null), getLoss(undefined)]).toEqual(
      Array.from({ length: 4 }, () => null),
    );
  });

  test('a metric, which is handed back', () => {
    for (const metric of [new Huber(), new Mean(), new MeanMetricWrapper(misses)])
      expect(get(metric)).toBe(metric);
  });

  test('a class, of which it makes a metric', () => {
    expect(get(Huber).getConfig()).toEqual(new Huber().getConfig());
    expect(get(Halved)).toBeInstanceOf(Halved);
  });

  test('metrics of values', () => {
    const [mean, sum] = [get('mean'), get('sum')];
    for (const metric of [mean, sum]) metric.updateState([1, 2]);
    expect([mean.result(), sum.result()]).toEqual([1.5, 3]);
    expect([get('Mean'), get('Sum')].map(classNameOf)).toEqual(['Mean', 'Sum']);
  });

  test('functions of the library, which stand for their classes', () => {
    expect(get(meanSquaredError).getConfig()).toEqual(new MeanSquaredError().getConfig());
    expect(classNameOf(get(accuracy))).toBe('Accuracy');
    expect(classNameOf(getLoss(huber))).toBe('Huber');
  });

  test('the function of every class that has one', () => {
    const functions = rightly as unknown as Record<string, () => number>;
    const without = meanClasses.filter((Class) => {
      const { className } = Class.definition;
      const camel = /^[A-Z]+(?![a-z])/.test(className)
        ? className.replace(/^[A-Z]+(?=[A-Z])/, (letters) => letters.toLowerCase())
        : className[0]!.toLowerCase() + className.slice(1);
      const fn = functions[camel];
      return !fn || !(get(fn) instanceof Class);
    });
    // A higher cosine is better, and a higher cosine loss is worse. The other classes have no function.
    expect(without.map(({ definition }) => definition.className)).toEqual([
      'RootMeanSquaredError',
      'CosineSimilarity',
      'LogCoshError',
    ]);
  });

  test('a function that is not the value of its class: the loss of a cosine', () => {
    const metric = get(cosineSimilarity);
    metric.updateState([[1, 0]], [[2, 0]]);
    expect([metric.name, metric.direction, metric.result()]).toEqual([
      'cosine_similarity',
      'down',
      -1,
    ]);
    expect(getLoss(cosineSimilarity)).toBeInstanceOf(CosineSimilarity);
    expect(getLoss('cosineProximity')).toBeInstanceOf(CosineSimilarity);
  });

  test('own functions, whose values it averages', () => {
    const metric = get(misses);
    metric.updateState([1, 2, 3, 4], [1, 2, 3, 5]);
    expect([metric.name, metric.result()]).toEqual(['misses', 0.25]);
  });

  test('own classes and functions by name', () => {
    const custom = { Halved, misses, mse: Halved };
    expect(get('Halved', custom)).toBeInstanceOf(Halved);
    expect(get('mse', custom)).toBeInstanceOf(Halved);
    expect(get('misses', custom).name).toBe('misses');
    expect(
      (get({ class_name: 'function', config: 'misses' }, custom) as MeanMetricWrapper).fn,
    ).toBe(misses);
    const config = { name: 'half' };
    for (const name of ['my_package>Halved', 'Halved', 'Custom>Halved'])
      expect(
        get({ class_name: 'Other', config, registered_name: name }, custom),
        name,
      ).toBeInstanceOf(Halved);
    expect(get({ class_name: 'Halved', config }, custom).name).toBe('half');
  });
});

/** Keras's object for a loss. */
const lossObject = (config: Config): { class_name: string; config: Config } => ({
  class_name: 'Huber',
  config,
});

describe('A loss object is a metric,', () => {
  test('whose mean it is', () => {
    const metric = get(lossObject({ delta: 2, reduction: 'sum_over_batch_size', name: 'h' }));
    expect(metric.getConfig()).toEqual({ name: 'h', dtype: 'float64', delta: 2 });
  });

  test('and our own reductions are kept', () => {
    expect(get(lossObject({ reduction: 'element' })).getConfig()['reduction']).toBe('element');
  });

  test.each(['sum', 'none', null, 'mean'])('but not with the reduction %s', (reduction) => {
    expect(caught(() => get(lossObject({ reduction })))).toEqual([
      'TypeError',
      `get: identifier reduction must be 'sum_over_batch_size': a metric is a mean; got ${typeof reduction === 'string' ? `"${reduction}"` : 'null'}`,
    ]);
  });
});

const anonymous = (
  () => (): number =>
    1
)();

describe('An error says what is wrong with', () => {
  const listed = metricClasses.map(({ definition }) => definition.name).join(', ');
  const metric = `must be a metric, or the name or configuration of one of ${listed}; got`;
  const losses = meanClasses
    .filter(({ definition }) => (definition as { readonly loss?: unknown }).loss !== undefined)
    .map(({ definition }) => definition.name)
    .join(', ');
  const loss = `must be a loss, which can be minimized: one of ${losses}; got`;
  // oxfmt-ignore
  test.each<[string, () => unknown, string]>([
    ['a name that is nearly known', () => get('mean_sqared_error'), `get: identifier ${metric} "mean_sqared_error" (did you mean 'mean_squared_error'?)`],
    ['a name like no other', () => get('xyzzy'), `get: identifier ${metric} "xyzzy"`],
    ['an unknown class', () => get({ class_name: 'Hubert', config: {} }), `get: identifier ${metric} Object { class_name, config } (did you mean 'huber'?)`],
    ['a number', () => get(7 as never), `get: identifier ${metric} 7`],
    ['an object that is no configuration', () => get({ name: 'mse' } as never), `get: identifier ${metric} Object { name }`],
    ['an accuracy as a loss', () => getLoss('accuracy'), `getLoss: identifier ${loss} "accuracy"`],
    ['a root as a loss', () => getLoss(new rightly.RootMeanSquaredError()), `getLoss: identifier ${loss} "root_mean_squared_error"`],
    ['an own function as a loss', () => getLoss(misses), `getLoss: identifier ${loss} "misses"`],
    ['a sum as a loss', () => getLoss('sum'), `getLoss: identifier ${loss} "sum"`],
    ['an unknown loss', () => getLoss('hubber', {}, 'compile: loss'), `compile: loss ${loss} "hubber" (did you mean 'huber'?)`],
    ['an option in a configuration', () => deserialize({ class_name: 'Huber', config: { delta: -1 } }), 'Huber.constructor: delta must be a finite number of at least 0; got -1'],
    ['a wrapper without its function', () => deserialize({ class_name: 'MeanMetricWrapper', config: { fn: { class_name: 'function', config: 'mine' } } }), 'deserialize: customObjects must have the function that is to be averaged; got none for "mine"'],
    ['a wrapper without any', () => deserialize({ class_name: 'MeanMetricWrapper', config: {} }), 'deserialize: customObjects must have the function that is to be averaged; got none for undefined'],
    ['a function that nobody has', () => get({ class_name: 'function', config: 'mine' }), 'get: identifier customObjects must have the function that is to be averaged; got none for "mine"'],
    ['an argument that a wrapped function does not take', () => deserialize({ class_name: 'MeanMetricWrapper', config: { fn: 'misses', alpha: 1 } }, { misses }), 'MeanMetricWrapper.constructor: options must be an object of name, dtype, reduction, fn, direction; got "alpha"'],
    ['a function without a name', () => serialize(new MeanMetricWrapper(anonymous, { name: 'one' })), 'serialize: the value of one must be a function with a name; got one without'],
    ['a function alone without a name', () => serialize(anonymous), 'serialize: the function must be a function with a name; got one without'],
    ['a declaration', () => serialize(new MeanMetricWrapper(minus(reals('yTrue'), reals('yPred')), { name: 'd' })), 'serialize: the value of d must be a function with a name; got a declaration'],
    ['a document of a function that is missing', () => metricFromJSON(new MeanMetricWrapper(misses).toJSON()), 'metricFromJSON: customObjects must have the function that is to be averaged; got none for "misses"'],
    ['a document of a declaration', () => metricFromJSON(new MeanMetricWrapper(less(abs(minus(reals('yTrue'), reals('yPred'))), 1)).toJSON()), 'metricFromJSON: customObjects must have the function that is to be averaged; got none for a declaration'],
  ])('%s', (_, act, text) => {
    expect(caught(act)[1]).toBe(text);
  });
});

const writtenFunction = (name: string): object => ({
  module: 'builtins',
  class_name: 'function',
  config: name,
  registered_name: 'function',
});

describe('serialize writes', () => {
  test("Keras's classes as Keras does", () => {
    expect(serialize(new BinaryAccuracy({ threshold: 0.3 }))).toEqual({
      module: 'keras.metrics',
      class_name: 'BinaryAccuracy',
      config: { name: 'binary_accuracy', dtype: 'float64', threshold: 0.3 },
      registered_name: null,
    });
  });

  test('a loss without a metric in Keras as the mean of a function', () => {
    expect(serialize(new Huber({ delta: 2, name: 'h' }))).toEqual({
      module: 'keras.metrics',
      class_name: 'MeanMetricWrapper',
      config: {
        name: 'h',
        dtype: 'float64',
        fn: writtenFunction('huber'),
        delta: 2,
      },
      registered_name: null,
    });
  });

  test('functions by name: those of the library by the name that Keras has', () => {
    expect([meanSquaredError, misses].map((fn) => serialize(fn))).toEqual([
      writtenFunction('mean_squared_error'),
      writtenFunction('misses'),
    ]);
    expect(deserialize(serialize(misses), { misses }).name).toBe('misses');
  });

  test('own classes as registered ones', () => {
    expect(serialize(new Halved({ name: 'mine' }))).toEqual({
      module: null,
      class_name: 'Halved',
      config: { name: 'mine', dtype: 'float64' },
      registered_name: 'Custom>Halved',
    });
  });

  test('extensions too', () => {
    const metric = new SparseCategoricalCrossentropy({ ignoreClass: -1, reduction: 'element' });
    expect(deserialize(json(serialize(metric))).getConfig()).toEqual(metric.getConfig());
  });
});

/** Options that Keras's metrics lack, by class. */
const extensions: Readonly<Record<string, object>> = {
  BinaryCrossentropy: { axis: 1 },
  BinaryFocalCrossentropy: { axis: 1 },
  CategoricalFocalCrossentropy: { axis: 1, alpha: [0.25, 0.5] },
  CosineSimilarity: { axis: 1 },
  Dice: { axis: [1, 2] },
  SparseCategoricalAccuracy: { ignoreClass: -1 },
  SparseCategoricalCrossentropy: { ignoreClass: -1, axis: 1 },
  SparseTopKCategoricalAccuracy: { ignoreClass: -1, fromSortedIds: true },
};

test.each(meanClasses.map((Class) => [Class.definition.className, Class] as const))(
  '%s keeps its extensions in configurations and documents',
  (className, Class) => {
    const options = {
      name: 'x',
      dtype: 'bfloat16',
      reduction: 'element',
      ...extensions[className],
    };
    const metric = new Class(options as never);
    const config = metric.getConfig();
    expect(config).not.toEqual(new Class({ name: 'x', dtype: 'bfloat16' } as never).getConfig());
    expect(deserialize(json(serialize(metric))).getConfig()).toEqual(config);
    expect(metricFromJSON(json(metric.toJSON())).getConfig()).toEqual(config);
    expect(metricFromJSON(json(metric.toJSON()))).toBeInstanceOf(Class);
  },
);

const custom = { Halved, misses };

test.each<[string, Metric]>([
  ['a class', new Halved({ name: 'mine', dtype: 'float32' })],
  ['a function', new MeanMetricWrapper(misses, { name: 'rate', direction: 'down' })],
  ['a function of the library', get(cosineSimilarity)],
  ['a mean', new Mean({ name: 'm' })],
  ['a sum', new Sum({ dtype: 'float32' })],
])("%s of one's own is made again of what was serialized", (_, metric) => {
  const again = deserialize(json(serialize(metric)), custom);
  expect(again).toBeInstanceOf(metric.constructor);
  expect(again.getConfig()).toEqual(metric.getConfig());
  expect(again.direction).toBe(metric.direction);
});

test.each<[string, () => Metric & { updateState(a: number[], b: number[]): void }]>([
  ['a class', () => new Halved({ name: 'mine' })],
  ['a function', () => new MeanMetricWrapper(misses, { name: 'rate', direction: 'down' })],
  ['a metric of the library', () => new Huber({ delta: 2 })],
])('%s continues from its document', (_, make) => {
  const metric = make();
  metric.updateState([1, 2, 3], [1, 3, 3]);
  const again = metricFromJSON(json(metric.toJSON()), custom);
  expect(again).toBeInstanceOf(metric.constructor);
  for (const one of [metric, again as typeof metric]) one.updateState([1, 2], [2, 2]);
  expect(again.result()).toBe(metric.result());
  expect(again.state).toEqual({ total: metric.state['total'], count: 5 });
  expect(again.getConfig()).toEqual(metric.getConfig());
});

test('a list continues too, with own classes', () => {
  const list = new rightly.MetricList([new Halved(), new MeanSquaredError()]);
  list.updateState([1, 2], [2, 4]);
  const again = rightly.MetricList.fromJSON(json(list.toJSON()), [...metricClasses, Halved]);
  expect(again.result()).toEqual({ mean_squared_error: 1.25, mean_squared_error_1: 2.5 });
});

test('Mean and Sum are found in documents', () => {
  const sum = new Sum();
  sum.updateState([1, 2]);
  expect(metricFromJSON(json(sum.toJSON())).result()).toBe(3);
});
