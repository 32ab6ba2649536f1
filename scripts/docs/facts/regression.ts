import { ofNumbers, ofVariation } from '../cases.ts';
import type { Case, Group } from '../facts.ts';
import { angle } from '../pictures/classes.ts';
import { scatter } from '../pictures/curve.ts';
import { differences, explained, squares } from '../pictures/errors.ts';
import { difference, loss } from '../pictures/loss.ts';

const logCosh = (x: number): number => Math.log(Math.cosh(x));
const ofZero: readonly Case[] = [
  { title: 'a truth of 0', batch: [[[0, 2]], [[1, 2]]] },
  ...ofNumbers,
];

export const regression: Group = {
  title: 'Numbers',
  metrics: {
    MeanSquaredError: {
      formula: 'mean (y − ŷ)²',
      picture: squares('The square of each difference. The result is their mean.'),
      sklearn: 'mean_squared_error(y_true, y_pred)',
      cases: ofNumbers,
    },
    RootMeanSquaredError: {
      formula: '√(mean (y − ŷ)²)',
      picture: squares('The square of each difference. The result is the root of their mean.'),
      sklearn: 'root_mean_squared_error(y_true, y_pred)',
      cases: ofNumbers,
    },
    MeanAbsoluteError: {
      formula: 'mean |y − ŷ|',
      picture: differences('The size of each difference. The result is their mean.'),
      sklearn: 'mean_absolute_error(y_true, y_pred)',
      cases: ofNumbers,
    },
    MeanAbsolutePercentageError: {
      formula: '100 · mean |y − ŷ| / max(|y|, ε)',
      picture: differences('The size of each difference, divided by the truth.'),
      sklearn: '100 * mean_absolute_percentage_error(y_true, y_pred)',
      remark: 'A truth of 0 is replaced by 1e-7 in Rightly, and by 2e-16 in scikit-learn.',
      cases: ofZero,
    },
    MeanSquaredLogarithmicError: {
      formula: 'mean (log(1 + y) − log(1 + ŷ))²',
      picture: squares('The square of each difference of logarithms. The result is their mean.'),
      sklearn: 'mean_squared_log_error(y_true, y_pred)',
      cases: [{ title: 'a prediction below 0', batch: [[[1]], [[-3]]] }, ...ofNumbers],
    },
    Huber: {
      formula: 'mean of ½x² up to δ, and δ · (|x| − ½δ) beyond, where x = ŷ − y',
      picture: loss(
        difference,
        (x) => (Math.abs(x) <= 1 ? x * x * 0.5 : Math.abs(x) - 0.5),
        'Quadratic up to δ, and linear beyond. Dashed: half of the square.',
        (x) => x * x * 0.5,
      ),
      cases: ofNumbers,
    },
    LogCosh: {
      formula: 'mean log(cosh(ŷ − y))',
      picture: loss(
        difference,
        logCosh,
        'Quadratic near 0, and linear far from it. Dashed: half of the square.',
        (x) => x * x * 0.5,
      ),
      cases: ofNumbers,
      alsoCalled: ['log_cosh'],
    },
    LogCoshError: {
      formula: 'mean log(cosh(ŷ − y))',
      picture: loss(
        difference,
        logCosh,
        'Quadratic near 0, and linear far from it. Dashed: half of the square.',
        (x) => x * x * 0.5,
      ),
      cases: ofNumbers,
      alsoCalled: ['log_cosh'],
    },
    CosineSimilarity: {
      formula: 'Σ y · ŷ / (|y| · |ŷ|)',
      picture: angle(
        'The angle between truth and prediction. The result is the mean of its cosine.',
      ),
      sklearn: 'cosine_similarity(y_true, y_pred).diagonal().mean()',
      cases: [
        { title: 'opposite vectors', batch: [[[1, 2]], [[-1, -2]]] },
        { title: 'a vector of zeros', batch: [[[1, 2]], [[0, 0]]] },
        ...ofNumbers.slice(1),
      ],
    },
    R2Score: {
      formula: '1 − Σ (y − ŷ)² / Σ (y − mean y)²',
      picture: explained(
        'The distances to the predictions are compared with the distances to the mean.',
      ),
      sklearn: 'r2_score(y_true, y_pred)',
      cases: ofVariation,
    },
    PearsonCorrelation: {
      formula: 'cov(y, ŷ) / (sd(y) · sd(ŷ))',
      picture: scatter(
        [0.25, 0.85],
        'How close truth and prediction are to a straight rising line.',
      ),
      remark:
        '`numpy.corrcoef(y_true, y_pred)[0, 1]` is the same for one sample, and with `axis: null` for all.',
      cases: ofVariation,
      alsoCalled: ['correlations'],
    },
    ConcordanceCorrelation: {
      formula: '2 · cov(y, ŷ) / (var(y) + var(ŷ) + (mean y − mean ŷ)²)',
      picture: scatter(
        [0, 1],
        'How near the points are to the diagonal, where truth and prediction are equal.',
      ),
      cases: ofVariation,
      alsoCalled: ['correlations'],
    },
  },
};
