import { type Column, sqlName } from '../../engines/column.ts';

/** The names of the added columns of a prepared table. */
export interface Names {
  readonly yTrue: string;
  readonly yPred: string;
  readonly sampleWeight: string;
  readonly row: string;
  readonly same: string;
  /** The names of the lists whose elements are truth and prediction. */
  readonly truths: string;
  readonly predictions: string;
  readonly by: readonly string[];
}

/** Names that no column of the input has. */
export function freeNames(all: readonly Column[], groups: number): Names {
  const taken = new Set(all.map((column) => sqlName(column).toLowerCase()));
  const free = (name: string): string => (taken.has(name) ? free(`_${name}`) : name);
  return {
    yTrue: free('_truth'),
    yPred: free('_prediction'),
    sampleWeight: free('_sample_weight'),
    row: free('_row_number'),
    same: free('_same'),
    truths: free('_truths'),
    predictions: free('_predictions'),
    by: Array.from({ length: groups }, (_, i) => free(`_by_${i}`)),
  };
}
