import { ofClasses, ofClassScores, ofOneHot, ofPairs } from '../cases.ts';
import type { Case, Group } from '../facts.ts';
import { cells, diagonal, hits, matrix, ofClass } from '../pictures/confusion.ts';
import { overlap } from '../pictures/classes.ts';

const ofSeveral: readonly Case[] = [
  {
    title: 'perfect predictions',
    batch: [
      [
        [1, 0],
        [0, 1],
      ],
      [
        [0.9, 0.1],
        [0.2, 0.8],
      ],
    ],
  },
  ...ofOneHot,
];
const fScores = ['F-scores'];
const iou = ['IoU family', 'F-scores and IoU'];
const overUnion = 'The common part, divided by the whole filled area: intersection over union.';

export const classes: Group = {
  title: 'Classes',
  metrics: {
    F1Score: {
      formula: '2 · hits / (truths + calls), for each class or averaged',
      picture: matrix(
        ofClass(true, true),
        'For one class: twice the hits, divided by the sum of its row and its column.',
        hits,
      ),
      sklearn: 'f1_score(y_true, y_pred, average=None)',
      remark: 'In scikit-learn, `y_pred` holds labels.',
      cases: ofSeveral,
      alsoCalled: fScores,
    },
    FBetaScore: {
      formula: '(1 + β²) · hits / (β² · truths + calls), for each class or averaged',
      picture: matrix(
        ofClass(true, true),
        'For one class: (1 + β²) times its hits, divided by β² times its row plus its column.',
        hits,
      ),
      sklearn: 'fbeta_score(y_true, y_pred, beta=1.0, average=None)',
      remark: 'In scikit-learn, `y_pred` holds labels.',
      cases: ofSeveral,
      alsoCalled: fScores,
    },
    BalancedAccuracy: {
      formula: 'mean over the classes of hits / truths',
      picture: matrix(
        ofClass(true, false),
        'For one class: the hits divided by its row. The result is the mean over all rows.',
        hits,
      ),
      sklearn: 'balanced_accuracy_score(y_true, y_pred.argmax(1))',
      cases: ofClasses,
      alsoCalled: ['balanced accuracy'],
    },
    CohenKappa: {
      formula: '1 − wrong / (wrong by chance)',
      picture: matrix(
        (truth, guess) => (truth === guess ? 'none' : 'strong'),
        'Filled: the wrong predictions. Their number is divided by the number expected by chance.',
      ),
      sklearn: 'cohen_kappa_score(y_true, y_pred.argmax(1))',
      cases: ofClasses,
      alsoCalled: ['kappa'],
    },
    MatthewsCorrelation: {
      formula: '(n · Σ hits − Σ truths · calls) / √((n² − Σ calls²) · (n² − Σ truths²))',
      picture: matrix(
        diagonal,
        'The correlation of truth and prediction, from the diagonal and the sums of the rows and columns.',
      ),
      sklearn: 'matthews_corrcoef(y_true, y_pred.argmax(1))',
      cases: ofClasses,
      alsoCalled: ["Matthews's"],
    },
    ConfusionMatrix: {
      formula: 'cell (i, j) = Σ w · [y = i] · [ŷ = j]',
      picture: matrix(
        diagonal,
        'A row for each true class, and a column for each predicted class.',
        (i, j) => ['5', '1', '0', '2', '7', '1', '0', '0', '4'][i * 3 + j]!,
      ),
      sklearn: 'confusion_matrix(y_true, y_pred.argmax(1))',
      cases: [...ofClasses, ofClassScores[2]!],
    },
    IoU: {
      formula: 'mean over targetClassIds of hits / (truths + calls − hits)',
      picture: overlap(overUnion),
      sklearn: "jaccard_score(y_true, y_pred, labels=[0], average='macro')",
      options: { numClasses: 2, targetClassIds: [0] },
      cases: ofPairs,
      alsoCalled: iou,
    },
    MeanIoU: {
      formula: 'mean over all classes of hits / (truths + calls − hits)',
      picture: overlap(`For one class. ${overUnion} The result is the mean over the classes.`),
      sklearn: "jaccard_score(y_true, y_pred, average='macro')",
      options: { numClasses: 2 },
      cases: ofPairs,
      alsoCalled: iou,
    },
    OneHotIoU: {
      formula: 'mean over targetClassIds of hits / (truths + calls − hits)',
      picture: overlap(overUnion),
      sklearn: "jaccard_score(y_true.argmax(1), y_pred.argmax(1), labels=[0], average='macro')",
      options: { numClasses: 2, targetClassIds: [0] },
      cases: ofOneHot,
      alsoCalled: iou,
    },
    OneHotMeanIoU: {
      formula: 'mean over all classes of hits / (truths + calls − hits)',
      picture: overlap(`For one class. ${overUnion} The result is the mean over the classes.`),
      sklearn: "jaccard_score(y_true.argmax(1), y_pred.argmax(1), average='macro')",
      options: { numClasses: 2 },
      cases: ofOneHot,
      alsoCalled: iou,
    },
    BinaryIoU: {
      formula:
        'mean over targetClassIds of hits / (truths + calls − hits); of class 1: tp / (tp + fp + fn)',
      picture: cells(
        ['tp'],
        ['tp', 'fp', 'fn'],
        'For class 1: tp divided by the sum of all filled cells.',
      ),
      sklearn: "jaccard_score(y_true, y_pred >= 0.5, labels=[0, 1], average='macro')",
      cases: [
        { title: 'a prediction on the threshold', batch: [[1], [0.5]] },
        { title: 'a prediction that is NaN', batch: [[1], [NaN]] },
        { title: 'a truth that is neither 0 nor 1', batch: [[2], [0.9]] },
        { title: 'truth and predictions of different lengths', batch: [[1, 0], [0.5]] },
      ],
      alsoCalled: iou,
    },
  },
};
