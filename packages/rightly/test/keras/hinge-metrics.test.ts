import { describe } from 'vitest';
import { comesTo, keepsConfig } from './comes-to.ts';

/* Counterparts of Keras's hinge_metrics_test.py, with the names of Keras's tests. */

export const notApplicable = {
  'test_config, dtype int32': 'results are rounded to floats of some precision, never to integers',
} as const;

const yTrue = [
  [0, 1, 0, 1],
  [0, 0, 1, 1],
];
const signs = yTrue.map((row) => row.map((y) => 2 * y - 1));
const yPred = [
  [-0.3, 0.2, -0.1, 1.6],
  [-0.25, -1, 0.5, 0.6],
];

// oxfmt-ignore
describe.each([
  ['Hinge', 'hinge', 0.506, 0.493],
  ['SquaredHinge', 'squared_hinge', 0.364, 0.347],
])('%sTest', (className, name, unweighted, weighted) => {
  keepsConfig(className, name);
  comesTo(className, [
    ['test_unweighted', yTrue, yPred, undefined, unweighted],
    ['test_weighted', signs, yPred, [1.5, 2], weighted],
  ]);
});

describe('CategoricalHingeTest', () => {
  const truth = [
    [0, 1, 0, 1, 0],
    [0, 0, 1, 1, 1],
    [1, 1, 1, 1, 0],
    [0, 0, 0, 0, 1],
  ];
  const predicted = [
    [0, 0, 1, 1, 0],
    [1, 1, 1, 1, 1],
    [0, 1, 0, 1, 0],
    [1, 1, 1, 1, 1],
  ];
  keepsConfig('CategoricalHinge', 'cat_hinge');
  comesTo('CategoricalHinge', [
    ['test_unweighted', truth, predicted, undefined, 0.5],
    ['test_weighted', truth, predicted, [1, 1.5, 2, 2.5], 0.5],
  ]);
});
