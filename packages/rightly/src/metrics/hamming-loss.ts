import type { Definition } from '../core/definition.ts';
import { finite } from '../core/finite.ts';
import { DeclaredMean } from '../core/declared-mean.ts';
import { type Values, valuesOf } from '../core/values-of.ts';
import type { ArrayInput } from '../core/input.ts';
import { mean } from '../core/verbs.ts';
import { type MultiLabelOptions, multiLabelOptions, wrongLabels } from './shared/multi-label.ts';

export type HammingLossOptions = MultiLabelOptions;

const definition: Definition<HammingLossOptions> = {
  className: 'HammingLoss',
  name: 'hamming_loss',
  direction: 'down',
  range: [0, 1],
  options: multiLabelOptions,
  checked: finite,
  value: (options) => mean(wrongLabels(options)),
};

/**
 * The share of wrong labels. `yTrue` and `yPred` are samples × labels. Truths are 0 and 1, and predictions are cut at a threshold.
 * NaN is always wrong.
 *
 * `updateState` throws RangeError where the shapes differ or have one axis. Source: `sklearn.metrics.hamming_loss` of several labels.
 *
 * ```ts
 * import { HammingLoss } from 'rightly';
 *
 * const m = new HammingLoss();
 * m.updateState([[1, 0], [0, 1]], [[0.9, 0.2], [0.1, 0.4]]);
 * m.result(); // 0.25
 * ```
 */
export class HammingLoss extends DeclaredMean<HammingLossOptions> {
  static readonly definition: Definition<HammingLossOptions> = definition;
}

/**
 * The share of wrong labels, for each sample.
 *
 * ```ts
 * import { hammingLoss } from 'rightly';
 *
 * hammingLoss([[1, 0], [0, 1]], [[0.9, 0.2], [0.1, 0.4]]).data; // [0, 0.5]
 * ```
 */
export const hammingLoss = (
  yTrue: ArrayInput,
  yPred: ArrayInput,
  options?: HammingLossOptions,
): Values => valuesOf(definition, yTrue, yPred, options);
