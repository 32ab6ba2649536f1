import {
  Accuracy,
  type AnyMeanMetric,
  type ArrayInput,
  BinaryAccuracy,
  CategoricalAccuracy,
  SparseCategoricalAccuracy,
  SparseTopKCategoricalAccuracy,
  TopKCategoricalAccuracy,
} from 'rightly';
import { describe, expect, test } from 'vitest';
import { type ClassName, create } from '../parity/classes.ts';

/* Counterparts of Keras's accuracy_metrics_test.py, with the names of Keras's tests. */

type Row = readonly [
  name: string,
  yTrue: ArrayInput,
  yPred: ArrayInput,
  sampleWeight: ArrayInput | undefined,
  result: number,
];

const comesTo = (make: () => AnyMeanMetric, rows: readonly Row[]): void => {
  test.each(rows)('%s', (_, yTrue, yPred, sampleWeight, result) => {
    const metric = make();
    metric.updateState(yTrue, yPred, { sampleWeight });
    expect(metric.result()).toBeCloseTo(result, 12);
  });
};

const keepsConfig = (className: ClassName, name: string, more: object = {}): void => {
  test('test_config', () => {
    const config = { name, dtype: 'float32', ...more };
    const metric = create(className, config);
    expect(metric).toMatchObject({ name, dtype: 'float32' });
    expect(Object.keys(metric.state)).toEqual(['total', 'count']);
    expect(metric.getConfig()).toEqual(config);
    expect(create(className, metric.getConfig()).getConfig()).toEqual(config);
  });
};

describe('AccuracyTest', () => {
  keepsConfig('Accuracy', 'accuracy');
  // oxfmt-ignore
  comesTo(() => new Accuracy(), [
    ['test_unweighted', [[1], [2], [3], [4]], [[0], [2], [3], [4]], undefined, 0.75],
    ['test_weighted', [[1], [2], [3], [4]], [[0], [2], [3], [4]], [1, 1, 0, 0], 0.5],
    ['test_weighted_rank_1', [1, 2, 3, 4], [0, 2, 3, 4], [1, 1, 0, 0], 0.5],
    ['test_weighted_nd_weights', [[1, 2], [3, 4]], [[0, 2], [3, 4]], [[1, 0], [0, 1]], 0.5],
    ['test_weighted_nd_broadcast_weights', [[1, 2], [3, 4]], [[0, 2], [3, 4]], [[1, 0]], 0.5],
  ]);
});

describe('BinaryAccuracyTest', () => {
  keepsConfig('BinaryAccuracy', 'binary_accuracy', { threshold: 0.5 });
  // oxfmt-ignore
  comesTo(() => new BinaryAccuracy(), [
    ['test_unweighted', [[1], [1], [0], [0]], [[0.98], [1], [0], [0.6]], undefined, 0.75],
    ['test_unweighted, ranks one apart', [1, 1, 0, 0], [[0.98], [1], [0], [0.6]], undefined, 0.75],
    ['test_weighted', [[1], [1], [0], [0]], [[0.98], [1], [0], [0.6]], [1, 0, 0, 1], 0.5],
    ['test_weighted_rank_1', [1, 1, 0, 0], [0.98, 1, 0, 0.6], [1, 0, 0, 1], 0.5],
    ['test_weighted_nd_weights', [[1, 1], [0, 0]], [[0.98, 1], [0, 0.6]], [[1, 0], [0, 1]], 0.5],
    ['test_weighted_nd_broadcast_weights', [[1, 1], [0, 0]], [[0.98, 1], [0, 0.6]], [[1, 0]], 1],
  ]);
  comesTo(
    () => new BinaryAccuracy({ threshold: 0.3 }),
    [['test_threshold, 0.3', [[1], [1], [0], [0]], [[0.98], [0.5], [0.1], [0.2]], undefined, 1]],
  );
  comesTo(
    () => new BinaryAccuracy({ threshold: 0.9 }),
    [['test_threshold, 0.9', [[1], [1], [0], [0]], [[0.98], [0.5], [0.1], [0.2]], undefined, 0.75]],
  );
});

const scores = [
  [0.1, 0.9, 0.8],
  [0.05, 0.95, 0],
];
const float32 = scores.map((row) => Float32Array.from(row));
const oneHot = [
  [0, 0, 1],
  [0, 1, 0],
];

describe('CategoricalAccuracyTest', () => {
  keepsConfig('CategoricalAccuracy', 'categorical_accuracy');
  comesTo(
    () => new CategoricalAccuracy(),
    [
      ['test_unweighted', oneHot, scores, undefined, 0.5],
      ['test_weighted', oneHot, scores, [0.7, 0.3], 0.3],
    ],
  );
});

describe('SparseCategoricalAccuracyTest', () => {
  const three = [
    [0.1, 0.6, 0.3],
    [0.05, 0.95, 0],
  ];
  const identity = [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ];
  keepsConfig('SparseCategoricalAccuracy', 'sparse_categorical_accuracy');
  // oxfmt-ignore
  comesTo(() => new SparseCategoricalAccuracy(), [
    ['test_unweighted', [[2], [1]], three, undefined, 0.5],
    ['test_weighted', [[2], [1]], three, [0.7, 0.3], 0.3],
    ['test_squeeze_y_true', [[0], [1], [2]], [[0.9, 0.05, 0.05], [0.05, 0.9, 0.05], [0.05, 0.05, 0.9]], undefined, 1],
    ['test_cast_y_pred_dtype', BigInt64Array.of(0n, 1n), [Float32Array.of(0.9, 0.1), Float32Array.of(0.1, 0.9)], undefined, 1],
    ['test_squeeze_y_true_shape', [[0], [1], [2]], identity, undefined, 1],
    ['test_cast_y_pred_to_match_y_true_dtype', Int32Array.of(0, 1, 2), { data: Float64Array.of(0.9, 0.1, 0, 0, 0.9, 0.1, 0.1, 0, 0.9), shape: [3, 3] }, undefined, 1],
    ['test_reshape_matches_to_original_y_true_shape', [[0], [1]], [[0.9, 0.1], [0.1, 0.9]], undefined, 1],
    ['test_matching_shapes_without_squeeze', Int32Array.of(2, 1, 0), { data: Float32Array.of(0, 0, 1, 0, 1, 0, 1, 0, 0), shape: [3, 3] }, undefined, 1],
  ]);

  test('test_reshape_matches: labels 2×1 for scores 1×2×3, which Keras reshapes silently, are refused', () => {
    const metric = new SparseCategoricalAccuracy();
    const yPred = [
      [
        [0.9, 0.1, 0],
        [0.8, 0.15, 0.05],
      ],
    ];
    expect(() => metric.updateState([[0], [0]], yPred)).toThrow(
      'yPred must be samples × classes, yTrue samples; got yTrue [2,1], yPred [1,2,3]',
    );
  });
});

describe('TopKCategoricalAccuracyTest', () => {
  keepsConfig('TopKCategoricalAccuracy', 'top_k_categorical_accuracy', { k: 1 });
  comesTo(
    () => new TopKCategoricalAccuracy({ k: 1 }),
    [
      ['test_unweighted', oneHot, float32, undefined, 0.5],
      ['test_weighted', oneHot, float32, [0.7, 0.3], 0.3],
    ],
  );
});

describe('SparseTopKCategoricalAccuracyTest', () => {
  const name = 'sparse_top_k_categorical_accuracy';
  keepsConfig('SparseTopKCategoricalAccuracy', name, { k: 1 });
  describe('test_config_from_sorted_ids', () => {
    keepsConfig('SparseTopKCategoricalAccuracy', name, { k: 1, from_sorted_ids: true });
  });
  comesTo(
    () => new SparseTopKCategoricalAccuracy({ k: 1 }),
    [
      ['test_unweighted', [2, 1], float32, undefined, 0.5],
      ['test_weighted', [2, 1], float32, [0.7, 0.3], 0.3],
    ],
  );
  const ids = [
    [1, 0, 3],
    [1, 2, 3],
  ];
  comesTo(
    () => new SparseTopKCategoricalAccuracy({ k: 1, fromSortedIds: true }),
    [
      ['test_from_sorted_ids_unweighted', [2, 1], ids, undefined, 0.5],
      ['test_from_sorted_ids_weighted', [2, 1], ids, [0.7, 0.3], 0.3],
    ],
  );
});
