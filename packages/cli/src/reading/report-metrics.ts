import type { Contents } from './contents.ts';
import { type DeclaredMetric, definitionOf } from './declared-metric.ts';

/** The most classes for which there is a curve for each class. */
const MOST_CURVES = 20;
/** The largest k of the picture of accuracy at k. */
const MOST_K = 10;

/** The kind of pictures of an evaluation: of classes, of numbers, or none. */
export type PictureKind = 'classes' | 'errors' | undefined;

/** Metrics of regression. */
const ofNumbers: ReadonlySet<string> = new Set([
  'ConcordanceCorrelation',
  'Huber',
  'LogCosh',
  'LogCoshError',
  'MeanAbsoluteError',
  'MeanAbsolutePercentageError',
  'MeanSquaredError',
  'MeanSquaredLogarithmicError',
  'PearsonCorrelation',
  'Poisson',
  'R2Score',
  'RootMeanSquaredError',
]);

/** The kind of pictures for the metrics. */
export function pictureKind(metrics: readonly DeclaredMetric[], contents: Contents): PictureKind {
  const names = metrics.map((metric) => definitionOf(metric).className);
  const { predictions, layout } = contents;
  // Whole numbers are read as labels. Metrics of regression need the pictures of errors.
  const isOneNumber = predictions !== 'scores' && (layout === 'labels' || layout === 'probability');
  if (isOneNumber && names.every((name) => ofNumbers.has(name))) return 'errors';
  if (layout === 'multi-label' || names.some((name) => ['Mean', 'Sum'].includes(name)))
    return undefined;
  return 'classes';
}

/**
 * The metrics whose sums the pictures need, as a value of `--metrics`. `areProbabilities` says whether scores are probabilities. Only
 * probabilities have curves and calibration.
 */
export function pictureMetrics(
  kind: NonNullable<PictureKind>,
  { predictions, classes = 0, layout }: Contents,
  areProbabilities: boolean,
): string {
  if (kind === 'errors') return '_error_bins,_error_cells';
  const isScores = hasScores({ predictions, layout });
  const all = ['confusion_matrix'];
  if (isScores)
    for (let k = 2; k <= Math.min(classes - 1, MOST_K); k++)
      all.push(`top_k_accuracy:k=${k},name=top ${k}`);
  if (!areProbabilities || (predictions !== 'probability' && !isScores)) return all.join();
  all.push('expected_calibration_error');
  if (predictions === 'probability') all.push('brier_score');
  if (!isScores || classes <= MOST_CURVES) all.push('auc:name=roc');
  return all.join();
}

/** The reason why probabilities have no curves; undefined where there are curves. */
export const withoutCurves = ({ predictions, classes = 0, layout }: Contents): string | undefined =>
  hasScores({ predictions, layout }) && classes > MOST_CURVES
    ? `curves: they are drawn for up to ${MOST_CURVES} classes, and there are ${classes.toLocaleString('en-US')}`
    : undefined;

/** Whether a row has a score for each class. */
const hasScores = ({ predictions, layout }: Pick<Contents, 'predictions' | 'layout'>): boolean =>
  predictions === 'scores' && layout !== 'ranked' && layout !== 'sequences';
