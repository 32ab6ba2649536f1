import { rangeError, show } from '../core/errors.ts';

export const fitDatasetKeys: readonly string[] = [
  'epochs',
  'initialEpoch',
  'batchesPerEpoch',
  'validationData',
  'validationBatchSize',
  'validationBatches',
  'validationFreq',
  'classWeight',
  'callbacks',
  'yieldEvery',
  'verbose',
  'onProgress',
];
export const fitKeys: readonly string[] = [
  ...fitDatasetKeys,
  'batchSize',
  'shuffle',
  'sampleWeight',
  'validationSplit',
];
export const evaluateDatasetKeys: readonly string[] = ['batches', 'verbose', 'onProgress'];
export const evaluateKeys: readonly string[] = [
  ...evaluateDatasetKeys,
  'batchSize',
  'sampleWeight',
];
export const batchKeys: readonly string[] = ['sampleWeight', 'classWeight'];

export function whole(value: number, what: string): number {
  if (Number.isInteger(value) && value >= 1) return value;
  throw rangeError(what, 'be a whole number of at least 1', show(value));
}
