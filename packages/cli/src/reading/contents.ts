import type { Layout } from './layout.ts';

/** The properties of the columns on which the choice of metrics depends. */
export interface Contents {
  /** Scores for each class, labels, or one number that a threshold turns into a label. */
  readonly predictions: 'scores' | 'labels' | 'probability';
  /** Whether the truth is one-hot. */
  readonly oneHot: boolean;
  readonly classes: number | undefined;
  readonly layout: Layout;
  /** Whether labels are texts. */
  readonly isText: boolean;
  /** Whether the positive one of two texts is known. */
  readonly hasPositive?: boolean;
  /** The names of the classes, in the order of the scores; undefined if classes have no names. */
  readonly names: readonly string[] | undefined;
}
