import type { Definition } from '../core/definition.ts';
import { DeclaredMean } from '../core/declared-mean.ts';
import { type Values, valuesOf } from '../core/values-of.ts';
import type { ArrayInput } from '../core/input.ts';
import { differs, max } from '../core/verbs.ts';
import { type MultiLabelOptions, multiLabelOptions, wrongLabels } from './shared/multi-label.ts';

export type SubsetAccuracyOptions = MultiLabelOptions;

const definition: Definition<SubsetAccuracyOptions> = {
  className: 'SubsetAccuracy',
  name: 'subset_accuracy',
  direction: 'up',
  range: [0, 1],
  options: multiLabelOptions,
  value: (options) => differs(max(wrongLabels(options)), 1),
};

/**
 * How often all labels of a sample are right. `yTrue` and `yPred` are samples × labels. Truths are 0 and 1, and predictions are cut at a
 * threshold. NaN is never right.
 *
 * `updateState` throws RangeError where the shapes differ or have one axis. Source: `sklearn.metrics.accuracy_score` of several labels.
 *
 * ```ts
 * import { SubsetAccuracy } from 'rightly';
 *
 * const m = new SubsetAccuracy();
 * m.updateState([[1, 0, 1], [0, 1, 0]], [[0.9, 0.2, 0.8], [0.1, 0.4, 0.3]]);
 * m.result(); // 0.5
 * ```
 */
export class SubsetAccuracy extends DeclaredMean<SubsetAccuracyOptions> {
  static readonly definition: Definition<SubsetAccuracyOptions> = definition;
}

/**
 * 1 for each sample whose labels are all right, else 0.
 *
 * ```ts
 * import { subsetAccuracy } from 'rightly';
 *
 * subsetAccuracy([[1, 0], [0, 1]], [[0.9, 0.2], [0.1, 0.4]]).data; // [1, 0]
 * ```
 */
export const subsetAccuracy = (
  yTrue: ArrayInput,
  yPred: ArrayInput,
  options?: SubsetAccuracyOptions,
): Values => valuesOf(definition, yTrue, yPred, options);
