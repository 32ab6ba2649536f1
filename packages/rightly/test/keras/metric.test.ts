import { Accuracy, CategoricalAccuracy, SparseCategoricalAccuracy } from 'rightly';
import { metricFromJSON } from 'rightly/registry';
import { describe, expect, test } from 'vitest';

/* Counterparts of Keras's metric_test.py, with the names of Keras's tests. Its example metric is a mean square error. Here it is Accuracy. */

export const notApplicable = {
  test_stateless_update_state:
    'for tracing compilers: a state here is plain data, and a metric made from it is the stateless form',
  test_variable_tracking:
    'a metric has no variables to track: its state is the sums that it declares',
  test_submetric_tracking: 'a metric has no variables to track, nor metrics inside it',
  test_pickle:
    'Python only: toJSON and fromJSON are what JavaScript has, and test_serialization covers them',
  'test_get_method, "mse"': 'mean squared error is not a metric of this library',
  'test_get_method, strings': 'names are looked up in saved documents only, so far: see below',
  'test_dtype_arg, DTypePolicy': 'a dtype is a name: there are no policies',
  'test_dtype_arg, the setter raises': 'dtype is read-only for the compiler: types.test.ts',
  'test_default_dtype, floatx': 'there is no global float type: the default is always float64',
} as const;

const samples = 20;
const yTrue = Array.from({ length: samples }, (_, i) => i % 5);
const yPred = Array.from({ length: samples }, (_, i) => i % 3);
const right = yTrue.filter((label, i) => label === yPred[i]).length;

function seen(metric: Accuracy): Accuracy {
  const batch = 8;
  for (let i = 0; i < samples; i += batch)
    metric.updateState(yTrue.slice(i, i + batch), yPred.slice(i, i + batch));
  return metric;
}

describe('MetricTest', () => {
  test('test_end_to_end_flow', () => {
    const metric = seen(new Accuracy({ name: 'acc' }));
    expect(metric.name).toBe('acc');
    expect(metric.state.count).toBe(samples);
    expect(metric.result()).toBe(right / samples);
    metric.resetState();
    expect(metric.result()).toBe(0);
  });

  test('test_stateless_result', () => {
    const document = { ...new Accuracy().toJSON(), state: { total: 3, count: 12 } };
    expect(Accuracy.fromJSON(document).result()).toBe(0.25);
  });

  test('test_stateless_reset_state', () => {
    const metric = seen(new Accuracy());
    const { state } = metric;
    metric.resetState();
    expect(metric.state).toEqual({ total: 0, count: 0 });
    expect(state).toEqual({ total: right, count: samples });
  });

  test('test_serialization', () => {
    const metric = new Accuracy({ name: 'acc' });
    expect(Accuracy.fromConfig(metric.getConfig()).getConfig()).toEqual(metric.getConfig());
    const again = metricFromJSON(JSON.parse(JSON.stringify(seen(metric))));
    expect(again).toBeInstanceOf(Accuracy);
    expect(again.toJSON()).toEqual(metric.toJSON());
  });

  test('test_get_method', () => {
    expect(metricFromJSON(new CategoricalAccuracy().toJSON())).toBeInstanceOf(CategoricalAccuracy);
    expect(metricFromJSON(new SparseCategoricalAccuracy().toJSON())).toBeInstanceOf(
      SparseCategoricalAccuracy,
    );
    expect(() => metricFromJSON({ ...new Accuracy().toJSON(), class_name: 'typo' })).toThrow(
      /^metricFromJSON: class_name must be one of .*; got "typo"$/,
    );
  });

  test('test_dtype_arg', () => {
    const metric = seen(new Accuracy({ dtype: 'float16' }));
    expect(metric.dtype).toBe('float16');
    expect(metric.result()).not.toBe(right / samples);
    expect(metric.result()).toBeCloseTo(right / samples, 3);
  });

  test('test_default_dtype', () => {
    expect(seen(new Accuracy()).result()).toBe(right / samples);
    expect(new Accuracy().dtype).toBe('float64');
  });
});
