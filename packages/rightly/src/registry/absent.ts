import { plain } from '../core/nearest.ts';

/** What Keras has under `metrics` and `losses` and this library has not. */
const absent = [
  'AUC',
  'BinaryIoU',
  'CTC',
  'F1Score',
  'FBetaScore',
  'FalseNegatives',
  'FalsePositives',
  'IoU',
  'Loss',
  'LossFunctionWrapper',
  'MeanIoU',
  'Metric',
  'OneHotIoU',
  'OneHotMeanIoU',
  'Precision',
  'PrecisionAtRecall',
  'R2Score',
  'Recall',
  'RecallAtPrecision',
  'SensitivityAtSpecificity',
  'SpecificityAtSensitivity',
  'TrueNegatives',
  'TruePositives',
] as const;

/** Keras's class of that name, which this library has not. */
export const absentNamed = (name: string): string | undefined =>
  absent.find((known) => plain(known) === plain(name));
