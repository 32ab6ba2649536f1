import { readFileSync } from 'node:fs';
import * as rightly from 'rightly';
import { CosineSimilarity, MeanMetricWrapper, type MeanMetric, Metric } from 'rightly';
import {
  deserialize,
  get,
  getLoss,
  metricClasses,
  type SerializedMetric,
  type SerializedObject,
  serialize,
} from 'rightly/registry';
import { describe, expect, test } from 'vitest';
import { plain } from '../src/core/nearest.ts';

const folder = new URL('../../../fixtures/keras-3.6/', import.meta.url);

type Known = Readonly<Record<string, readonly [kind: string, name: string]>>;

const { identifiers, metrics, losses, functions } = JSON.parse(
  readFileSync(new URL('serialized.json', folder), 'utf8'),
) as {
  identifiers: { metrics: Known; losses: Known };
  metrics: SerializedMetric[];
  losses: SerializedMetric[];
  functions: SerializedObject[];
};

const classNameOf = (metric: Metric): string => metric.toJSON().class_name;

/** What Keras has and this library has not. */
const absent = [
  'AUC BinaryIoU CTC F1Score FBetaScore FalseNegatives FalsePositives IoU Loss LossFunctionWrapper MeanIoU Metric',
  'OneHotIoU OneHotMeanIoU Precision PrecisionAtRecall R2Score Recall RecallAtPrecision SensitivityAtSpecificity',
  'SpecificityAtSensitivity TrueNegatives TruePositives',
]
  .join(' ')
  .split(' ');
const isAbsent = (name: string): boolean => absent.some((other) => plain(other) === plain(name));

describe('Of the names that Keras knows,', () => {
  const known = Object.entries({ ...identifiers.losses, ...identifiers.metrics });
  const here = known.filter(([, [, name]]) => !isAbsent(name) && name !== 'MeanMetricWrapper');

  test.each(here)('%s is what it is there: %o', (identifier, [, name]) => {
    expect(plain(classNameOf(get(identifier)))).toBe(plain(name));
  });

  const isNoLoss = ([, [, name]]: (typeof here)[number]): boolean =>
    /accuracy|^rootmean|^(mean|sum)$/.test(plain(name));

  test.each(here.filter((one) => !isNoLoss(one)))('%s is a loss too', (identifier, [, name]) => {
    expect(plain(classNameOf(getLoss(identifier)))).toBe(plain(name));
  });

  test.each(here.filter(isNoLoss))('%s is no loss', (identifier) => {
    expect(() => getLoss(identifier)).toThrow(
      /^getLoss: identifier must be a loss, which can be minimized: one of mean_squared_error, .*; got "/,
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

  test('there are as many as expected', () => {
    expect(here).toHaveLength(72);
    // In two spellings, but for the bases of losses, and a wrapper in two.
    expect(known).toHaveLength(72 + 2 * absent.length - 2 + 2);
  });

  test('a wrapper needs its function', () => {
    for (const name of ['MeanMetricWrapper', 'mean_metric_wrapper'])
      expect(() => get(name)).toThrow(
        `get: identifier must be a function for a MeanMetricWrapper to average; got "${name}"`,
      );
  });
});

/** What we have of what Keras wrote. */
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
    // A configuration of ours has an extension only where it is not the default.
    const config = { axis: options['axis'] && -1, ignore_class: null, ...metric.getConfig() };
    expect(config).toMatchObject(options);
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

  test('all that is absent is refused by name', () => {
    for (const saved of [...metrics, ...losses].filter(({ class_name: name }) => isAbsent(name)))
      expect(() => deserialize(saved)).toThrow(`which has no ${saved.class_name}; got Object`);
  });
});

/** Options that are not the defaults, of those that Keras has too. */
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

const made = (): (readonly [string, MeanMetric])[] => [
  ...metricClasses.flatMap((Class) => {
    const { className } = Class.definition;
    const own = options[className];
    return [
      [className, new Class() as MeanMetric] as const,
      ...(own
        ? [[className, new Class({ ...own, name: 'mine' } as never) as MeanMetric] as const]
        : []),
    ];
  }),
  [
    'MeanMetricWrapper',
    new MeanMetricWrapper(rightly.cosineSimilarity, {
      name: 'negative',
      direction: 'down',
    }),
  ],
];

test.each(made())('%s is what it was, after a round trip', (_, metric) => {
  const again = deserialize(JSON.parse(JSON.stringify(serialize(metric))) as SerializedMetric);
  expect(again).toBeInstanceOf(metric.constructor);
  expect(again.getConfig()).toEqual(metric.getConfig());
});

/** Keras reads this file, and comes to the same results: fixtures/generate_serialized.py. */
test('what is written for Keras is what Keras was given to read', async () => {
  const cases = made().map(([className, metric]) => {
    const isSparse = className.startsWith('Sparse');
    const truth = isSparse ? [1, 0] : yTrue;
    metric.updateState(truth, yPred);
    const result = Number(metric.result().toPrecision(9));
    return JSON.stringify({ serialized: serialize(metric), yTrue: truth, yPred, result });
  });
  expect(cases.length).toBeGreaterThan(metricClasses.length + 10);
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
