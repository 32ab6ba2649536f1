import {
  huber,
  logCosh,
  meanAbsoluteError,
  meanAbsolutePercentageError,
  meanSquaredError,
} from 'rightly';
import { describe, expect, test } from 'vitest';
import { create, keepsConfig, losesAsKeras, roundsResult, type Row } from './comes-to.ts';

/* Counterparts of Keras's losses_test.py, with the names of Keras's tests: losses of numbers. */

export const notApplicable = {
  'CTCTest, all': 'CTC is the one loss that this library does not have',
  'reduction="sum" and "sum_over_batch_size"':
    'there is no Loss class: the state holds the sum, and the number of samples is known',
  'reduction="abc"':
    'as above; a metric’s reduction is sample or element, and errors.test.ts has its error',
  'test_config, reduction': 'a configuration holds no reduction of Keras’s',
} as const;

const yTrue = [
  [1, 9, 2],
  [-5, -2, 6],
];
const yPred = [
  [4, 8, 12],
  [8, 1, 3],
];
const steps = yTrue.map((row) => row.map((x) => [x]));
const predictedSteps = yPred.map((row) => row.map((x) => [x]));
const perSample = [[1.2], [3.4]];
const perStep = [
  [3, 6, 5],
  [0, 4, 2],
];

/** The tests of every such loss: without weights, with one weight, with a weight for each sample, and with a weight for each step. */
// oxfmt-ignore
const rows = (unweighted: number, scalar: number, sample: number, timestep: number): Row[] => [
  ['test_all_correct_unweighted', yPred, yPred, undefined, 0],
  ['test_unweighted', yTrue, yPred, undefined, unweighted],
  ['test_scalar_weighted', yTrue, yPred, 2.3, scalar],
  ['test_sample_weighted', yTrue, yPred, perSample, sample],
  ['test_timestep_weighted', steps, predictedSteps, perStep, timestep],
  ['test_zero_weighted', yTrue, yPred, 0, 0],
];

/** The same tests for a formula. */
const rowsOf = (value: (error: number) => number): Row[] => {
  const weightedMean = (weight: (i: number, j: number) => number): number =>
    yTrue.reduce(
      (sum, row, i) =>
        sum + row.reduce((s, y, j) => s + (weight(i, j) * value(yPred[i]![j]! - y)) / 6, 0),
      0,
    );
  return rows(
    weightedMean(() => 1),
    weightedMean(() => 2.3),
    weightedMean((i) => perSample[i]![0]!),
    weightedMean((i, j) => perStep[i]![j]!),
  );
};

const whereNoReduction = (values: ArrayLike<number>, expected: readonly number[]): void => {
  expect(Array.from(values, (x) => 2.3 * x)).toEqual(expected.map((x) => expect.closeTo(x, 3)));
};

describe('MeanSquaredErrorTest', () => {
  keepsConfig('MeanSquaredError', 'mymse');
  losesAsKeras('MeanSquaredError', rows(49.5, 113.85, 767.8 / 6, 97.833336));
  roundsResult('MeanSquaredError', [[[1, 9, 2]], [[4, 8, 11]]]);

  test('test_base_function_reduction', () => {
    expect(meanSquaredError([4, 8, 12], [[3], [0], [1]]).shape).toEqual([3]);
  });

  test('test_no_reduction', () => {
    expect.hasAssertions();
    whereNoReduction(meanSquaredError(yTrue, yPred).data, [84.3333, 143.3666]);
  });

  test('test_sum_reduction', () => {
    const metric = create('MeanSquaredError');
    metric.updateState(yTrue, yPred, { sampleWeight: 2.3 });
    expect(metric.state.total).toBeCloseTo(227.69998, 3);
  });
});

describe('MeanAbsoluteErrorTest', () => {
  keepsConfig('MeanAbsoluteError', 'myname');
  losesAsKeras('MeanAbsoluteError', rows(5.5, 12.65, 81.4 / 6, 13.833333));
  roundsResult('MeanAbsoluteError', [[[1, 9, 2]], [[4, 8, 11]]]);

  test('test_no_reduction', () => {
    expect.hasAssertions();
    whereNoReduction(meanAbsoluteError(yTrue, yPred).data, [10.7333, 14.5666]);
  });

  test('test_sum_reduction', () => {
    const metric = create('MeanAbsoluteError');
    metric.updateState(yTrue, yPred, { sampleWeight: 2.3 });
    expect(metric.state.total).toBeCloseTo(25.29999, 3);
  });
});

describe('MeanAbsolutePercentageErrorTest', () => {
  keepsConfig('MeanAbsolutePercentageError', 'mymape');
  losesAsKeras('MeanAbsolutePercentageError', rows(211.8518, 487.259, 422.8888, 694.4444));
  roundsResult('MeanAbsolutePercentageError', [yTrue, yPred]);

  test('test_no_reduction', () => {
    expect.hasAssertions();
    whereNoReduction(meanAbsolutePercentageError(yTrue, yPred).data, [621.8518, 352.6666]);
  });
});

describe('MeanSquaredLogarithmicErrorTest', () => {
  keepsConfig('MeanSquaredLogarithmicError', 'mysloge');
  losesAsKeras('MeanSquaredLogarithmicError', rows(1.437, 3.3051, 3.7856, 2.647374));
  roundsResult('MeanSquaredLogarithmicError', [yTrue, yPred]);
});

describe('LogCoshTest', () => {
  keepsConfig('LogCosh', 'logcosh_loss');
  losesAsKeras(
    'LogCosh',
    rowsOf((error) => Math.log((Math.exp(error) + Math.exp(-error)) / 2)),
  );
  roundsResult('LogCosh', [yTrue, yPred]);

  test('its values', () => {
    expect(logCosh([0], [1]).data[0]).toBeCloseTo(Math.log(Math.cosh(1)), 14);
  });
});

describe('HuberLossTest', () => {
  const [truth, predicted] = [
    [
      [1, 0, 1],
      [1, 0, 0],
    ],
    [
      [0.9, 0.2, 0.2],
      [0.8, 0.4, 0.6],
    ],
  ];
  const losses = [
    [0.005, 0.02, 0.32],
    [0.02, 0.08, 0.18],
  ];
  const mean = (weight: (i: number, j: number) => number): number =>
    losses.flatMap((row, i) => row.map((x, j) => (x * weight(i, j)) / 6)).reduce((a, b) => a + b);

  keepsConfig('Huber', 'huber', { delta: 0.5 });
  // oxfmt-ignore
  losesAsKeras('Huber', [
    ['test_all_correct', truth, truth, undefined, 0],
    ['test_unweighted', truth, predicted, undefined, mean(() => 1)],
    ['test_scalar_weighted', truth, predicted, 2.3, mean(() => 2.3)],
    ['test_sample_weighted', truth, predicted, perSample, mean((i) => perSample[i]![0]!)],
    ['test_timestep_weighted', truth.map((r) => r.map((x) => [x])), predicted.map((r) => r.map((x) => [x])), perStep.map((r) => r.map((x) => [x])), mean((i, j) => perStep[i]![j]!)],
    ['test_zero_weighted', truth, predicted, 0, 0],
    // No error is above 0.8.
    ['test_non_default_delta', truth, predicted, 2.3, mean(() => 2.3), { delta: 0.8 }],
  ]);
  roundsResult('Huber', [truth, predicted]);

  test('beyond delta', () => {
    expect(huber([[1, 0, 1]], [[0.9, 0.2, 0.2]], { delta: 0.5 }).data[0]).toBeCloseTo(
      (0.005 + 0.02 + 0.125 + 0.5 * 0.3) / 3,
      14,
    );
  });
});

describe('CosineSimilarityTest', () => {
  const cosines = [
    (4 + 72 + 24) / Math.sqrt(86 * 224),
    (-40 - 2 + 18) / Math.sqrt(65 * 74),
  ] as const;
  keepsConfig('CosineSimilarity', 'cosine_loss', { axis: 2 });
  // oxfmt-ignore
  losesAsKeras('CosineSimilarity', [
    ['test_unweighted', yTrue, yPred, undefined, -(cosines[0] + cosines[1]) / 2],
    ['test_scalar_weighted', yTrue, yPred, 2.3, -2.3 * (cosines[0] + cosines[1]) / 2],
    ['test_sample_weighted', yTrue, yPred, [1.2, 3.4], -(1.2 * cosines[0] + 3.4 * cosines[1]) / 2],
    // For vectors of one number, the cosine is the product of the signs.
    ['test_timestep_weighted', steps, predictedSteps, perStep, -(3 + 6 + 5 - 0 - 4 + 2) / 6],
    ['test_zero_weighted', yTrue, yPred, 0, 0],
    ['test_axis', yTrue, yPred, undefined, -(cosines[0] + cosines[1]) / 2, { axis: 1 }],
  ], -1);
  roundsResult('CosineSimilarity', [yTrue, yPred]);
});
