import { MeanMetricWrapper, MeanSquaredError, meanSquaredError } from 'rightly';
import { getLoss } from 'rightly/registry';
import { square, minus, reals } from 'rightly/verbs';
import { describe, expect, test } from 'vitest';

/* Counterparts of Keras's loss_test.py, with the names of Keras's tests. Its example loss, (y_true - y_pred)², is a declaration here. */

export const notApplicable = {
  'test_reduction, "abc"': 'there is no Loss class: a metric’s reduction is sample or element',
  test_pickle: 'Python only: names are what JavaScript saves, and test_get_method covers them',
  'test_dtype_arg, DTypePolicy and the setter': 'a dtype is a name, read-only for the compiler',
  test_default_dtype: 'there is no global float type: the default is always float64',
} as const;

const yTrue = [1, 0, 1, 0];
const yPred = [0.1, 0.2, 0.3, 0.4];
const sampleWeight = [0.4, 0.3, 0.2, 0.1];
const mask = [true, false, true, true];
const squares = yTrue.map((y, i) => (y - yPred[i]!) ** 2);

const example = (): MeanMetricWrapper =>
  new MeanMetricWrapper(square(minus(reals('yTrue'), reals('yPred'))));
const weightedSum = (weights: readonly number[]): number =>
  squares.reduce((sum, x, i) => sum + x * weights[i]!, 0);
const column = <T>(values: readonly T[]): T[][] => values.map((x) => [x]);

describe('LossTest', () => {
  // oxfmt-ignore
  test.each([
    ['(3) and (3,1)', [1, 2, 3], [[1], [2], [4]], [3], [0, 0, 1]],
    ['(3,1) and (3)', [[1], [2], [3]], [1, 2, 4], [3], [0, 0, 1]],
    ['(1,2) and (1,2,1)', [[1, 2]], [[[1], [4]]], [1], [2]],
    ['(1,2,1) and (1,2)', [[[1], [2]]], [[1, 4]], [1], [2]],
  ])('test_squeeze_or_expand, %s', (_, truth, predicted, shape, data) => {
    expect(meanSquaredError(truth, predicted)).toEqual({ shape, data: Float64Array.from(data) });
  });

  test('test_reduction', () => {
    expect(Array.from(meanSquaredError(yTrue, yPred).data)).toEqual(squares);
    const metric = example();
    metric.updateState(yTrue, yPred);
    expect(metric.state.total).toBeCloseTo(weightedSum([1, 1, 1, 1]), 15);
    expect(metric.result()).toBeCloseTo(weightedSum([1, 1, 1, 1]) / 4, 15);
  });

  test('test_mask', () => {
    const metric = example();
    metric.updateState(yTrue, yPred, { mask });
    expect(metric.result()).toBeCloseTo(weightedSum([1, 0, 1, 1]) / 3, 15);
    metric.resetState();
    metric.updateState(yTrue, yPred, { mask: mask.map(() => false) });
    expect(metric.result()).toBe(0);
  });

  test('test_sample_weight', () => {
    const metric = example();
    metric.updateState(yTrue, yPred, { sampleWeight });
    expect(metric.state.total).toBeCloseTo(weightedSum(sampleWeight), 15);
    metric.resetState();
    metric.updateState(yTrue, yPred, { sampleWeight: [0, 0, 0, 0] });
    expect(metric.result()).toBe(0);
  });

  test('test_mask_and_sample_weight', () => {
    const metric = example();
    metric.updateState(yTrue, yPred, { sampleWeight, mask });
    expect(metric.state.total).toBeCloseTo(weightedSum([0.4, 0, 0.2, 0.1]), 15);
    expect(metric.state.count).toBeCloseTo(0.7, 15);
  });

  test('test_mask_and_sample_weight_rank2: rows that come twice change nothing', () => {
    const [once, twice] = [example(), example()];
    once.updateState(yTrue, yPred, { sampleWeight, mask });
    twice.updateState([yTrue, yTrue], [yPred, yPred], {
      sampleWeight: [sampleWeight, sampleWeight],
      mask: [mask, mask],
    });
    expect(twice.result()).toBeCloseTo(once.result(), 15);
  });

  test.each(['mask', 'sample_weight', 'ys'])('test_rank_adjustment, %s', (raised) => {
    const [expected, metric] = [example(), example()];
    expected.updateState(yTrue, yPred, { sampleWeight, mask });
    const ys = [yTrue, yPred].map((y) => (raised === 'ys' ? column(y) : y));
    metric.updateState(ys[0]!, ys[1]!, {
      sampleWeight: raised === 'sample_weight' ? column(sampleWeight) : sampleWeight,
      mask: raised === 'mask' ? column(mask) : mask,
    });
    expect(metric.state).toEqual(expected.state);
  });

  test('test_mixed_dtypes', () => {
    const metric = example();
    metric.updateState(Int32Array.from(yTrue), Float32Array.from(yPred), {
      sampleWeight: Float64Array.from(sampleWeight),
    });
    expect(metric.state.total).toBeCloseTo(weightedSum(sampleWeight), 7);
  });

  test('test_get_method', () => {
    expect(getLoss('mse')).toBeInstanceOf(MeanSquaredError);
    expect(getLoss(null)).toBeNull();
    expect(() => getLoss('typo')).toThrow('got "typo"');
  });

  test('test_dtype_arg', () => {
    const [rounded, exact] = [new MeanSquaredError({ dtype: 'float16' }), new MeanSquaredError()];
    for (const metric of [rounded, exact]) metric.updateState([1], [0.1]);
    expect(rounded.result()).not.toBe(exact.result());
    expect(rounded.result()).toBeCloseTo(exact.result(), 3);
  });
});
