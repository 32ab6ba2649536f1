import { ofValues } from '../cases.ts';
import type { Group } from '../facts.ts';
import { differences } from '../pictures/errors.ts';
import { values as picture } from '../pictures/errors.ts';

/** The function whose values the wrapper averages on its page. */
function squaredError(yTrue: readonly number[], yPred: readonly number[]): number[] {
  return yTrue.map((y, i) => (y - yPred[i]!) ** 2);
}

export const values: Group = {
  title: 'Values and own metrics',
  metrics: {
    Mean: {
      formula: 'Σ w · value / Σ w',
      picture: picture(true, 'The line is the mean of the values.'),
      remark: '`numpy.average(values, weights=w)` is the same.',
      cases: ofValues,
    },
    Sum: {
      formula: 'Σ w · value',
      picture: picture(false, 'All values are added up.'),
      remark: '`numpy.sum(values * w)` is the same.',
      cases: ofValues,
    },
    MeanMetricWrapper: {
      formula: 'Σ w · fn(y, ŷ) / Σ w',
      picture: differences(
        'Your function gives the value of each sample. The result is the mean of the values.',
      ),
      remark: 'In scikit-learn, `make_scorer` wraps a function.',
      options: { fn: squaredError, name: 'squared_error' },
      cases: [
        {
          title: 'two samples',
          batch: [
            [1, 2],
            [1, 4],
          ],
        },
        { title: 'a value that is NaN', batch: [[1], [NaN]] },
        { title: 'a sample of weight 0', batch: [[1, 2], [1, 4], { sampleWeight: [1, 0] }] },
      ],
    },
  },
};
