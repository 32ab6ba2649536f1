import type { Options } from '../../core/options.ts';
import { finite } from '../../core/options.ts';
import { differs, exceeds, minus, perClass, type Rows } from '../../core/verbs.ts';

/* Metrics of several labels for each sample, where each label is 0 or 1. */

export interface MultiLabelOptions {
  /** A label is predicted where its prediction is greater. 0.5 by default. For logits take 0. */
  readonly threshold?: number | undefined;
}

export const multiLabelOptions: Options<MultiLabelOptions> = { threshold: finite(0.5) };

/** 1 for each wrong label, else 0. Predictions are cut at the threshold, and NaN is always wrong. */
export const wrongLabels = ({ threshold }: Required<MultiLabelOptions>): Rows =>
  differs(minus(perClass('yTrue'), exceeds(perClass('yPred'), threshold!)), 0);
