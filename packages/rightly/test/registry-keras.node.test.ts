/* oxlint-disable unicorn/consistent-function-scoping -- helpers stand beside the cases that use them */
import { readFileSync } from 'node:fs';
import * as rightly from 'rightly';
import { type AnyMetric, type Config, CosineSimilarity, MeanMetricWrapper, Metric } from 'rightly';
import {
  deserialize,
  get,
  getLoss,
  meanClasses,
  metricClasses,
  type SerializedMetric,
  type SerializedObject,
  serialize,
} from 'rightly/registry';
import { describe, expect, test } from 'vitest';
import { plain } from '../src/core/nearest.ts';

const folder = new URL('../../../fixtures/keras-3.6/', import.meta.url);

type KerasTypes = Readonly<Record<string, readonly [kind: string, name: string]>>;

const { identifiers, metrics, losses, functions } = JSON.parse(
  readFileSync(new URL('serialized.json', folder), 'utf8'),
) as {
  identifiers: { metrics: KerasTypes; losses: KerasTypes };
  metrics: SerializedMetric[];
  losses: SerializedMetric[];
  functions: SerializedObject[];
};

/** The required options of a metric. */
const needed: Readonly<Record<string, Config>> = {
  IoU: { num_classes: 3, target_class_ids: [2, 0] },
  MeanIoU: { num_classes: 3 },
  OneHotIoU: { num_classes: 3, target_class_ids: [1] },
  OneHotMeanIoU: { num_classes: 3 },
  PrecisionAtRecall: { recall: 0.8 },
  RecallAtPrecision: { precision: 0.8 },
  SensitivityAtSpecificity: { specificity: 0.8 },
  SpecificityAtSensitivity: { sensitivity: 0.8 },
};

const classNameOf = (metric: Metric): string => metric.toJSON().class_name;

/** Names of Keras that this library lacks. */
const absent = ['CTC', 'Loss', 'LossFunctionWrapper', 'Metric'];
const isAbsent = (name: string): boolean => absent.some((other) => plain(other) === plain(name));

describe('Of the names that Keras knows,', () => {
  const known = Object.entries({ ...identifiers.losses, ...identifiers.metrics });
  const here = known.filter(([, [, name]]) => !isAbsent(name) && name !== 'MeanMetricWrapper');

  // The classes follow from the labels, so MeanIoU needs no number of classes.
  const needs = ([, [, name]]: (typeof here)[number]): boolean =>
    needed[name] !== undefined && name !== 'MeanIoU';

  test.each(here.filter((one) => !needs(one)))(
    '%s has the same meaning: %o',
    (identifier, [, name]) => {
      expect(plain(classNameOf(get(identifier)))).toBe(plain(name));
    },
  );

  test.each(here.filter(needs))('%s has the same meaning: %o', (identifier, [, name]) => {
    const config = needed[name]!;
    const [first] = Object.keys(config).map((key) =>
      key.replaceAll(/_(.)/g, (_, letter: string) => letter.toUpperCase()),
    );
    // As in Keras, a name alone is not enough. The number of classes may follow from their names.
    const missing = (config['target_class_ids'] ? 'targetClassIds' : first)!;
    expect(() => get(identifier)).toThrow(
      new RegExp(`^${name}.constructor: ${missing} must be .*; got undefined$`),
    );
    expect(classNameOf(get({ class_name: identifier, config }))).toBe(name);
  });

  const means = new Set(meanClasses.map(({ definition }) => plain(definition.className)));
  const isNoLoss = ([, [, name]]: (typeof here)[number]): boolean =>
    /accuracy|^rootmean/.test(plain(name)) || !means.has(plain(classNameOf(found(name))));
  const found = (name: string): Metric => get({ class_name: name, config: needed[name] ?? {} });

  test.each(here.filter((one) => !isNoLoss(one)))('%s is a loss too', (identifier, [, name]) => {
    expect(plain(classNameOf(getLoss(identifier)))).toBe(plain(name));
  });

  test.each(here.filter(isNoLoss))('%s is no loss', (identifier) => {
    expect(() => getLoss(identifier)).toThrow(
      /^(getLoss: identifier must be a loss, which can be minimized: one of mean_squared_error, .*; got "|\w+.constructor: .*; got undefined$)/,
    );
  });

  test.each(known.filter(([, [, name]]) => isAbsent(name)))(
    '%s is not here, and an error says so',
    (identifier, [, name]) => {
      expect(() => get(identifier)).toThrow(
        new RegExp(
          `^get: identifier must be a metric of this library, which has no ${name}; got "${identifier}"$`,
          'i',
        ),
      );
    },
  );

  test('their number is as expected', () => {
    // The 21 metrics of Keras 3.6 that are more than means, without the two correlations of later versions, in two spellings each.
    expect(here).toHaveLength(72 + 2 * 19);
    // Absent names in two spellings, except the bases of losses, and a wrapper in two.
    expect(known).toHaveLength(here.length + 2 * absent.length - 2 + 2);
  });

  test('a wrapper needs its function', () => {
    for (const name of ['MeanMetricWrapper', 'mean_metric_wrapper'])
      expect(() => get(name)).toThrow(
        `get: identifier must be a function for a MeanMetricWrapper to average; got "${name}"`,
      );
  });
});

/** This library's metric for an object that Keras wrote. */
const ours = [...metrics, ...losses].filter(({ class_name: name }) => !isAbsent(name));

const isWrapper = ({ config }: SerializedMetric): boolean => 'fn' in config;

describe('What Keras wrote is read:', () => {
  test.each(
    ours
      .filter((saved) => !isWrapper(saved))
      .map((saved) => [saved.class_name, saved.module, saved] as const),
  )('%s of %s', (className, _, saved) => {
    const metric = deserialize(saved);
    const { reduction: __, ...options } = saved.config;
    expect(classNameOf(metric)).toBe(className);
    // A configuration of this library has an extension only where it differs from the default.
    const config = { axis: options['axis'] && -1, ignore_class: null, ...metric.getConfig() };
    // Keras writes a tensor where it keeps one.
    const weights = options['label_weights'] as { config: { value: number[] } } | null | undefined;
    expect(config).toMatchObject({
      ...options,
      ...(weights && { label_weights: weights.config.value }),
    });
    expect(get(saved).getConfig()).toEqual(metric.getConfig());
  });

  test('wrappers are the metrics of their functions', () => {
    const wrapped = metrics.filter(isWrapper).map((saved) => get(saved));
    expect(wrapped.map(classNameOf)).toEqual(['Huber', 'MeanSquaredError', 'MeanMetricWrapper']);
    expect((wrapped[2] as MeanMetricWrapper).fn).toBe(rightly.cosineSimilarity);
    wrapped[2]!.updateState([[1, 1]], [[1, 1]]);
    expect(wrapped[2]!.result()).toBe(Math.fround(-1));
  });

  test('functions', () => {
    expect(functions.map((saved) => classNameOf(get(saved)))).toEqual([
      'MeanSquaredError',
      'Huber',
    ]);
  });

  test('absent classes are refused by name', () => {
    for (const saved of [...metrics, ...losses].filter(({ class_name: name }) => isAbsent(name)))
      expect(() => deserialize(saved)).toThrow(`which has no ${saved.class_name}; got Object`);
  });
});

/** Options with other values than the defaults, which Keras has too. */
const options: Readonly<Record<string, object>> = {
  BinaryAccuracy: { threshold: 0.3 },
  TopKCategoricalAccuracy: { k: 2 },
  SparseTopKCategoricalAccuracy: { k: 2 },
  Huber: { delta: 0.5 },
  CosineSimilarity: { axis: 1 },
  BinaryCrossentropy: { fromLogits: true, labelSmoothing: 0.1 },
  BinaryFocalCrossentropy: { applyClassBalancing: true, alpha: 0.3, gamma: 3, fromLogits: true },
  CategoricalCrossentropy: { fromLogits: true, labelSmoothing: 0.1 },
  CategoricalFocalCrossentropy: { alpha: 0.3, gamma: 3, labelSmoothing: 0.1 },
  SparseCategoricalCrossentropy: { fromLogits: true },
  Dice: { axis: [1] },
  Tversky: { alpha: 0.3, beta: 0.7 },
};
const yTrue = [
  [0, 1, 0],
  [1, 0, 0],
];
const yPred = [
  [0.25, 0.625, 0.125],
  [0.375, 0.5, 0.125],
];

/** The configurations of metrics that are more than means, with Keras's keys. */
const configs: Readonly<Record<string, Config>> = {
  TruePositives: { thresholds: 0.3 },
  FalsePositives: { thresholds: [0.3] },
  TrueNegatives: { thresholds: [0.7, 0.3] },
  FalseNegatives: { thresholds: [0, 0.5, 1] },
  Precision: { thresholds: [0.45, 0.3], class_id: 1 },
  Recall: { top_k: 2, class_id: 0 },
  SensitivityAtSpecificity: { num_thresholds: 10, class_id: 1 },
  SpecificityAtSensitivity: { num_thresholds: 10 },
  PrecisionAtRecall: { num_thresholds: 1 },
  RecallAtPrecision: { num_thresholds: 10, class_id: 0 },
  AUC: { curve: 'PR', summation_method: 'minoring', thresholds: [0.7, 0.3], from_logits: true },
  FBetaScore: { average: 'macro', beta: 0.5, threshold: 0.3 },
  F1Score: { average: 'weighted', threshold: 0.3 },
  IoU: { ignore_class: -1, sparse_y_pred: false },
  MeanIoU: { ignore_class: 255, sparse_y_true: false, sparse_y_pred: false },
  OneHotIoU: { ignore_class: 0 },
  OneHotMeanIoU: { ignore_class: 2 },
  BinaryIoU: { target_class_ids: [1], threshold: 0.3 },
  R2Score: { class_aggregation: null, num_regressors: 2 },
};

const made = (): (readonly [string, AnyMetric])[] => [
  ...metricClasses.flatMap((Class) => {
    const { className } = Class.definition;
    const from = (config: Config): AnyMetric =>
      Metric.fromConfig.call(Class, { ...needed[className], ...config }) as AnyMetric;
    const [own, config] = [options[className], configs[className]];
    const more = own
      ? new Class({ ...own, name: 'mine' } as never)
      : config && from({ ...config, name: 'mine' });
    return [from({}), ...(more ? [more] : [])].map((metric) => [className, metric] as const);
  }),
  [
    'MeanMetricWrapper',
    new MeanMetricWrapper(rightly.cosineSimilarity, {
      name: 'negative',
      direction: 'down',
    }),
  ],
];

test.each(made())('%s is unchanged after a round trip', (_, metric) => {
  const again = deserialize(JSON.parse(JSON.stringify(serialize(metric))) as SerializedMetric);
  expect(again).toBeInstanceOf(metric.constructor);
  expect(again.getConfig()).toEqual(metric.getConfig());
});

/** Keras reads this file and must have the same results: fixtures/generate_serialized.py. */
test('the recorded file for Keras is current', async () => {
  // Keras 3.6 lacks correlations, and all metrics that are registered as custom ones.
  const isKnown = (className: string, metric: AnyMetric): boolean =>
    !className.endsWith('Correlation') && serialize(metric).registered_name === null;
  const read = made().filter(([className, metric]) => isKnown(className, metric));
  const cases = read.map(([className, metric]) => {
    const { sparse_y_true: sparseTruth, sparse_y_pred: sparsePredictions } = metric.getConfig();
    const truth = className.startsWith('Sparse') || sparseTruth ? [1, 0] : yTrue;
    const predicted = sparsePredictions ? [1, 2] : yPred;
    metric.updateState(truth, predicted);
    const result = [metric.result() as number | number[]]
      .flat()
      .map((x) => Number(x.toPrecision(9)));
    return JSON.stringify({
      serialized: serialize(metric),
      yTrue: truth,
      yPred: predicted,
      result: Array.isArray(metric.result()) ? result : result[0],
    });
  });
  expect(cases.length).toBeGreaterThan(new Set(read.map(([className]) => className)).size + 10);
  await expect(`[\n${cases.join(',\n')}\n]\n`).toMatchFileSnapshot(
    new URL('rightly-serialized.json', folder).pathname,
  );
});

test('a loss that is a metric is not the same as the metric: the cosine', () => {
  const saved = { class_name: 'CosineSimilarity', config: { reduction: 'sum_over_batch_size' } };
  expect(get(saved).direction).toBe('up');
  expect(getLoss('cosine_proximity')).toBeInstanceOf(CosineSimilarity);
  expect(getLoss({ class_name: 'function', config: 'cosine_similarity' })).toBeInstanceOf(
    CosineSimilarity,
  );
});
