import {
  type AnyMetric,
  type Config,
  F1Score,
  IoU,
  MeanIoU,
  Metric,
  MetricList,
  SparseCategoricalAccuracy,
  SparseTopKCategoricalAccuracy,
} from 'rightly';
import { CompileMetrics } from 'rightly/compile';
import { deserialize, metricClasses, metricFromJSON, serialize } from 'rightly/registry';
import { updateStateAsync } from 'rightly/threads';
import { describe, expect, test } from 'vitest';
import { caught } from '../caught.ts';

/** A value that no type allows. */
const bad = (value: unknown): never => value as never;

const classes = ['cat', 'dog', 'cow'];
const scores = [
  [0.8, 0.1, 0.1],
  [0.2, 0.7, 0.1],
  [0.6, 0.3, 0.1],
];
const f1 = (): F1Score<{ classes: string[]; sparseYTrue: true }> =>
  new F1Score({ classes, sparseYTrue: true });

// oxfmt-ignore
describe('names of classes that are refused', () => {
  const options = 'F1Score.constructor: classes must be a list of distinct, non-empty strings; got';
  const name = 'must hold names of 3 classes: "cat", "dog", "cow"; got';
  test.each<[string, () => unknown, string, string]>([
    ['one name', () => new F1Score(bad({ classes: 'cat' })), 'TypeError', `${options} "cat"`],
    ['none', () => new F1Score({ classes: [] }), 'RangeError', `${options} Array(0)`],
    ['a name twice', () => new F1Score({ classes: ['a', 'b', 'a'] }), 'RangeError', `${options} Array(3)`],
    ['an empty name', () => new F1Score({ classes: ['a', ''] }), 'RangeError', `${options} Array(2)`],
    ['a number', () => new F1Score(bad({ classes: ['a', 1] })), 'RangeError', `${options} Array(2)`],
    ['another numClasses', () => new F1Score({ classes, numClasses: 2 }), 'RangeError', 'F1Score.constructor: numClasses must be the number of classes, 3; got 2'],
    ['an ignored index', () => new SparseCategoricalAccuracy({ classes, ignoreClass: -1 }), 'TypeError', 'SparseCategoricalAccuracy.constructor: ignoreClass must be a whole number, or with classes a name; got -1'],
    ['an ignored name without names', () => new MeanIoU({ numClasses: 2, ignoreClass: 'cat' }), 'TypeError', 'MeanIoU.constructor: ignoreClass must be a whole number, or with classes a name; got "cat"'],
    ['a target that is none', () => new IoU({ classes, targetClassIds: ['cat', 'emu'] }), 'RangeError', 'IoU.constructor: targetClassIds must be classes; got "emu"'],
    ['a name that no class has', () => f1().updateState(['cat', 'dgo', 'cow'], scores), 'RangeError', `F1Score.updateState: yTrue ${name} "dgo" at [1]`],
    ['a name in other letters', () => f1().updateState([['cat'], ['Dog'], ['cow']], scores), 'RangeError', `F1Score.updateState: yTrue ${name} "Dog" at [1,0]`],
    ['the name of a property', () => f1().updateState(['toString'], [scores[0]!]), 'RangeError', `F1Score.updateState: yTrue ${name} "toString" at [0]`],
    ['indexes', () => f1().updateState([0, 1, 2], scores), 'TypeError', `F1Score.updateState: yTrue ${name} 0 at [0]`],
    ['typed indexes', () => f1().updateState(Int32Array.of(0, 1, 2), scores), 'TypeError', `F1Score.updateState: yTrue ${name} 0 at [0]`],
    ['an id that no class has', () => new SparseTopKCategoricalAccuracy({ classes, fromSortedIds: true }).updateState(['cat'], [['dog', 'emu']]), 'RangeError', `SparseTopKCategoricalAccuracy.updateState: yPred ${name} "emu" at [0,1]`],
    ['too few scores', () => new SparseCategoricalAccuracy({ classes }).updateState(['cat'], [[1, 0]]), 'RangeError', 'SparseCategoricalAccuracy.updateState: yPred must have vectors of 3 numbers, one for each of classes; got [1,2]'],
    ['too many dense numbers', () => new F1Score({ classes }).updateState([[1, 0, 0, 0]], [[1, 0, 0, 0]]), 'RangeError', 'F1Score.updateState: yPred must have vectors of 3 numbers, one for each of classes; got [1,4]'],
    ['a state of other classes', () => F1Score.fromJSON({ ...f1().toJSON(), state: { classes: 3, hits: { emu: 1 }, truths: {}, calls: {} } }), 'RangeError', 'F1Score.fromJSON: state hits keys must be names in classes; got emu'],
    ['a state of indexes', () => F1Score.fromJSON({ ...f1().toJSON(), state: { classes: 3, hits: { 0: 1 }, truths: {}, calls: {} } }), 'RangeError', 'F1Score.fromJSON: state hits keys must be names in classes; got 0'],
  ])('%s', (_, act, kind, message) => {
    expect(caught(act)).toEqual([kind, message]);
  });
});

/** The options that classes with names need to read a label and three scores. */
const labelled: Readonly<Record<string, Config>> = {
  IoU: { target_class_ids: ['cat'], sparse_y_pred: false },
  MeanIoU: { sparse_y_pred: false },
  F1Score: { sparse_y_true: true },
  FBetaScore: { sparse_y_true: true },
  Precision: { average: 'macro', sparse_y_true: true },
  Recall: { average: 'macro', sparse_y_true: true },
  Specificity: { average: 'macro' },
  BrierScore: { sparse_y_true: true },
};
const hasNames = metricClasses.filter(({ definition }) => 'classes' in definition.options);
const ofLabels = hasNames.filter(({ definition }) => !definition.className.startsWith('OneHot'));

test('the metrics whose classes can have names', () => {
  expect(hasNames.map(({ definition }) => definition.className).sort()).toEqual([
    'BalancedAccuracy',
    'BrierScore',
    'CohenKappa',
    'ConfusionMatrix',
    'ExpectedCalibrationError',
    'F1Score',
    'FBetaScore',
    'IoU',
    'MatthewsCorrelation',
    'MeanIoU',
    'OneHotIoU',
    'OneHotMeanIoU',
    'Precision',
    'Recall',
    'SparseCategoricalAccuracy',
    'SparseTopKCategoricalAccuracy',
    'Specificity',
  ]);
});

test.each(ofLabels.map((own) => [own.definition.className, own] as const))(
  'an unknown label is named by %s, and nothing is counted',
  (className, own) => {
    const config = { classes, ...labelled[className] };
    const metric = Metric.fromConfig.call(own as never, config) as AnyMetric;
    metric.updateState(['cat', 'dog'], scores.slice(0, 2));
    const before = JSON.stringify(metric);
    expect(caught(() => metric.updateState(['cat', 'dgo'], scores.slice(0, 2)))).toEqual([
      'RangeError',
      `${className}.updateState: yTrue must hold names of 3 classes: "cat", "dog", "cow"; got "dgo" at [1]`,
    ]);
    expect(JSON.stringify(metric)).toBe(before);
  },
);

test('an error lists the first of many classes', () => {
  const many = Array.from({ length: 1000 }, (_, i) => `class ${i}`);
  const metric = new SparseCategoricalAccuracy({ classes: many });
  const [, message] = caught(() => metric.updateState(['other'], [many.map(() => 0)]));
  expect(message).toMatch(/names of 1000 classes: "class 0", .*"class 8"; got "other" at \[0\]$/);
});

test('a batch with a name that no class has counts nothing, in no metric of a list', () => {
  const metrics = [f1(), new SparseCategoricalAccuracy({ classes })] as const;
  const list = new MetricList(metrics);
  list.updateState(['cat', 'dog', 'dog'], scores);
  const before = JSON.stringify(list);
  expect(() => list.updateState(['cat', 'emu', 'dog'], scores)).toThrow(RangeError);
  expect(JSON.stringify(list)).toBe(before);
  expect(metrics[1].result()).toBeCloseTo(2 / 3);
});

const seen = (): F1Score<{ classes: string[]; sparseYTrue: true }> => {
  const metric = f1();
  metric.updateState(['cat', 'dog', 'dog'], scores);
  return metric;
};

describe('a metric with names of classes', () => {
  test('has names as keys and in its state', () => {
    expect(seen().keys()).toEqual(classes);
    expect(seen().state).toEqual({
      classes: 3,
      hits: { cat: 1, dog: 1 },
      truths: { cat: 1, dog: 2 },
      calls: { cat: 2, dog: 1 },
    });
  });

  test('has names as keys where truth is dense', () => {
    const dense = new F1Score({ classes });
    dense.updateState(
      [
        [1, 0, 0],
        [0, 1, 0],
        [0, 1, 0],
      ],
      scores,
    );
    expect([dense.keys(), dense.state]).toEqual([classes, seen().state]);
    const above = new F1Score({ classes, threshold: 0.5 });
    above.updateState(
      [
        [1, 0, 0],
        [0, 1, 0],
        [0, 1, 0],
      ],
      scores,
    );
    expect(above.state).toEqual(seen().state);
  });

  test('is saved and read again, by name and by configuration', () => {
    const again = metricFromJSON(JSON.parse(JSON.stringify(seen())));
    expect(JSON.stringify(again)).toBe(JSON.stringify(seen()));
    const other = deserialize(JSON.parse(JSON.stringify(serialize(f1())))) as F1Score;
    other.mergeState(seen());
    expect(other.result()).toEqual(seen().result());
    expect(new F1Score({ sparseYTrue: true }).getConfig()).not.toHaveProperty('classes');
  });

  test('does not merge with a metric of other classes, or of another order', () => {
    for (const others of [
      ['cat', 'dog', 'emu'],
      ['dog', 'cat', 'cow'],
    ])
      expect(() => seen().mergeState(new F1Score({ classes: others, sparseYTrue: true }))).toThrow(
        TypeError,
      );
  });

  test('takes weights and masks, flat data, and names along inner axes', () => {
    const metric = new SparseCategoricalAccuracy({ classes, ignoreClass: 'pad' });
    const yTrue = { data: ['cat', 'dog', 'pad', 'cow'], shape: [2, 2] };
    const yPred = { data: Float32Array.of(1, 0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 1), shape: [2, 2, 3] };
    metric.updateState(yTrue, yPred, { sampleWeight: [1, 3] });
    expect(metric.state).toMatchObject({ total: 2, count: 2.5 });
    metric.updateState(yTrue, yPred, {
      mask: [
        [false, true],
        [true, false],
      ],
    });
    expect(metric.state).toMatchObject({ total: 2, count: 3 });
  });

  test('compares the first ids, and the highest scores', () => {
    const ids = new SparseTopKCategoricalAccuracy({ classes, fromSortedIds: true, k: 1 });
    ids.updateState(
      ['cat', 'cow'],
      [
        ['cat', 'dog'],
        ['dog', 'cow'],
      ],
    );
    expect(ids.result()).toBe(0.5);
    const best = new SparseTopKCategoricalAccuracy({ classes, k: 2 });
    best.updateState(['dog', 'cow'], scores.slice(0, 2));
    expect(best.result()).toBe(0.5);
  });

  test('of the IoU family needs no numClasses, and has targets by name', () => {
    const one = new IoU({ classes, targetClassIds: ['dog'] });
    const same = new IoU({ numClasses: 3, targetClassIds: [1] });
    one.updateState(['cat', 'dog', 'dog'], ['dog', 'dog', 'cow']);
    same.updateState([0, 1, 1], [1, 1, 2]);
    expect(one.result()).toBe(same.result());
    expect(one.getConfig()).toMatchObject({ num_classes: 3, classes });
  });

  test('counts in CompileMetrics and on threads', async () => {
    const metrics = new CompileMetrics({ metrics: [f1()] });
    metrics.updateState(['cat', 'dog', 'dog'], scores);
    expect(metrics.result()['f1_score']).toEqual(seen().result());
    const metric = new SparseCategoricalAccuracy({ classes });
    await updateStateAsync(metric, ['cat', 'dog', 'dog'], scores, { threads: 2 });
    expect(metric.result()).toBeCloseTo(2 / 3);
  });
});
