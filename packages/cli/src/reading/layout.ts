/** The form of truth and predictions in a row. */
export type Layout =
  /** A label on both sides. */
  | 'labels'
  /** A number that a threshold turns into 0 or 1, beside 0 and 1. */
  | 'probability'
  /** A score with the threshold 0, beside -1 and 1. */
  | 'signed'
  /** A score for each class. */
  | 'scores'
  /** Classes, the best first. */
  | 'ranked'
  /** A score for each class, beside lists with one 1. */
  | 'one-hot'
  /** A score for each label, beside lists of 0 and 1. */
  | 'multi-label'
  /** A label for each element of two lists. */
  | 'sequences';

export const layouts: readonly Layout[] = [
  'labels',
  'probability',
  'signed',
  'scores',
  'ranked',
  'one-hot',
  'multi-label',
  'sequences',
];
