import { ofDistributions, ofNumbers, ofSigns } from '../cases.ts';
import type { Case, Group } from '../facts.ts';
import { bars, overlap } from '../pictures/classes.ts';
import { loss, margin, probability } from '../pictures/loss.ts';

const sparse: readonly Case[] = [
  { title: 'a probability of 1 for the true class', batch: [[1], [[0, 1]]] },
  { title: 'a probability of 0 for the true class', batch: [[1], [[1, 0]]] },
  { title: 'a label that no class has', batch: [[7], [[0.9, 0.1]]] },
  { title: 'a prediction that is NaN', batch: [[1], [[NaN, 0.5]]] },
];
const regions: readonly Case[] = [
  { title: 'the same region', batch: [[[0, 1]], [[0, 1]]] },
  { title: 'regions apart', batch: [[[0, 1]], [[1, 0]]] },
  { title: 'truth and prediction are all 0', batch: [[[0, 0]], [[0, 0]]] },
  { title: 'two different shapes', batch: [[[0, 1]], [[0, 1, 0]]] },
];
const scaled = ['cross-entropies', 'probabilities that are cut'];
const log = (p: number): number => -Math.log(p);

export const losses: Group = {
  title: 'Losses of classes',
  metrics: {
    BinaryCrossentropy: {
      formula: 'mean −(y · log ŷ + (1 − y) · log(1 − ŷ))',
      picture: loss(
        probability,
        log,
        'The loss of a label grows without bound as the probability of the truth goes to 0.',
      ),
      sklearn: 'log_loss(y_true, y_pred)',
      remark: 'scikit-learn clips probabilities at limits closer to 0 and 1.',
      cases: ofDistributions,
      alsoCalled: scaled,
    },
    BinaryFocalCrossentropy: {
      formula: 'mean −(1 − p)^γ · log p, where p is the probability of the truth',
      picture: loss(
        probability,
        (p) => (1 - p) ** 2 * log(p),
        'With γ of 2. Dashed: the plain cross-entropy.',
        log,
      ),
      cases: ofDistributions,
      alsoCalled: scaled,
    },
    CategoricalCrossentropy: {
      formula: '−Σ y · log ŷ',
      picture: bars(
        'truth',
        'Only the score of the true class counts: the loss is −log of this score.',
      ),
      sklearn: 'log_loss(y_true, y_pred)',
      remark: 'scikit-learn clips probabilities at limits closer to 0 and 1.',
      cases: ofDistributions,
      alsoCalled: scaled,
    },
    SparseCategoricalCrossentropy: {
      formula: '−log of the ŷ of the true class',
      picture: bars(
        'truth',
        'Only the score of the true class counts: the loss is −log of this score.',
      ),
      sklearn: 'log_loss(y_true, y_pred, labels=range(y_pred.shape[1]))',
      remark: 'scikit-learn clips probabilities at limits closer to 0 and 1.',
      cases: sparse,
      alsoCalled: scaled,
    },
    CategoricalFocalCrossentropy: {
      formula: '−Σ α · (1 − ŷ)^γ · y · log ŷ',
      picture: loss(
        probability,
        (p) => 0.25 * (1 - p) ** 2 * log(p),
        'With α of 0.25 and γ of 2. Dashed: a quarter of the plain cross-entropy.',
        (p) => 0.25 * log(p),
      ),
      cases: ofDistributions,
      alsoCalled: [...scaled, '`alpha` lists'],
    },
    KLDivergence: {
      formula: 'Σ y · log(y / ŷ)',
      picture: loss(
        probability,
        log,
        'For a truth of 1, the loss is −log of its predicted probability.',
      ),
      remark:
        '`scipy.stats.entropy(y_true, y_pred, axis=1).mean()` is the same for probabilities above 1e-7.',
      cases: ofDistributions,
    },
    Poisson: {
      formula: 'mean ŷ − y · log(ŷ + ε)',
      picture: loss(
        { from: 0.05, to: 4, title: 'prediction (truth 1)' },
        (x) => x - Math.log(x),
        'The loss is least where the prediction is the truth.',
      ),
      remark:
        '`mean_poisson_deviance` of scikit-learn is lowest at the same predictions, but is another number.',
      cases: ofNumbers,
    },
    Hinge: {
      formula: 'mean max(1 − y · ŷ, 0)',
      picture: loss(margin, (x) => Math.max(1 - x, 0), 'From a margin of 1 on, the loss is 0.'),
      sklearn: 'hinge_loss(y_true, y_pred)',
      cases: ofSigns,
      alsoCalled: ['hinge'],
    },
    SquaredHinge: {
      formula: 'mean max(1 − y · ŷ, 0)²',
      picture: loss(
        margin,
        (x) => Math.max(1 - x, 0) ** 2,
        'From a margin of 1 on, the loss is 0. Dashed: the plain hinge.',
        (x) => Math.max(1 - x, 0),
      ),
      cases: ofSigns,
      alsoCalled: ['hinge'],
    },
    CategoricalHinge: {
      formula: 'max(highest of the other scores − own score + 1, 0)',
      picture: bars(
        'truth',
        'The score of the true class is compared with the highest of the other scores.',
      ),
      remark:
        '`hinge_loss(labels, scores)` of scikit-learn is the same, where the highest of the other scores is at least 0.',
      cases: [
        { title: 'a true class whose score is higher by 1', batch: [[[0, 1]], [[0, 1]]] },
        { title: 'a true class whose score is lower by 1', batch: [[[0, 1]], [[1, 0]]] },
        ...ofDistributions.slice(2),
      ],
    },
    Dice: {
      formula: '1 − 2 · Σ y · ŷ / (Σ y + Σ ŷ + ε)',
      picture: overlap(
        '1 minus twice the common part, divided by the sum of the sizes of both regions.',
      ),
      remark:
        'For predictions of 0 and 1, `1 - f1_score(y_true.ravel(), y_pred.ravel())` of scikit-learn is the same.',
      cases: regions,
    },
    Tversky: {
      formula: '1 − Σ y · ŷ / (Σ y · ŷ + α · Σ y · (1 − ŷ) + β · Σ ŷ · (1 − y) + ε)',
      picture: overlap(
        'The common part, divided by itself plus α and β times the two other parts.',
      ),
      cases: regions,
    },
  },
};
