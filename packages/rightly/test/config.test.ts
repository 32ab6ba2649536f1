import {
  Accuracy,
  BinaryAccuracy,
  type Config,
  SparseCategoricalAccuracy,
  SparseTopKCategoricalAccuracy,
  TopKCategoricalAccuracy,
} from 'rightly';
import { describe, expect, test } from 'vitest';
import { type ClassName, classNames, create } from './parity/classes.ts';

/** Keras 3.6's configuration of a metric without arguments. */
const keras: Readonly<Record<ClassName, Config>> = {
  Accuracy: { name: 'accuracy', dtype: 'float32' },
  BinaryAccuracy: { name: 'binary_accuracy', dtype: 'float32', threshold: 0.5 },
  CategoricalAccuracy: { name: 'categorical_accuracy', dtype: 'float32' },
  SparseCategoricalAccuracy: { name: 'sparse_categorical_accuracy', dtype: 'float32' },
  TopKCategoricalAccuracy: { name: 'top_k_categorical_accuracy', dtype: 'float32', k: 5 },
  SparseTopKCategoricalAccuracy: {
    name: 'sparse_top_k_categorical_accuracy',
    dtype: 'float32',
    k: 5,
  },
};

describe.each(classNames)('%s', (className) => {
  test("has Keras's keys and defaults, but is not rounded", () => {
    const config = create(className).getConfig();
    expect(config).toEqual({ ...keras[className], dtype: 'float64' });
    expect(Object.keys(config)).toEqual(Object.keys(keras[className]));
  });

  test("reads Keras's configuration", () => {
    const metric = create(className, keras[className]);
    expect(metric.name).toBe(keras[className]['name']);
    expect(metric.dtype).toBe('float32');
    expect(metric.getConfig()).toEqual(keras[className]);
  });

  test('survives its configuration as JSON', () => {
    const config = create(className, {
      name: 'mine',
      dtype: 'bfloat16',
      reduction: 'element',
    }).getConfig();
    expect(create(className, JSON.parse(JSON.stringify(config)) as Config).getConfig()).toEqual(
      config,
    );
    expect(config).toMatchObject({ name: 'mine', dtype: 'bfloat16', reduction: 'element' });
  });

  test('takes None for an option that is not given', () => {
    const nones = Object.fromEntries(Object.keys(keras[className]).map((key) => [key, null]));
    expect(create(className, nones).getConfig()).toEqual(create(className).getConfig());
  });

  test('takes undefined for an option that is not given', () => {
    expect(create(className, { name: undefined, dtype: undefined }).name).toBe(
      keras[className]['name'],
    );
  });

  test('is better when higher', () => {
    expect(create(className).direction).toBe('up');
  });
});

test('a metric that Keras saved rounds its result', () => {
  const accuracy = create('Accuracy', keras.Accuracy);
  accuracy.updateState([1, 1, 1], [1, 0, 0]);
  expect(accuracy.result()).toBe(Math.fround(1 / 3));
  const topK = create('SparseTopKCategoricalAccuracy', {
    ...keras.SparseTopKCategoricalAccuracy,
    k: 1,
  });
  topK.updateState(
    [1, 0, 0],
    [
      [0, 1],
      [0, 1],
      [0, 1],
    ],
  );
  expect(topK.result()).toBe(Math.fround(1 / 3));
});

test('values given are in the configuration, and make an equal metric', () => {
  expect(new BinaryAccuracy({ threshold: 0 }).getConfig()['threshold']).toBe(0);
  expect(BinaryAccuracy.fromConfig({ threshold: 0.3 }).getConfig()['threshold']).toBe(0.3);
  expect(new TopKCategoricalAccuracy({ k: 3, name: 'top3' }).getConfig()).toEqual({
    name: 'top3',
    dtype: 'float64',
    k: 3,
  });
  expect(TopKCategoricalAccuracy.fromConfig({ k: 3, name: 'top3' }).name).toBe('top3');
});

describe('extensions are in the configuration only where set:', () => {
  const base = create('SparseTopKCategoricalAccuracy').getConfig();
  // oxfmt-ignore
  const extensions = [
    [{}, {}],
    [{ fromSortedIds: false, ignoreClass: undefined, reduction: 'sample' }, {}],
    [{ fromSortedIds: true }, { from_sorted_ids: true }],
    [{ ignoreClass: -1 }, { ignore_class: -1 }],
    [{ ignoreClass: 0 }, { ignore_class: 0 }],
    [{ reduction: 'element' }, { reduction: 'element' }],
  ] as const;
  test.each(extensions)('%o', (options, added) => {
    const metric = new SparseTopKCategoricalAccuracy(options);
    expect(metric.getConfig()).toEqual({ ...base, ...added });
    const again = SparseTopKCategoricalAccuracy.fromConfig(metric.getConfig());
    expect(again.getConfig()).toEqual(metric.getConfig());
  });

  test('their meaning is kept', () => {
    const ignoring = SparseCategoricalAccuracy.fromConfig(
      new SparseCategoricalAccuracy({ ignoreClass: 0 }).getConfig(),
    );
    ignoring.updateState(
      [0, 1],
      [
        [1, 0],
        [1, 0],
      ],
    );
    expect(ignoring.state).toEqual({ total: 0, count: 1 });
  });
});

describe('a subclass', () => {
  class Rounded extends Accuracy {
    percent(): number {
      return Math.round(this.result() * 100);
    }
  }

  test('is made by fromConfig and fromJSON, with its state', () => {
    const metric = Rounded.fromConfig({ name: 'mine' });
    expect(metric).toBeInstanceOf(Rounded);
    metric.updateState([1, 1, 1], [1, 1, 0]);
    const again = Rounded.fromJSON(JSON.parse(JSON.stringify(metric)));
    expect(again).toBeInstanceOf(Rounded);
    expect(again.name).toBe('mine');
    expect(again.percent()).toBe(67);
  });

  test('merges with metrics of its class', () => {
    const [a, b] = [new Rounded(), new Rounded()];
    for (const metric of [a, b]) metric.updateState([1], [1]);
    a.mergeState(b);
    expect(a.state).toEqual({ total: 2, count: 2 });
    expect(a.percent()).toBe(100);
  });
});

test('a document holds class, configuration and state', () => {
  const metric = new TopKCategoricalAccuracy({ k: 1 });
  metric.updateState(
    [
      [1, 0],
      [1, 0],
    ],
    [
      [1, 0],
      [0, 1],
    ],
    { sampleWeight: [0.5, 0.25] },
  );
  expect(JSON.parse(JSON.stringify(metric))).toEqual({
    version: 2,
    class_name: 'TopKCategoricalAccuracy',
    config: { name: 'top_k_categorical_accuracy', dtype: 'float64', k: 1 },
    // The sums for the standard error: the number of samples, and the squared weights of right and wrong samples.
    state: { total: 0.5, count: 0.75, spread: { samples: 2, right: 0.25, wrong: 0.0625 } },
  });
});

test('resetState clears everything but the configuration', () => {
  const metric = new BinaryAccuracy({ threshold: 0.3, name: 'mine' });
  metric.updateState([1, 0], [0.9, 0.9], { sampleWeight: 0.1 });
  metric.resetState();
  expect(metric.state).toEqual({ total: 0, count: 0 });
  expect(metric.result()).toBe(0);
  expect(metric.getConfig()).toEqual({ name: 'mine', dtype: 'float64', threshold: 0.3 });
});
