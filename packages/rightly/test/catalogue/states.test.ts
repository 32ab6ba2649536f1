import {
  type AnyMetric,
  AUC,
  ConcordanceCorrelation,
  F1Score,
  MeanIoU,
  MeanSquaredError,
  Metric,
  MetricList,
  Precision,
  R2Score,
  Recall,
} from 'rightly';
import { metricClasses, metricFromJSON } from 'rightly/registry';
import { describe, expect, test } from 'vitest';
import { caught } from '../caught.ts';
import { randomFrom } from '../kernels/random.ts';
import { type Batch, counted } from './ways.ts';

const json = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

describe('a state', () => {
  const rows: Batch = [
    [0, 2, 2],
    [
      [0.9, 0.1, 0],
      [0.1, 0.8, 0.1],
      [0, 0.1, 0.9],
    ],
  ];

  test('is nested and readable', () => {
    const f1 = counted(new F1Score({ sparseYTrue: true }), [rows]);
    expect(f1.state).toEqual({
      classes: 3,
      hits: { 0: 1, 2: 1 },
      truths: { 0: 1, 2: 2 },
      calls: { 0: 1, 1: 1, 2: 1 },
    });
    expect(json(f1)).toEqual({
      version: 2,
      class_name: 'F1Score',
      config: {
        name: 'f1_score',
        dtype: 'float64',
        average: null,
        threshold: null,
        sparse_y_true: true,
      },
      state: f1.state,
    });
    const r2 = counted(new R2Score(), [
      [
        [1, 4, 3],
        [2, 4, 4],
      ],
    ]);
    expect(r2.state).toEqual({
      classes: 1,
      moments: {
        0: {
          weight: 3,
          meanX: expect.closeTo(8 / 3, 14),
          meanY: expect.closeTo(10 / 3, 14),
          xx: expect.closeTo(14 / 3, 14),
          yy: expect.closeTo(8 / 3, 14),
          xy: expect.closeTo(10 / 3, 14),
        },
      },
      residuals: { 0: 2 },
      elements: { 0: 3 },
    });
  });

  test('of no data is saved too', () => {
    expect(new F1Score().state).toEqual({ classes: 0, hits: {}, truths: {}, calls: {} });
    expect(new AUC().state).toEqual({ positives: {}, negatives: {} });
    expect(metricFromJSON(json(new R2Score())).result()).toBe(0);
  });

  test('has about 32 digits in each cell', () => {
    const metric = new MeanIoU({ numClasses: 2 });
    metric.updateState([0], [1], { sampleWeight: 1e16 });
    for (let i = 0; i < 10; i++) metric.updateState([0, 1], [1, 1], { sampleWeight: [0.1, 1] });
    const { truths, compensation } = metric.state as never as {
      truths: Record<string, number>;
      compensation: { truths: Record<string, number> };
    };
    expect(truths).toEqual({ 0: 1e16, 1: 10 });
    expect(compensation.truths).toEqual({ 0: expect.closeTo(1, 14) });
    const again = MeanIoU.fromJSON(json(metric));
    again.mergeState(metric);
    expect(again.state['truths']).toEqual({ 0: 2e16 + 2, 1: 20 });
  });

  test.each<[string, () => AnyMetric, Batch]>([
    [
      'F1Score',
      () => new F1Score({ sparseYTrue: true, sparseYPred: true }),
      [
        ['a', 'b'],
        ['a', 'a'],
      ],
    ],
    ['AUC', () => new AUC({ multiLabel: true }), [[[1, 0]], [[0.7, 0.2]]]],
    [
      'MeanSquaredError',
      () => new MeanSquaredError(),
      [
        [1, 2],
        [1.1, 2.3],
      ],
    ],
  ])(
    'that is saved and restored after each of many updates has the same result: %s',
    (_, make, [yTrue, yPred]) => {
      const random = randomFrom(5);
      const metric = make();
      let saved = make();
      for (let i = 0; i < 3000; i++) {
        const sampleWeight = random() * 10 ** (12 * random() - 6);
        for (const m of [metric, saved]) m.updateState(yTrue, yPred, { sampleWeight });
        saved = metricFromJSON(json(saved));
      }
      expect(JSON.stringify(saved)).toBe(JSON.stringify(metric));
    },
  );
});

/** Documents of metrics with data. */
const documents = {
  AUC: counted(new AUC({ numThresholds: 3 }), [
    [[0, 1], [0.2, 0.7], { sampleWeight: 0.1 }],
  ]).toJSON(),
  labels: counted(new AUC({ multiLabel: true, numThresholds: 3 }), [
    [[[0, 1]], [[0.2, 0.7]]],
  ]).toJSON(),
  Precision: counted(new Precision({ thresholds: [0.3, 0.5] }), [
    [
      [0, 1],
      [0.4, 0.7],
    ],
  ]).toJSON(),
  F1Score: counted(new F1Score(), [[[[0, 1]], [[0.2, 0.7]]]]).toJSON(),
  names: counted(new F1Score({ sparseYTrue: true, sparseYPred: true }), [[['a'], ['b']]]).toJSON(),
  MeanIoU: counted(new MeanIoU({ numClasses: 2 }), [
    [
      [0, 1],
      [1, 1],
    ],
  ]).toJSON(),
  R2Score: counted(new R2Score(), [
    [
      [1, 4, 3],
      [2, 4, 4],
    ],
  ]).toJSON(),
  correlation: counted(new ConcordanceCorrelation({ axis: null }), [
    [
      [1, 4, 3],
      [2, 4, 4],
    ],
  ]).toJSON(),
};

describe('A damaged state is an error, not another result:', () => {
  const moment = { weight: 3, meanX: 0, meanY: 0, xx: 1, yy: 1, xy: 1 };
  // oxfmt-ignore
  test.each<[string, keyof typeof documents, object | null | string, string, string]>([
    ['a sum that is missing', 'AUC', { positives: undefined }, 'TypeError', 'AUC.fromJSON: state positives must be an object of sums; got undefined'],
    ['a sum for one number', 'AUC', { positives: 3 }, 'TypeError', 'AUC.fromJSON: state positives must be an object of sums; got 3'],
    ['an array of sums', 'AUC', { positives: [1, 2] }, 'TypeError', 'AUC.fromJSON: state positives must be an object of sums; got Array(2)'],
    ['null for sums', 'AUC', { negatives: null }, 'TypeError', 'AUC.fromJSON: state negatives must be an object of sums; got null'],
    ['text for a sum', 'AUC', { positives: { 1: '3' } }, 'TypeError', 'AUC.fromJSON: state positives 1 must be a number; got "3"'],
    ['null for a sum', 'AUC', { positives: { 1: null } }, 'TypeError', 'AUC.fromJSON: state positives 1 must be a number; got null'],
    ['an object for a sum', 'AUC', { positives: { 1: { 0: 1 } } }, 'TypeError', 'AUC.fromJSON: state positives 1 must be a number; got Object { 0 }'],
    ['an infinite sum', 'AUC', { positives: { 1: Infinity } }, 'RangeError', 'AUC.fromJSON: state positives 1 must be a finite sum; got Infinity'],
    ['a sum NaN', 'AUC', { positives: { 1: NaN } }, 'RangeError', 'AUC.fromJSON: state positives 1 must be a finite sum; got NaN'],
    ['a negative sum', 'AUC', { positives: { 1: -1 } }, 'RangeError', 'AUC.fromJSON: state positives 1 must be at least 0; got -1'],
    ['a bucket that is not there', 'AUC', { positives: { 2: 1 } }, 'RangeError', 'AUC.fromJSON: state positives keys must be whole numbers from -1 to 1; got 2'],
    ['a bucket with a name', 'AUC', { positives: { cat: 1 } }, 'RangeError', 'AUC.fromJSON: state positives keys must be whole numbers from -1 to 1; got cat'],
    ['a key that nobody wrote', 'AUC', { positives: { '01': 1 } }, 'RangeError', 'AUC.fromJSON: state positives keys must be whole numbers or names; got 01'],
    ['an unfinished name', 'names', { truths: { '"1': 1 } }, 'RangeError', 'F1Score.fromJSON: state truths keys must be whole numbers or names; got "1'],
    ['a name in quotes that needs none', 'names', { truths: { '"cat"': 1 } }, 'RangeError', 'F1Score.fromJSON: state truths keys must be whole numbers or names; got "cat"'],
    ['a negative sum of a name', 'names', { truths: { cat: -2 } }, 'RangeError', 'F1Score.fromJSON: state truths cat must be at least 0; got -2'],
    ['a compensation that is an array', 'AUC', { compensation: [] }, 'TypeError', 'AUC.fromJSON: state compensation must be an object of sums; got Array(0)'],
    ['a compensation of one number', 'AUC', { compensation: { positives: 1e-17 } }, 'TypeError', 'AUC.fromJSON: state positives must be an object of sums; got 1e-17'],
    ['a compensation of text', 'AUC', { compensation: { positives: { 1: 'x' } } }, 'TypeError', 'AUC.fromJSON: state positives 1 must be a number; got "x"'],
    ['a state that is none', 'AUC', 'state', 'TypeError', 'AUC.fromJSON: state must be an object of sums; got "state"'],
    ['no state', 'AUC', null, 'TypeError', 'AUC.fromJSON: state must be an object of sums; got null'],
    ['a label that is not there', 'labels', { positives: { 2: { 0: 1 } } }, 'RangeError', 'AUC.fromJSON: state positives keys must be whole numbers from 0 to 1; got 2'],
    ['a bucket of a label that is not there', 'labels', { positives: { 1: { 5: 1 } } }, 'RangeError', 'AUC.fromJSON: state positives 1 keys must be whole numbers from -1 to 1; got 5'],
    ['a label without buckets', 'labels', { positives: { 1: 5 } }, 'TypeError', 'AUC.fromJSON: state positives 1 must be an object of sums; got 5'],
    ['a negative bucket of a label', 'labels', { negatives: { 1: { 0: -1 } } }, 'RangeError', 'AUC.fromJSON: state negatives 1 0 must be at least 0; got -1'],
    ['a bucket of more thresholds', 'Precision', { negatives: { 3: 1 } }, 'RangeError', 'Precision.fromJSON: state negatives keys must be whole numbers from -1 to 2; got 3'],
    ['no number of classes', 'F1Score', { classes: undefined }, 'RangeError', 'F1Score.fromJSON: state classes must be a whole number of classes, at most 16777216; got undefined'],
    ['half a class', 'F1Score', { classes: 1.5 }, 'RangeError', 'F1Score.fromJSON: state classes must be a whole number of classes, at most 16777216; got 1.5'],
    ['more classes than results fit into memory', 'F1Score', { classes: 2 ** 31 }, 'RangeError', 'F1Score.fromJSON: state classes must be a whole number of classes, at most 16777216; got 2147483648'],
    ['a negative number of classes', 'F1Score', { classes: -2 }, 'RangeError', 'F1Score.fromJSON: state classes must be a whole number of classes, at most 16777216; got -2'],
    ['fewer classes than cells', 'F1Score', { classes: 1 }, 'RangeError', 'F1Score.fromJSON: state hits keys must be whole numbers from 0 to 0; got 1'],
    ['a class that is not there', 'MeanIoU', { truths: { 2: 1 } }, 'RangeError', 'MeanIoU.fromJSON: state truths keys must be whole numbers from 0 to 1; got 2'],
    ['a name where there are none', 'MeanIoU', { calls: { '"1"': 1 } }, 'RangeError', 'MeanIoU.fromJSON: state calls keys must be whole numbers from 0 to 1; got "1"'],
    ['moments that lack one', 'R2Score', { moments: { 0: { ...moment, xy: undefined } } }, 'RangeError', 'R2Score.fromJSON: state moments 0 must be finite numbers weight, meanX, meanY, xx, yy, xy; got Object { weight, meanX, meanY, xx, yy, xy }'],
    ['moments in a list', 'R2Score', { moments: [moment] }, 'TypeError', 'R2Score.fromJSON: state moments must be an object of sums; got Array(1)'],
    ['moments of another place', 'R2Score', { moments: { 1: moment } }, 'RangeError', 'R2Score.fromJSON: state moments 1 must be finite numbers weight, meanX, meanY, xx, yy, xy; got Object { weight, meanX, meanY, xx, yy, xy }'],
    ['a negative spread', 'R2Score', { moments: { 0: { ...moment, xx: -1 } } }, 'RangeError', 'R2Score.fromJSON: state moments 0 xx must be at least 0; got -1'],
    ['a negative weight', 'correlation', { moments: { 0: { ...moment, weight: -1 } } }, 'RangeError', 'ConcordanceCorrelation.fromJSON: state moments 0 weight must be at least 0; got -1'],
    ['two that vary together more than each', 'correlation', { moments: { 0: { ...moment, xx: 1, yy: 4, xy: -2.00001 } } }, 'RangeError', 'ConcordanceCorrelation.fromJSON: state moments 0 xy must be at most the root of xx times yy; got -2.00001'],
    ['two that vary together, where neither does', 'correlation', { moments: { 0: { ...moment, xx: 0, yy: 0 } } }, 'RangeError', 'ConcordanceCorrelation.fromJSON: state moments 0 xy must be at most the root of xx times yy; got 1'],
    ['text for a moment', 'correlation', { moments: { 0: { ...moment, meanX: '1' } } }, 'RangeError', 'ConcordanceCorrelation.fromJSON: state moments 0 must be finite numbers weight, meanX, meanY, xx, yy, xy; got Object { weight, meanX, meanY, xx, yy, xy }'],
    ['negative residuals', 'R2Score', { residuals: { 0: -1 } }, 'RangeError', 'R2Score.fromJSON: state residuals 0 must be at least 0; got -1'],
    ['residuals of an output that is not there', 'R2Score', { residuals: { 1: 1 } }, 'RangeError', 'R2Score.fromJSON: state residuals keys must be whole numbers from 0 to 0; got 1'],
  ])('%s', (_, name, damage, ...expected) => {
    const saved = documents[name];
    const state = Object(damage) === damage ? { ...saved.state, ...(damage as object) } : damage;
    expect(caught(() => metricFromJSON({ ...saved, state }))).toEqual(expected);
    const document = { version: 1, class_name: 'MetricList', metrics: [saved, { ...saved, state }] };
    expect(caught(() => MetricList.fromJSON(document, metricClasses))).toEqual(expected);
  });

  test.each<[string, number[], number[]]>([
    ['equal', [1, 4, 3, 1 / 3], [1, 4, 3, 1 / 3]],
    ['opposite', [1e9, 1e9 + 1, 1e9 + 3], [-1e-9, -2e-9, -4e-9]],
    ['too small for its square', [1e-170, 2e-170], [-1e10, 1e10]],
    ['constant', [0.1, 0.1, 0.1], [1, 2, 3]],
  ])('moments with a variable that is %s are restored', (_, x, y) => {
    const batches = x.map((__, i): Batch => [[x[i]], [y[i]], { sampleWeight: 0.1 * (i + 1) }]);
    for (const all of [batches, [[x, y]] as Batch[]]) {
      const saved = counted(new ConcordanceCorrelation({ axis: null }), all).toJSON();
      expect(metricFromJSON(json(saved)).toJSON()).toEqual(saved);
    }
  });

  test.each(Object.entries(documents))('the unchanged document of %s is restored', (_, saved) => {
    expect(metricFromJSON(json(saved)).toJSON()).toEqual(saved);
  });
});

describe('A configuration that does not fit is an error too:', () => {
  // oxfmt-ignore
  test.each<[string, keyof typeof documents, object, string, string]>([
    ['an unknown key', 'AUC', { treshold: 1 }, 'TypeError', 'AUC.fromConfig: options must be an object of name, dtype, num_thresholds, curve, summation_method, thresholds, multi_label, num_labels, label_weights, from_logits, exact; got "treshold"'],
    ['a misspelt average', 'F1Score', { average: 'mean' }, 'RangeError', "F1Score.constructor: average must be 'micro', 'macro', 'weighted', 'binary' or null; got \"mean\""],
    ['no number of classes', 'MeanIoU', { num_classes: undefined, sparse_y_pred: false }, 'TypeError', 'MeanIoU.constructor: numClasses must be a whole number of at least 1; got undefined'],
    ['fewer thresholds', 'Precision', { thresholds: 0.3 }, 'RangeError', 'Precision.fromJSON: state positives keys must be whole numbers from -1 to 1; got 2'],
  ])('%s', (_, name, change, ...expected) => {
    const saved = documents[name];
    expect(caught(() => metricFromJSON({ ...saved, config: { ...saved.config, ...change } }))).toEqual(expected);
  });
});

describe('Configurations have the keys of Keras:', () => {
  const common = { name: 'x', dtype: 'float32' };
  const thresholds = { thresholds: null };
  const ratios = { ...thresholds, top_k: null, class_id: null };
  const at = { num_thresholds: 200, class_id: null };
  const curve = {
    curve: 'ROC',
    summation_method: 'interpolation',
    multi_label: false,
    num_labels: null,
    label_weights: null,
    from_logits: false,
  };
  const iou = { num_classes: 3, ignore_class: null, axis: -1 };
  // oxfmt-ignore
  test.each<[string, object, object]>([
    ['TruePositives', {}, thresholds],
    ['FalsePositives', {}, thresholds],
    ['TrueNegatives', {}, thresholds],
    ['FalseNegatives', { thresholds: [0.7, 0.3] }, { thresholds: [0.7, 0.3] }],
    ['Precision', {}, ratios],
    ['Recall', { top_k: 2, class_id: 0, thresholds: 0.3 }, { thresholds: 0.3, top_k: 2, class_id: 0 }],
    ['SensitivityAtSpecificity', { specificity: 0.5 }, { ...at, specificity: 0.5 }],
    ['SpecificityAtSensitivity', { sensitivity: 0.5 }, { ...at, sensitivity: 0.5 }],
    ['PrecisionAtRecall', { recall: 1, num_thresholds: 3 }, { ...at, num_thresholds: 3, recall: 1 }],
    ['RecallAtPrecision', { precision: 0 }, { ...at, precision: 0 }],
    ['AUC', {}, { num_thresholds: 200, ...curve }],
    ['AUC', { num_thresholds: 3 }, { num_thresholds: 3, ...curve }],
    // The thresholds are in order, with the lowest and the highest.
    ['AUC', { thresholds: [0.7, 0.3, 0.3] }, { num_thresholds: 5, thresholds: [0.3, 0.3, 0.7], ...curve }],
    ['AUC', { thresholds: [], num_thresholds: 7 }, { num_thresholds: 2, thresholds: [], ...curve }],
    ['FBetaScore', {}, { average: null, beta: 1, threshold: null }],
    ['F1Score', { average: 'micro', threshold: 0.5 }, { average: 'micro', threshold: 0.5 }],
    ['F1Score', { sparse_y_true: true, sparse_y_pred: true, num_classes: 3, ignore_class: -1 }, { average: null, threshold: null, sparse_y_true: true, sparse_y_pred: true, num_classes: 3, ignore_class: -1 }],
    ['IoU', { num_classes: 3, target_class_ids: [0] }, { ...iou, target_class_ids: [0], sparse_y_true: true, sparse_y_pred: true }],
    ['MeanIoU', { num_classes: 3, ignore_class: -1, axis: 1 }, { ...iou, ignore_class: -1, axis: 1, sparse_y_true: true, sparse_y_pred: true }],
    ['OneHotIoU', { num_classes: 3, target_class_ids: [2] }, { ...iou, target_class_ids: [2], sparse_y_pred: false }],
    ['OneHotMeanIoU', { num_classes: 3 }, { ...iou, sparse_y_pred: false }],
    ['BinaryIoU', {}, { target_class_ids: [0, 1], threshold: 0.5 }],
    ['R2Score', { class_aggregation: null }, { class_aggregation: null, num_regressors: 0 }],
    ['PearsonCorrelation', {}, { axis: -1 }],
    ['ConcordanceCorrelation', { axis: null }, { axis: null }],
  ])('%s %o', (className, config, expected) => {
    const Class = metricClasses.find(({ definition }) => definition.className === className)!;
    const from = (given: object): AnyMetric => Metric.fromConfig.call(Class, given as never) as AnyMetric;
    const metric = from({ ...common, ...config });
    expect(metric.getConfig()).toEqual({ ...common, ...expected });
    expect(from(metric.getConfig()).getConfig()).toEqual(metric.getConfig());
    // Metrics with explicit defaults merge with metrics without.
    from(config).mergeState(metric);
    expect(from(config).name).toBe(Class.definition.name);
  });
});

test('AUC of the same thresholds in another order merges', () => {
  const batch: Batch = [
    [0, 0, 1, 1],
    [0.1, 0.5, 0.6, 0.9],
  ];
  const all = counted(new AUC({ thresholds: [0.7, 0.3] }), [batch, batch]);
  const half = counted(new AUC({ thresholds: [0.3, 0.7], numThresholds: 9 }), [batch]);
  half.mergeState(counted(new AUC({ thresholds: [0.7, 0.3] }), [batch]));
  expect(half.state).toEqual(all.state);
  expect(half.result()).toBe(all.result());
});

describe('dtype rounds each number of a result, and nothing else:', () => {
  const thirds: Batch = [
    [1, 1, 1, 0, 0, 0],
    [0.9, 0.1, 0.1, 0.9, 0.9, 0.1],
  ];
  test.each([
    ['float64', 1 / 3],
    ['float32', 0.3333333432674408],
    ['float16', 0.333251953125],
    ['bfloat16', 0.333984375],
  ] as const)('%s', (dtype, third) => {
    const one = counted(new Recall({ dtype }), [thirds]);
    const list = counted(new Recall({ dtype, thresholds: [0.5, 0.95] }), [thirds]);
    expect(one.result()).toBe(third);
    expect(list.result()).toEqual([third, 0]);
    expect(one.state).toEqual(counted(new Recall(), [thirds]).state);
  });
});
