import { ofNegatives, ofProbabilities, ofScores } from '../cases.ts';
import type { Group } from '../facts.ts';
import { cells } from '../pictures/confusion.ts';
import { areaUnder, bestAt, calibration } from '../pictures/curve.ts';
import { loss } from '../pictures/loss.ts';
import { threshold } from '../pictures/threshold.ts';

const bestRemark =
  'scikit-learn has a threshold at each score. This metric has 200 evenly spaced thresholds.';
const at = ['"at" metrics', 'any number of thresholds'];
const counts = ['one threshold', 'thresholds lie between', 'NaN prediction is below', 'NaN truth'];

export const thresholds: Group = {
  title: 'Thresholds and probabilities',
  metrics: {
    TruePositives: {
      formula: 'tp = Σ w · [y ≠ 0] · [ŷ > threshold]',
      picture: threshold(
        (isPositive, isAbove) => isPositive && isAbove,
        'Filled: positives above the threshold.',
      ),
      sklearn: 'confusion_matrix(y_true, y_pred > 0.5)[1, 1]',
      cases: ofScores,
      alsoCalled: counts,
    },
    FalsePositives: {
      formula: 'fp = Σ w · [y = 0] · [ŷ > threshold]',
      picture: threshold(
        (isPositive, isAbove) => !isPositive && isAbove,
        'Filled: negatives above the threshold.',
      ),
      sklearn: 'confusion_matrix(y_true, y_pred > 0.5)[0, 1]',
      cases: ofNegatives,
      alsoCalled: counts,
    },
    TrueNegatives: {
      formula: 'tn = Σ w · [y = 0] · [ŷ ≤ threshold]',
      picture: threshold(
        (isPositive, isAbove) => !isPositive && !isAbove,
        'Filled: negatives up to the threshold.',
      ),
      sklearn: 'confusion_matrix(y_true, y_pred > 0.5)[0, 0]',
      cases: ofNegatives,
      alsoCalled: counts,
    },
    FalseNegatives: {
      formula: 'fn = Σ w · [y ≠ 0] · [ŷ ≤ threshold]',
      picture: threshold(
        (isPositive, isAbove) => isPositive && !isAbove,
        'Filled: positives up to the threshold.',
      ),
      sklearn: 'confusion_matrix(y_true, y_pred > 0.5)[1, 0]',
      cases: ofScores,
      alsoCalled: [...counts, 'false negatives'],
    },
    Precision: {
      formula: 'tp / (tp + fp)',
      picture: cells(
        ['tp'],
        ['tp', 'fp'],
        'tp, divided by all filled cells: the predicted positives.',
      ),
      sklearn: 'precision_score(y_true, y_pred > 0.5)',
      cases: ofScores,
      alsoCalled: [...counts, 'top_k', 'class_id'],
    },
    Recall: {
      formula: 'tp / (tp + fn)',
      picture: cells(['tp'], ['tp', 'fn'], 'tp, divided by all filled cells: the positives.'),
      sklearn: 'recall_score(y_true, y_pred > 0.5)',
      cases: ofScores,
      alsoCalled: [...counts, 'top_k', 'class_id', 'false negatives'],
    },
    Specificity: {
      formula: 'tn / (tn + fp)',
      picture: cells(['tn'], ['tn', 'fp'], 'tn, divided by all filled cells: the negatives.'),
      sklearn: 'recall_score(y_true, y_pred > 0.5, pos_label=0)',
      cases: ofNegatives,
    },
    SensitivityAtSpecificity: {
      formula: 'max over thresholds of tp / (tp + fn), where tn / (tn + fp) ≥ specificity',
      picture: bestAt(
        'specificity',
        'sensitivity',
        0.7,
        'The dot: the best sensitivity among the thresholds with at least the required specificity.',
      ),
      sklearn: 'tpr[1 - fpr >= specificity].max()',
      remark: `\`fpr, tpr, _ = roc_curve(y_true, y_pred)\` comes first. ${bestRemark}`,
      options: { specificity: 0.5 },
      cases: ofProbabilities,
      alsoCalled: at,
    },
    SpecificityAtSensitivity: {
      formula: 'max over thresholds of tn / (tn + fp), where tp / (tp + fn) ≥ sensitivity',
      picture: bestAt(
        'sensitivity',
        'specificity',
        0.7,
        'The dot: the best specificity among the thresholds with at least the required sensitivity.',
      ),
      sklearn: '(1 - fpr)[tpr >= sensitivity].max()',
      remark: `\`fpr, tpr, _ = roc_curve(y_true, y_pred)\` comes first. ${bestRemark}`,
      options: { sensitivity: 0.5 },
      cases: ofProbabilities,
      alsoCalled: at,
    },
    PrecisionAtRecall: {
      formula: 'max over thresholds of tp / (tp + fp), where tp / (tp + fn) ≥ recall',
      picture: bestAt(
        'recall',
        'precision',
        0.7,
        'The dot: the best precision among the thresholds with at least the required recall.',
      ),
      sklearn: 'precision[recall >= demanded].max()',
      remark: `\`precision, recall, _ = precision_recall_curve(y_true, y_pred)\` comes first. ${bestRemark}`,
      options: { recall: 0.5 },
      cases: ofProbabilities,
      alsoCalled: at,
    },
    RecallAtPrecision: {
      formula: 'max over thresholds of tp / (tp + fn), where tp / (tp + fp) ≥ precision',
      picture: bestAt(
        'precision',
        'recall',
        0.7,
        'The dot: the best recall among the thresholds with at least the required precision.',
      ),
      sklearn: 'recall[precision >= demanded].max()',
      remark: `\`precision, recall, _ = precision_recall_curve(y_true, y_pred)\` comes first. ${bestRemark}`,
      options: { precision: 0.5 },
      cases: ofProbabilities,
      alsoCalled: at,
    },
    AUC: {
      formula: '∫ recall d(fp / (fp + tn)), or with curve PR ∫ precision d(recall)',
      picture: areaUnder('ROC', 'A step for each threshold. The result is the filled area.'),
      sklearn: 'roc_auc_score(y_true, y_pred)',
      remark:
        'The numbers are equal with `exact: true`. By default there are 200 thresholds, as in Keras.',
      cases: ofProbabilities,
      alsoCalled: ['any number of thresholds', 'roc_auc_score'],
    },
    AveragePrecision: {
      formula: 'Σ (Rₙ − Rₙ₋₁) · Pₙ, over all distinct scores',
      picture: areaUnder('PR', 'A step for each score. The result is the filled area.'),
      sklearn: 'average_precision_score(y_true, y_pred)',
      cases: [
        ...ofProbabilities.filter(({ title }) => title !== 'a prediction above 1'),
        {
          title: 'scores that are no probabilities',
          batch: [
            [0, 1],
            [-3, 7],
          ],
        },
      ],
      alsoCalled: ['NaN and infinite scores'],
    },
    BrierScore: {
      formula: 'Σ w · (ŷ − y)² / Σ w; for several classes, the sum over the classes',
      picture: loss(
        { from: 0, to: 1, title: 'probability of the truth' },
        (p) => (1 - p) ** 2,
        'The value of a sample: the square of 1 minus the probability.',
      ),
      sklearn: 'brier_score_loss(y_true, y_pred)',
      cases: ofProbabilities.filter(({ title }) => title !== 'truth of one class only'),
      alsoCalled: ['brier_score_loss'],
    },
    ExpectedCalibrationError: {
      formula: 'Σ over bins of (weight of the bin / all weight) · |accuracy − confidence|',
      picture: calibration(
        'Each bar is a bin. The gap between bar and diagonal is weighted by the number of samples in the bin.',
      ),
      remark: 'In torchmetrics, the same metric is `CalibrationError` with the norm l1.',
      cases: ofProbabilities.filter(({ title }) => title !== 'truth of one class only'),
      alsoCalled: ['calibration_error', 'edges of bins'],
    },
  },
};
