import type { Config } from 'rightly';
import { metricClasses } from 'rightly/registry';
import type { Contents } from './contents.ts';

/** The positive label of a metric of one class; undefined where it is not known yet. */
export type Positive = number | string | undefined;

/** Options that follow from the columns, for options that the command line does not give. */
export interface DerivedOptions {
  readonly config: Config;
  /** Whether the number of labels decides if the result is one number or one for each class. */
  readonly isUndecided?: boolean;
}

/** Metrics of one class, of each class, or of their average. */
const byClass: ReadonlySet<string> = new Set([
  'Precision',
  'Recall',
  'Specificity',
  'F1Score',
  'FBetaScore',
]);

/** With one of these options, a metric counts elements and not classes. */
const ofElements = ['thresholds', 'top_k', 'class_id'] as const;

/** Whether the options ask for a number for each class or for an average. The classes of a probability are 0 and 1. */
export const asksForClasses = (className: string, given: Config): boolean =>
  byClass.has(className) &&
  // Specificity needs other sums than the metrics of each class.
  className !== 'Specificity' &&
  given['average'] !== undefined &&
  given['average'] !== 'binary' &&
  !['threshold', ...ofElements].some((name) => name in given);

/** Metrics of the true and the predicted class. */
const ofOutcomes: ReadonlySet<string> = new Set(
  metricClasses
    .map(({ definition }) => definition)
    .filter(({ options }) => 'threshold' in options && 'sparseYPred' in options)
    .map(({ className }) => className)
    .filter((className) => !byClass.has(className)),
);

/** The options of a metric that follow from the contents of the columns. */
export function derivedOptions(
  contents: Contents,
  className: string,
  given: Config,
  positive: Positive,
): DerivedOptions {
  if (contents.layout === 'signed' && Object.hasOwn(thresholdsAt0, className))
    return { config: thresholdsAt0[className]! };
  if (byClass.has(className)) return optionsByClass(contents, className, given, positive);
  return { config: otherOptions(contents, className) };
}

function otherOptions(contents: Contents, className: string): Config {
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
      // One number for each row is not a vector, so all rows are correlated together.
      return isScores ? {} : { axis: null };
    default:
      return {};
  }
}

/** The options that set the threshold of signed scores to 0. */
const thresholdsAt0: Readonly<Record<string, Config>> = {
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
  ...Object.fromEntries(Array.from(ofOutcomes, (className) => [className, { threshold: 0 }])),
};

function optionsByClass(
  { predictions, oneHot, layout }: Contents,
  className: string,
  given: Config,
  positive: Positive,
): DerivedOptions {
  const isF = className.startsWith('F');
  const isScores = predictions === 'scores';
  // A threshold is compared with the score of each class, or with one probability.
  if (isF && typeof given['threshold'] === 'number')
    return { config: isScores || 'average' in given ? {} : { average: 'binary' } };
  if (!isF && ofElements.some((name) => name in given) && !('average' in given))
    return { config: {} };
  if (predictions === 'probability' && !('average' in given))
    return { config: isF ? { average: 'binary', threshold: 0.5 } : {} };
  // Each label of a row is decided separately.
  if (isF && layout === 'multi-label' && isScores)
    return { config: { threshold: 0.5, ...('average' in given ? {} : { average: null }) } };
  // Without `average`, Keras counts the elements of one-hot lists.
  if (!isF && isScores && oneHot && !('average' in given) && positive === undefined)
    return { config: {} };
  if (!isF && 'thresholds' in given) return { config: {} };
  const forms = {
    ...(oneHot
      ? className === 'Specificity'
        ? { sparse_y_true: false }
        : {}
      : { sparse_y_true: true }),
    ...(isScores ? {} : { sparse_y_pred: true }),
  };
  if ('average' in given)
    return {
      config: {
        ...forms,
        ...(given['average'] === 'binary' && positive !== undefined && { pos_label: positive }),
      },
    };
  if (positive !== undefined)
    return { config: { ...forms, average: 'binary', pos_label: positive } };
  return { config: { ...forms, average: null }, isUndecided: !isScores };
}
