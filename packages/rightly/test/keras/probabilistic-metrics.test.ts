import { describe } from 'vitest';
import { comesTo, keepsConfig } from './comes-to.ts';

/* Counterparts of Keras's probabilistic_metrics_test.py, with the names of Keras's tests. */

export const notApplicable = {
  'test_config, dtype int32': 'results are rounded to floats of some precision, never to integers',
} as const;

const logits = { from_logits: true };
const smoothed = { ...logits, label_smoothing: 0.1 };
const sumOf = (row: readonly number[]): number => row.reduce((a, b) => a + b);

describe('KLDivergenceTest', () => {
  const yTrue = [
    [0.5, 0.8, 0.12],
    [0.7, 0.43, 0.8],
  ];
  const yPred = [
    [0.4, 0.9, 0.12],
    [0.36, 0.3, 0.4],
  ];
  const [first, second] = yTrue.map((row, i) =>
    sumOf(row.map((t, j) => t * Math.log(t / yPred[i]![j]!))),
  ) as [number, number];
  keepsConfig('KLDivergence', 'kld');
  // oxfmt-ignore
  comesTo('KLDivergence', [
    ['test_unweighted', yTrue, yPred, undefined, (first + second) / 2],
    ['test_weighted', yTrue, yPred, [[1.2], [3.4]], (1.2 * first + 3.4 * second) / 4.6],
  ]);
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
  const [first, second] = yTrue.map((row, i) =>
    sumOf(row.map((t, j) => (yPred[i]![j]! - t * Math.log(yPred[i]![j]!)) / 3)),
  ) as [number, number];
  keepsConfig('Poisson', 'poisson');
  // oxfmt-ignore
  comesTo('Poisson', [
    ['test_unweighted', yTrue, yPred, undefined, (first + second) / 2],
    ['test_weighted', yTrue, yPred, [[1.2], [3.4]], (1.2 * first + 3.4 * second) / 4.6],
  ]);
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
  comesTo('BinaryCrossentropy', [
    ['test_unweighted', yTrue, yPred, undefined, 3.9855],
    ['test_unweighted_with_logits', three, far, undefined, 3.333, logits],
    ['test_weighted', yTrue, yPred, [1.5, 2], 3.4162],
    ['test_weighted_from_logits', three, far, [2, 2.5], 3.7037, logits],
    ['test_label_smoothing', [1, 0, 1], [10, -10, -10], undefined, 10.5 / 3, smoothed],
  ]);
});

const near = [
  [0.05, 0.95, 0],
  [0.1, 0.8, 0.1],
];
const scores = [
  [1, 9, 0],
  [1, 8, 1],
];

// oxfmt-ignore
describe.each([
  ['CategoricalCrossentropy', 'cce', [[0, 1, 0], [0, 0, 1]]],
  ['SparseCategoricalCrossentropy', 'scce', [1, 2]],
] as const)('%sTest', (className, name, labels) => {
  const yTrue = labels as unknown as number[][];
  keepsConfig(className, name, logits);
  comesTo(className, [
    ['test_unweighted', yTrue, near, undefined, 1.176],
    ['test_unweighted_from_logits', yTrue, scores, undefined, 3.5011, logits],
    ['test_weighted', yTrue, near, [1.5, 2], 1.338],
    ['test_weighted_from_logits', yTrue, scores, [1.5, 2], 4.0012, logits],
  ]);
});

describe('CategoricalCrossentropyTest', () => {
  keepsConfig('CategoricalCrossentropy', 'cce', { label_smoothing: 0.2 });
  comesTo('CategoricalCrossentropy', [
    [
      'test_label_smoothing',
      [
        [0, 1, 0],
        [0, 0, 1],
      ],
      scores,
      undefined,
      3.667,
      smoothed,
    ],
  ]);
});
