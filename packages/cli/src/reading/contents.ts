import type { Layout } from './layout.ts';

/** What the columns hold, as far as the choice of metrics depends on it. */
export interface Contents {
  /** Scores for each class, labels, or one number to be cut at a threshold. */
  readonly predictions: 'scores' | 'labels' | 'probability';
  /** Whether the truth is one-hot. */
  readonly oneHot: boolean;
  readonly classes: number | undefined;
  readonly layout: Layout;
  /** Whether labels are texts. */
  readonly isText: boolean;
  /** Whether it is known which of two texts a number is for. */
  readonly hasPositive?: boolean;
  /** The names of the classes, in the order of the scores; undefined where classes have numbers only. */
  readonly names: readonly string[] | undefined;
}
