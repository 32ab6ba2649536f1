import type { Config } from 'rightly';
import type { Contents } from './contents.ts';

/** The label that counts, where a metric is that of one class: undefined where it is not known yet. */
export type Positive = number | string | undefined;

/** What follows from the columns for a metric of a class, where its options `said` on the command line leave it open. */
export interface Told {
  readonly config: Config;
  /** Whether the labels that occur decide if the result is one number or one for each class. */
  readonly isUndecided?: boolean;
}

/** The metrics that are those of one class, of each class, or an average of these. */
const byClass: ReadonlySet<string> = new Set([
  'Precision',
  'Recall',
  'Specificity',
  'F1Score',
  'FBetaScore',
]);

/** Options with which elements are counted, and no classes. */
const ofElements = ['thresholds', 'top_k', 'class_id'] as const;

/** Whether these options ask for the numbers of classes, or for their average: of a probability the classes are 0 and 1. */
export const asksForClasses = (className: string, said: Config): boolean =>
  byClass.has(className) &&
  // Its sums are others.
  className !== 'Specificity' &&
  said['average'] !== undefined &&
  said['average'] !== 'binary' &&
  !['threshold', ...ofElements].some((name) => name in said);

/** The metrics of which class is true and which one is predicted. */
const ofOutcomes: ReadonlySet<string> = new Set([
  'BalancedAccuracy',
  'CohenKappa',
  'ConfusionMatrix',
  'MatthewsCorrelation',
]);

/** The options of a class that follow from what the columns hold. */
export function toldBy(
  contents: Contents,
  className: string,
  said: Config,
  positive: Positive,
): Told {
  if (contents.layout === 'signed' && Object.hasOwn(cutAt0, className))
    return { config: cutAt0[className]! };
  if (byClass.has(className)) return classesTold(contents, className, said, positive);
  return { config: optionsTold(contents, className) };
}

function optionsTold(contents: Contents, className: string): Config {
  const { predictions, oneHot, classes, layout } = contents;
  const isScores = predictions === 'scores';
  const count = classes === undefined ? {} : { num_classes: classes };
  if (ofOutcomes.has(className)) {
    if (predictions === 'probability') return { threshold: 0.5 };
    return isScores ? { sparse_y_true: !oneHot } : { sparse_y_pred: true };
  }
  switch (className) {
    case 'SparseTopKCategoricalAccuracy':
      return layout === 'ranked' ? { from_sorted_ids: true } : {};
    case 'IoU':
    case 'MeanIoU':
      return { ...count, sparse_y_true: !oneHot, sparse_y_pred: !isScores };
    case 'OneHotIoU':
    case 'OneHotMeanIoU':
      return { ...count, sparse_y_pred: !isScores };
    case 'BrierScore':
      return isScores && !oneHot ? { sparse_y_true: true } : {};
    case 'PearsonCorrelation':
    case 'ConcordanceCorrelation':
      // One number a row is no vector that could be correlated.
      return isScores ? {} : { axis: null };
    default:
      return {};
  }
}

/** What cuts signed scores at 0. */
const cutAt0: Readonly<Record<string, Config>> = {
  BinaryAccuracy: { threshold: 0 },
  BinaryIoU: { threshold: 0 },
  F1Score: { average: 'binary', threshold: 0 },
  FBetaScore: { average: 'binary', threshold: 0 },
  Precision: { thresholds: 0 },
  Recall: { thresholds: 0 },
  Specificity: { thresholds: 0 },
  TruePositives: { thresholds: 0 },
  FalsePositives: { thresholds: 0 },
  TrueNegatives: { thresholds: 0 },
  FalseNegatives: { thresholds: 0 },
  BalancedAccuracy: { threshold: 0 },
  CohenKappa: { threshold: 0 },
  ConfusionMatrix: { threshold: 0 },
  MatthewsCorrelation: { threshold: 0 },
};

function classesTold(
  { predictions, oneHot, layout }: Contents,
  className: string,
  said: Config,
  positive: Positive,
): Told {
  const isF = className.startsWith('F');
  const isScores = predictions === 'scores';
  // A threshold is for numbers, one for each class.
  if (isF && typeof said['threshold'] === 'number')
    return { config: isScores || 'average' in said ? {} : { average: 'binary' } };
  if (!isF && ofElements.some((name) => name in said) && !('average' in said))
    return { config: {} };
  if (predictions === 'probability' && !('average' in said))
    return { config: isF ? { average: 'binary', threshold: 0.5 } : {} };
  // Each label of a row is decided by itself.
  if (isF && layout === 'multi-label' && isScores)
    return { config: { threshold: 0.5, ...('average' in said ? {} : { average: null }) } };
  // Keras counts the elements of lists.
  if (!isF && isScores && oneHot && !('average' in said) && positive === undefined)
    return { config: {} };
  if (!isF && 'thresholds' in said) return { config: {} };
  const forms = {
    ...(oneHot
      ? className === 'Specificity'
        ? { sparse_y_true: false }
        : {}
      : { sparse_y_true: true }),
    ...(isScores ? {} : { sparse_y_pred: true }),
  };
  if ('average' in said)
    return {
      config: {
        ...forms,
        ...(said['average'] === 'binary' && positive !== undefined && { pos_label: positive }),
      },
    };
  if (positive !== undefined)
    return { config: { ...forms, average: 'binary', pos_label: positive } };
  return { config: { ...forms, average: null }, isUndecided: !isScores };
}
