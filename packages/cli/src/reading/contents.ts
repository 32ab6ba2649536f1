import type { Layout } from './layout.ts';

/** What the columns hold, as far as the choice of metrics depends on it. */
export interface Contents {
  /** Scores for each class, labels, or one number to be cut at a threshold. */
  readonly predictions: 'scores' | 'labels' | 'probability';
  /** Whether the truth is one-hot. */
  readonly oneHot: boolean;
  readonly classes: number | undefined;
  readonly layout: Layout;
}
