import type { Definition } from '../core/definition.ts';
import { DeclaredMean } from '../core/declared-mean.ts';
import { type Values, valuesOf } from '../core/values-of.ts';
import { finite } from '../core/options.ts';
import type { ArrayInput } from '../core/input.ts';
import { equal, greater, numbers } from '../core/verbs.ts';

export interface BinaryAccuracyOptions {
  /** Predictions above this number count as 1, all others as 0. 0.5 by default. For logits take 0. */
  readonly threshold?: number | undefined;
}

const definition: Definition<BinaryAccuracyOptions> = {
  className: 'BinaryAccuracy',
  name: 'binary_accuracy',
  direction: 'up',
  range: [0, 1],
  options: { threshold: finite(0.5) },
  value: ({ threshold }) => equal(numbers('yTrue'), greater(numbers('yPred'), threshold!)),
};

/**
 * How often predictions, cut at a threshold, equal labels of 0 and 1. Both have the same shape. NaN is never right.
 *
 * `updateState` throws RangeError where the shapes differ. Source: `keras.metrics.BinaryAccuracy`.
 *
 * ```ts
 * import { BinaryAccuracy } from 'rightly';
 *
 * const m = new BinaryAccuracy();
 * m.updateState([[1], [1], [0], [0]], [[0.98], [1], [0], [0.6]]);
 * m.result(); // 0.75
 *
 * m.resetState();
 * m.updateState([[1], [1], [0], [0]], [[0.98], [1], [0], [0.6]], { sampleWeight: [1, 0, 0, 1] });
 * m.result(); // 0.5
 * ```
 */
export class BinaryAccuracy extends DeclaredMean<BinaryAccuracyOptions> {
  static readonly definition: Definition<BinaryAccuracyOptions> = definition;
}

/**
 * 1 for each label that equals its prediction cut at the threshold, else 0, in the shape of the labels.
 * Source: `keras.metrics.binary_accuracy`.
 *
 * ```ts
 * import { binaryAccuracy } from 'rightly';
 *
 * binaryAccuracy([1, 1, 0], [0.9, 0.4, 0.4], { threshold: 0.3 }).data; // [1, 1, 0]
 * ```
 */
export const binaryAccuracy = (
  yTrue: ArrayInput,
  yPred: ArrayInput,
  options?: BinaryAccuracyOptions,
): Values => valuesOf(definition, yTrue, yPred, options);
