import type { Options } from '../../core/options.ts';
import { finite } from '../../core/options.ts';
import { differs, exceeds, minus, perClass, type Rows } from '../../core/verbs.ts';

/* Several labels a sample, each of which is there or not. */

export interface MultiLabelOptions {
  /** A label is predicted where its prediction is greater. 0.5 by default; for logits take 0. */
  readonly threshold?: number | undefined;
}

export const multiLabelOptions: Options<MultiLabelOptions> = { threshold: finite(0.5) };

/** 1 for each label that is not what the prediction, cut at the threshold, says, else 0; NaN says nothing. */
export const wrongLabels = ({ threshold }: Required<MultiLabelOptions>): Rows =>
  differs(minus(perClass('yTrue'), exceeds(perClass('yPred'), threshold!)), 0);
