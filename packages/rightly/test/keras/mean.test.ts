import { BinaryAccuracy } from 'rightly';
import { describe, expect, test } from 'vitest';

/* Counterparts of the class MeanTest of Keras's reduction_metrics_test.py, each under its name there. */

export const notApplicable = {
  'test_config, of Mean itself':
    'there is no public Mean yet: the class it would be is the base of the accuracies',
  'test_unweighted, values 1 to 7':
    'an accuracy is a mean of right (1) and wrong (0) values only: theirs stand for 1, 3, 5, 7',
  test_weighted_dynamic_shapes:
    'shapes are those of the arrays that came: there are no symbolic ones',
} as const;

/** A mean of values that are 0 or 1. */
class Mean extends BinaryAccuracy {
  see(values: number[] | number[][], sampleWeight?: number[] | number[][]): number {
    this.updateState(
      values,
      values.map((row) => (typeof row === 'number' ? 1 : row.map(() => 1))),
      { sampleWeight },
    );
    return this.result();
  }
}

describe('MeanTest', () => {
  test('test_config', () => {
    const metric = new Mean({ name: 'mean', dtype: 'float32' });
    expect(metric).toMatchObject({ name: 'mean', dtype: 'float32', state: { total: 0, count: 0 } });
    const again = Mean.fromConfig(metric.getConfig());
    expect(again).toBeInstanceOf(Mean);
    expect(again).toMatchObject({ name: 'mean', dtype: 'float32', state: { total: 0, count: 0 } });
  });

  test('test_unweighted', () => {
    expect(new Mean().see([1, 0, 0, 1])).toBe(0.5);
  });

  test('test_weighted', () => {
    expect(new Mean().see([1, 0, 0, 0], [1, 1, 0, 0])).toBe(0.5);
  });

  test('test_weighted_negative_weights: negative weights are refused', () => {
    const metric = new Mean();
    expect(() => metric.see([1, 0, 0, 0], [-1, -1, 0, 0])).toThrow(
      'BinaryAccuracy.updateState: sampleWeight must hold finite numbers of at least 0; got -1 at [0]',
    );
    expect(metric.state).toEqual({ total: 0, count: 0 });
  });

  test('test_weighted_nd', () => {
    expect(
      new Mean().see(
        [
          [1, 0],
          [1, 1],
        ],
        [
          [1, 1],
          [1, 0],
        ],
      ),
    ).toBeCloseTo(2 / 3, 15);
  });

  test('test_weighted_nd_broadcast', () => {
    expect(
      new Mean().see(
        [
          [1, 0],
          [0, 1],
        ],
        [[1, 0]],
      ),
    ).toBe(0.5);
  });
});
