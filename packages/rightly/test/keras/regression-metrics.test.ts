import { describe } from 'vitest';
import { comesTo, keepsConfig } from './comes-to.ts';

/* Counterparts of Keras's regression_metrics_test.py, with the names of Keras's tests. */

export const notApplicable = {
  'R2ScoreTest, all': 'this library has no R2Score; own-metrics.test.ts writes one as a user would',
  'test_config, dtype int32': 'results are rounded to floats of some precision, never to integers',
} as const;

const yTrue = [
  [0, 1, 0, 1, 0],
  [0, 0, 1, 1, 1],
  [1, 1, 1, 1, 0],
  [0, 0, 0, 0, 1],
];
const yPred = [
  [0, 0, 1, 1, 0],
  [1, 1, 1, 1, 1],
  [0, 1, 0, 1, 0],
  [1, 1, 1, 1, 1],
];
const weights = [1, 1.5, 2, 2.5];

// oxfmt-ignore
describe.each([
  ['MeanSquaredError', 'my_mse', 0.5, 0.54285],
  ['MeanAbsoluteError', 'my_mae', 0.5, 0.54285],
  ['MeanAbsolutePercentageError', 'my_mape', 35e7, 40e7],
  ['MeanSquaredLogarithmicError', 'my_msle', 0.24022, 0.26082],
])('%sTest', (className, name, unweighted, weighted) => {
  keepsConfig(className, name);
  comesTo(className, [
    ['test_unweighted', yTrue, yPred, undefined, unweighted],
    ['test_weighted', yTrue, yPred, weights, weighted],
  ]);
});

const [vectors, others] = [
  [
    [1, 9, 2],
    [-5, -2, 6],
  ],
  [
    [4, 8, 12],
    [8, 1, 3],
  ],
];

describe('CosineSimilarityTest', () => {
  const [first, second] = [100 / Math.sqrt(86 * 224), -24 / Math.sqrt(65 * 74)];
  keepsConfig('CosineSimilarity', 'my_cos', { axis: 2 });
  // oxfmt-ignore
  comesTo('CosineSimilarity', [
    ['test_unweighted', vectors, others, undefined, (first + second) / 2],
    ['test_weighted', vectors, others, [1.2, 3.4], (1.2 * first + 3.4 * second) / 4.6],
    ['test_axis', vectors, others, undefined, (first + second) / 2, { axis: 1 }],
  ]);
});

describe('RootMeanSquaredErrorTest', () => {
  keepsConfig('RootMeanSquaredError', 'rmse');
  comesTo('RootMeanSquaredError', [
    ['test_unweighted', [2, 4, 6], [1, 3, 2], undefined, Math.sqrt(6)],
    ['test_weighted', [2, 4, 6, 8], [1, 3, 2, 3], [0, 1, 0, 1], Math.sqrt(13)],
  ]);
});

describe('LogCoshErrorTest', () => {
  const [first, second] = vectors.map((row, i) =>
    row.reduce((sum, y, j) => sum + Math.log(Math.cosh(others[i]![j]! - y)) / 3, 0),
  ) as [number, number];
  keepsConfig('LogCoshError', 'logcosh');
  // oxfmt-ignore
  comesTo('LogCoshError', [
    ['test_unweighted', vectors, others, undefined, (first + second) / 2],
    ['test_weighted', vectors, others, [[1.2], [3.4]], (1.2 * first + 3.4 * second) / 4.6, { dtype: 'float32' }],
  ]);
});
