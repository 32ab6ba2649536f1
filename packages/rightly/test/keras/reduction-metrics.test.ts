import { Mean, MeanMetricWrapper, Sum, type UpdateOptions } from 'rightly';
import { describe, expect, test } from 'vitest';

/* Counterparts of Keras's reduction_metrics_test.py, with the names of Keras's tests. */

export const notApplicable = {
  test_weighted_dynamic_shapes:
    'shapes are those of the arrays that came: there are no symbolic ones',
  test_weighted_dynamic_shape: 'the same, of MeanMetricWrapper',
} as const;

type Weight = Exclude<UpdateOptions['sampleWeight'], undefined>;

// oxfmt-ignore
const rows: readonly (readonly [string, number[] | number[][], Weight | undefined, sum: number, mean: number])[] = [
  ['test_unweighted', [1, 3, 5, 7], undefined, 16, 4],
  ['test_weighted', [1, 3, 5, 7], [1, 1, 0, 0], 4, 2],
  ['test_weighted_nd', [[1, 3], [5, 7]], [[1, 1], [1, 0]], 9, 3],
  ['test_weighted_nd_broadcast', [[1, 3], [5, 7]], [[1, 0]], 6, 3],
];

describe.each([
  [Sum, 'sum', ['total']],
  [Mean, 'mean', ['total', 'count']],
] as const)('%oTest', (Class, name, sums) => {
  test('test_config', () => {
    const metric = new Class({ name: 'mine', dtype: 'float32' });
    expect(metric).toMatchObject({ name: 'mine', dtype: 'float32' });
    expect(Object.keys(metric.state)).toEqual(sums);
    const again = (Class as typeof Mean).fromConfig<Mean>(metric.getConfig());
    expect(again).toBeInstanceOf(Class);
    expect(again.getConfig()).toEqual({ name: 'mine', dtype: 'float32' });
    expect(new Class()).toMatchObject({ name, dtype: 'float64' });
  });

  test.each(rows)('%s', (_, values, sampleWeight, sum, mean) => {
    const metric = new Class();
    metric.updateState(values, { sampleWeight });
    expect(metric.result()).toBe(name === 'sum' ? sum : mean);
  });

  test('test_weighted_negative_weights: negative weights are refused', () => {
    const metric = new Class();
    expect(() => metric.updateState([1, 3, 5, 7], { sampleWeight: [-1, -1, 0, 0] })).toThrow(
      'updateState: sampleWeight must hold finite numbers of at least 0; got -1 at [0]',
    );
    expect(metric.result()).toBe(0);
  });
});

const mse = (yTrue: number[], yPred: number[]): number[] | number[][] =>
  (yTrue as unknown as number[][]).map((row, i) =>
    row.map((y, j) => (y - (yPred as unknown as number[][])[i]![j]!) ** 2),
  );

describe('MetricWrapperTest', () => {
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

  test('test_config', () => {
    const metric = new MeanMetricWrapper({ fn: mse, name: 'mse', dtype: 'float32' });
    expect(metric).toMatchObject({ name: 'mse', dtype: 'float32', state: { total: 0, count: 0 } });
    const config = metric.getConfig();
    expect(Object.keys(config)).toContain('fn');
    const again = MeanMetricWrapper.fromConfig<MeanMetricWrapper>({ ...config, fn: mse });
    expect(again.getConfig()).toEqual(config);
  });

  // oxfmt-ignore
  test.each([
    ['test_unweighted', undefined, 0.5],
    ['test_weighted', [1, 1.5, 2, 2.5], 0.54285],
    ['test_weighted_broadcast', [[1, 0, 0.5, 0, 1]], 0.45],
  ])('%s', (_, sampleWeight, result) => {
    const metric = new MeanMetricWrapper({ fn: mse, name: 'mse' });
    metric.updateState(yTrue, yPred, { sampleWeight });
    expect(metric.result()).toBeCloseTo(result, 4);
  });
});
