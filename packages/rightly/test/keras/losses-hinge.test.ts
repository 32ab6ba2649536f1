import { categoricalHinge, hinge, squaredHinge } from 'rightly';
import { describe, expect, test } from 'vitest';
import { create, losesAsKeras, roundsResult } from './comes-to.ts';

/* Counterparts of the hinges of Keras's losses_test.py, with the names of Keras's tests. */

const yTrue = [
  [0, 1],
  [0, 0],
];
const yPred = [
  [0.6, 0.4],
  [0.4, 0.6],
];

// oxfmt-ignore
const hinges = [
  ['Hinge', hinge, [1.1, 1.5]],
  ['SquaredHinge', squaredHinge, [1.46, 2.26]],
  ['CategoricalHinge', categoricalHinge, [1.2, 1.6]],
] as const;

describe.each(hinges)('%sTest', (className, values, [first, second]) => {
  // oxfmt-ignore
  losesAsKeras(className, [
    ['test_unweighted, sum_over_batch_size', yTrue, yPred, undefined, (first + second) / 2],
    ['test_weighted, sum_over_batch_size', yTrue, yPred, [1, 0], first / 2],
    ['test_zero_weighted', yTrue, yPred, 0, 0],
  ]);
  roundsResult(className, [
    yTrue,
    [
      [0.61, 0.4],
      [0.4, 0.6],
    ],
  ]);

  test('test_unweighted, sum', () => {
    const metric = create(className);
    metric.updateState(yTrue, yPred);
    expect(metric.state.total).toBeCloseTo(first + second, 12);
  });

  test('test_weighted, sum', () => {
    const metric = create(className);
    metric.updateState(yTrue, yPred, { sampleWeight: [1, 0] });
    expect(metric.state.total).toBeCloseTo(first, 12);
  });

  test('test_unweighted, no reduction', () => {
    const { data, shape } = values(yTrue, yPred);
    expect(shape).toEqual([2]);
    expect(Array.from(data)).toEqual([expect.closeTo(first, 12), expect.closeTo(second, 12)]);
  });
});
