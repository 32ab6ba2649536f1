import {
  binaryCrossentropy,
  binaryFocalCrossentropy,
  categoricalCrossentropy,
  categoricalFocalCrossentropy,
  dice,
  SparseCategoricalCrossentropy,
  sparseCategoricalCrossentropy,
} from 'rightly';
import { describe, expect, test } from 'vitest';
import { create, keepsConfig, losesAsKeras, roundsResult } from './comes-to.ts';

/* Counterparts of Keras's losses_test.py, with the names of Keras's tests: losses of probabilities. */

const close = (values: ArrayLike<number>, expected: readonly number[], digits = 5): void =>
  expect(Array.from(values)).toEqual(expected.map((x) => expect.closeTo(x, digits)));

const logits = { from_logits: true };
const identity = [
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
];

const steps = (rows: number[][]): number[][][] => rows.map((row) => row.map((x) => [x]));

describe('KLDivergenceTest', () => {
  const yTrue = [
    [0.5, 0.8, 0.12],
    [0.7, 0.43, 0.8],
  ];
  const yPred = [
    [0.4, 0.9, 0.12],
    [0.36, 0.3, 0.4],
  ];
  const terms = yTrue.map((row, i) => row.map((t, j) => t * Math.log(t / yPred[i]![j]!)));
  const sums = terms.map((row) => row.reduce((a, b) => a + b)) as [number, number];
  const perStep = [
    [3, 6, 5],
    [0, 4, 2],
  ];
  const stepped = perStep.flatMap((row, i) => row.map((w, j) => (w * terms[i]![j]!) / 6));
  keepsConfig('KLDivergence', 'kld');
  // oxfmt-ignore
  losesAsKeras('KLDivergence', [
    ['test_unweighted', yTrue, yPred, undefined, (sums[0] + sums[1]) / 2],
    ['test_scalar_weighted', yTrue, yPred, 2.3, 2.3 * (sums[0] + sums[1]) / 2],
    ['test_sample_weighted', yTrue, yPred, [[1.2], [3.4]], (1.2 * sums[0] + 3.4 * sums[1]) / 2],
    ['test_timestep_weighted', steps(yTrue), steps(yPred), perStep, stepped.reduce((a, b) => a + b)],
    ['test_zero_weighted', yTrue, yPred, 0, 0],
  ]);
  roundsResult('KLDivergence', [yTrue, yPred]);
});

describe('PoissonTest', () => {
  const yTrue = [
    [4, 8, 12],
    [8, 1, 3],
  ];
  const yPred = [
    [1, 9, 2],
    [5, 2, 6],
  ];
  const terms = yTrue.map((row, i) =>
    row.map((t, j) => yPred[i]![j]! - t * Math.log(yPred[i]![j]!)),
  );
  const mean = (weight: (i: number, j: number) => number): number =>
    terms.flatMap((row, i) => row.map((x, j) => (x * weight(i, j)) / 6)).reduce((a, b) => a + b);
  const perStep = [
    [3, 6, 5],
    [0, 4, 2],
  ];
  keepsConfig('Poisson', 'poisson');
  // oxfmt-ignore
  losesAsKeras('Poisson', [
    ['test_unweighted', yTrue, yPred, undefined, mean(() => 1)],
    ['test_scalar_weighted', yTrue, yPred, 2.3, mean(() => 2.3)],
    ['test_sample_weighted', yTrue, yPred, [[1.2], [3.4]], mean((i) => [1.2, 3.4][i]!)],
    ['test_timestep_weighted', steps(yTrue), steps(yPred), perStep, mean((i, j) => perStep[i]![j]!)],
    ['test_zero_weighted', yTrue, yPred, 0, 0],
  ]);
  roundsResult('Poisson', [yTrue, yPred]);
});

describe('BinaryCrossentropyTest', () => {
  const yTrue = [
    [1, 0],
    [1, 0],
  ];
  const yPred = [Float32Array.of(1, 1), Float32Array.of(1, 0)];
  const three = [
    [1, 0, 1],
    [0, 1, 1],
  ];
  const far = [
    [10, -10, 10],
    [10, 10, -10],
  ];
  keepsConfig('BinaryCrossentropy', 'bce', { label_smoothing: 0.2 });
  // oxfmt-ignore
  losesAsKeras('BinaryCrossentropy', [
    ['test_all_correct_unweighted', identity, identity, undefined, 0],
    ['test_all_correct_unweighted, logits', identity, identity.map((row) => row.map((x) => 20 * x - 10)), undefined, 0, logits],
    ['test_unweighted', identity, [[0.9, 0.1, 0.2], [0.3, 0.8, 0.1], [0.1, 0.2, 0.7]], undefined, 0.20046903],
    ['test_unweighted, 0 and 1', yTrue, yPred, undefined, 3.98559],
    ['test_unweighted, logits', three, far, undefined, 3.3333, logits],
    ['test_scalar_weighted', yTrue, yPred, 2.3, 9.1668],
    ['test_scalar_weighted, logits', three, far, 2.3, 7.666, logits],
    ['test_sample_weighted', yTrue, yPred, [[1.2], [3.4]], 4.7827],
    ['test_sample_weighted, logits', three, far, [4, 3], 10, logits],
    ['test_label_smoothing', [[1, 0, 1]], [[10, -10, -10]], undefined, 10.5 / 3, { ...logits, label_smoothing: 0.1 }],
  ]);
  roundsResult('BinaryCrossentropy', [
    identity,
    [
      [0.9, 0.1, 0.2],
      [0.3, 0.8, 0.1],
      [0.1, 0.2, 0.7],
    ],
  ]);

  test('test_no_reduction', () => {
    expect.hasAssertions();
    close(binaryCrossentropy(three, far, { fromLogits: true }).data, [0, 20 / 3], 3);
  });

  test('test_shape_mismatch', () => {
    expect(() => binaryCrossentropy([[0], [1], [2]], identity)).toThrow(
      'binaryCrossentropy: yPred must have the shape of yTrue; got yTrue [3,1], yPred [3,3]',
    );
  });
});

const near = [
  [0.9, 0.05, 0.05],
  [0.5, 0.89, 0.6],
  [0.05, 0.01, 0.94],
];
const far = [
  [8, 1, 1],
  [0, 9, 1],
  [2, 3, 5],
];
const right = identity.map((row) => row.map((x) => 10 * x));
const weights = [[1.2], [3.4], [5.6]];

// oxfmt-ignore
const categorical = [
  ['CategoricalCrossentropy', identity, (options: object) => categoricalCrossentropy(identity, far, options)],
  ['SparseCategoricalCrossentropy', [[0], [1], [2]], (options: object) => sparseCategoricalCrossentropy([[0], [1], [2]], far, options)],
] as const;

describe.each(categorical)('%sTest', (className, labels, valuesOf) => {
  const yTrue = labels as number[][];
  keepsConfig(className, 'cce', { from_logits: true });
  // oxfmt-ignore
  losesAsKeras(className, [
    ['test_all_correct_unweighted', yTrue, identity, undefined, 0],
    ['test_all_correct_unweighted, logits', yTrue, right, undefined, 0, logits],
    ['test_unweighted', yTrue, near, undefined, 0.3239],
    ['test_unweighted, logits', yTrue, far, undefined, 0.0573, logits],
    ['test_scalar_weighted', yTrue, near, 2.3, 0.7449],
    ['test_scalar_weighted, logits', yTrue, far, 2.3, 0.1317, logits],
    ['test_sample_weighted', yTrue, near, weights, 1.0696],
    ['test_sample_weighted, logits', yTrue, far, weights, 0.31829, logits],
  ]);
  roundsResult(className, [yTrue, near]);

  test('test_no_reduction', () => {
    expect.hasAssertions();
    close(valuesOf({ fromLogits: true }).data, [0.001822, 0.000459, 0.169846]);
  });
});

describe('CategoricalCrossentropyTest', () => {
  const far3 = [[100, -100, -100]];
  // oxfmt-ignore
  losesAsKeras('CategoricalCrossentropy', [
    ['test_label_smoothing', [[1, 0, 0]], far3, undefined, 40 / 3, { ...logits, label_smoothing: 0.1 }],
    ['test_label_smoothing_ndarray', [Int32Array.of(1, 0, 0)], [Float32Array.of(100, -100, -100)], undefined, 40 / 3, { ...logits, label_smoothing: 0.1 }],
  ]);

  test('test_shape_mismatch', () => {
    expect(() => categoricalCrossentropy([[0], [1], [2]], near)).toThrow(
      'categoricalCrossentropy: yPred must have the shape of yTrue; got yTrue [3,1], yPred [3,3]',
    );
  });
});

describe('SparseCategoricalCrossentropyTest', () => {
  const scores = [
    [
      [0.854, 0.698, 0.598],
      [0.088, 0.86, 0.018],
    ],
  ];
  const options = { fromLogits: true, ignoreClass: -1 };

  test.each([[[[-1, 2]]], [[[[-1], [2]]]]])('test_ignore_class, labels %j', (labels) => {
    expect.hasAssertions();
    close(sparseCategoricalCrossentropy(labels, scores, options).data, [0, 1.480129]);
  });

  test('test_ignore_class: ignored samples weigh nothing, where Keras counts them as 0', () => {
    const metric = new SparseCategoricalCrossentropy(options);
    metric.updateState([[-1, 2]], scores);
    expect(metric.state.count).toBe(0.5);
    expect(metric.result()).toBeCloseTo(1.480129, 5);
  });
});

describe('BinaryFocalCrossentropyTest', () => {
  const [yTrue, yPred] = [
    [
      [1, 0],
      [1, 0],
    ],
    [
      [0.9, 0.8],
      [0.7, 0.2],
    ],
  ];
  const [truth, scores] = [
    [
      [1, 1, 0],
      [0, 1, 0],
    ],
    [
      [1.5, -2.7, 2.9],
      [-3.8, 1.2, -4.5],
    ],
  ];
  const cubed = { ...logits, gamma: 3 };
  const perSample = [[1.2], [3.4]];
  keepsConfig('BinaryFocalCrossentropy', 'bfce', {
    gamma: 1.5,
    alpha: 0.5,
    apply_class_balancing: true,
  });
  // oxfmt-ignore
  losesAsKeras('BinaryFocalCrossentropy', [
    ['test_all_correct_unweighted', identity, identity, undefined, 0, { gamma: 1.5 }],
    ['test_all_correct_unweighted, logits', identity, identity.map((row) => row.map((x) => 200 * x - 100)), undefined, 0, logits],
    ['test_unweighted', yTrue, yPred, undefined, 0.268],
    ['test_unweighted, logits', truth, scores, undefined, 0.799, cubed],
    ['test_scalar_weighted', yTrue, yPred, 1.23, 0.3296],
    ['test_scalar_weighted, logits', truth, scores, 3.21, 2.565, cubed],
    ['test_sample_weighted', yTrue, yPred, perSample, 0.34415],
    ['test_sample_weighted, logits', truth, scores, perSample, 0.95977, cubed],
  ]);
  roundsResult('BinaryFocalCrossentropy', [yTrue, yPred]);

  test('test_no_reduction', () => {
    expect.hasAssertions();
    close(binaryFocalCrossentropy(yTrue, yPred).data, [0.515547, 0.020513]);
  });
});

describe('CategoricalFocalCrossentropyTest', () => {
  keepsConfig('CategoricalFocalCrossentropy', 'cfce', { alpha: [0.2, 0.3, 0.5], gamma: 3 });
  // oxfmt-ignore
  losesAsKeras('CategoricalFocalCrossentropy', [
    ['test_all_correct_unweighted', identity, identity, undefined, 0],
    ['test_all_correct_unweighted, logits', identity, right, undefined, 0, logits],
    ['test_unweighted', identity, near, undefined, 0.02059],
    ['test_unweighted, logits', identity, far, undefined, 0.000345, logits],
    ['test_scalar_weighted', identity, near, 2.3, 0.047368],
    ['test_scalar_weighted, logits', identity, far, 2.3, 0.000794, logits],
    ['test_sample_weighted', identity, near, weights, 0.06987],
    ['test_sample_weighted, logits', identity, far, weights, 0.001933, logits],
    ['test_label_smoothing', [[1, 0, 0]], [[4.9, -0.5, 2.05]], undefined, 0.06685, { ...logits, label_smoothing: 0.1 }],
  ]);
  roundsResult('CategoricalFocalCrossentropy', [identity, near]);

  test('test_no_reduction', () => {
    expect.hasAssertions();
    const { data } = categoricalFocalCrossentropy(identity, far, { fromLogits: true });
    close(
      [1.5096224e-9, 2.4136547e-11, 1.0360638e-3].map((expected, i) => data[i]! / expected),
      [1, 1, 1],
      3,
    );
  });
});

describe('DiceTest and TverskyTest', () => {
  const [yTrue, yPred] = [
    [
      [1, 2],
      [1, 2],
    ],
    [
      [4, 1],
      [6, 1],
    ],
  ];
  const stripes = [
    [1, 0, 1, 0],
    [0, 1, 0, 1],
    [1, 0, 1, 0],
    [0, 1, 0, 1],
  ];
  const found = [
    [0, 1, 0, 1],
    [1, 0, 1, 1],
    [0, 1, 0, 1],
    [1, 0, 1, 1],
  ];
  const custom = { alpha: 0.2, beta: 0.8 };
  keepsConfig('Dice', 'mydice', { axis: [1, 2] });
  keepsConfig('Tversky', 'mytversky', custom);
  roundsResult('Dice', [yTrue, yPred]);
  roundsResult('Tversky', [yTrue, yPred]);

  // oxfmt-ignore
  test.each([
    ['Dice, test_correctness', 'Dice', yTrue, yPred, {}, -0.55555546],
    ['Dice, test_binary_segmentation', 'Dice', stripes, found, {}, 0.77777773],
    ['Tversky, test_correctness', 'Tversky', yTrue, yPred, {}, -0.55555546],
    ['Tversky, test_correctness_custom_coefficients', 'Tversky', yTrue, yPred, custom, -0.29629636],
    ['Tversky, test_binary_segmentation', 'Tversky', stripes, found, {}, 0.77777773],
    ['Tversky, test_binary_segmentation_custom_coefficients', 'Tversky', stripes, found, custom, 0.7916667],
  ])('%s', (_, className, truth, predicted, config, result) => {
    const metric = create(className, config);
    metric.updateState(truth, predicted);
    expect(metric.result()).toBeCloseTo(result, 6);
    expect(metric.state.count).toBe(1);
  });

  test('Dice, test_binary_segmentation_with_axis', () => {
    expect.hasAssertions();
    const half = [
      [[1], [1]],
      [[0], [0]],
    ];
    const predicted = [
      [
        [[0], [1]],
        [[0], [1]],
      ],
      [
        [[0.4], [0]],
        [[0], [0.9]],
      ],
    ];
    close(dice([half, half], predicted, { axis: [1, 2, 3] }).data, [0.5, 0.75757575], 6);
  });
});
