import type { Definition } from '../core/definition.ts';
import { DeclaredMean } from '../core/declared-mean.ts';
import { type Values, valuesOf } from '../core/values-of.ts';
import type { ArrayInput } from '../core/input.ts';
import { argmax, isArgmax, oneHot, scores } from '../core/verbs.ts';

const definition: Definition<object> = {
  className: 'CategoricalAccuracy',
  name: 'categorical_accuracy',
  direction: 'up',
  range: [0, 1],
  options: {},
  value: () => isArgmax(argmax(oneHot('yTrue')), scores('yPred')),
};

/**
 * How often the true class has the highest score. `yTrue` is one-hot, or any scores of the truth, with the shape of `yPred`: samples × classes.
 * Scores may be probabilities or logits. Among equal scores the first counts as the highest.
 *
 * `updateState` throws RangeError where the shapes differ, or for NaN in `yTrue`. Source: `keras.metrics.CategoricalAccuracy`.
 *
 * ```ts
 * import { CategoricalAccuracy } from 'rightly';
 *
 * const m = new CategoricalAccuracy();
 * m.updateState([[0, 0, 1], [0, 1, 0]], [[0.1, 0.9, 0.8], [0.05, 0.95, 0]]);
 * m.result(); // 0.5
 *
 * m.resetState();
 * m.updateState([[0, 0, 1], [0, 1, 0]], [[0.1, 0.9, 0.8], [0.05, 0.95, 0]], { sampleWeight: [0.7, 0.3] });
 * m.result(); // 0.3
 * ```
 */
export class CategoricalAccuracy extends DeclaredMean {
  static readonly definition: Definition<object> = definition;
}

/**
 * 1 where the true class has the highest score, else 0, for each sample.
 * Source: `keras.metrics.categorical_accuracy`.
 *
 * ```ts
 * import { categoricalAccuracy } from 'rightly';
 *
 * categoricalAccuracy([[0, 0, 1], [0, 1, 0]], [[0.1, 0.9, 0.8], [0.05, 0.95, 0]]).data; // [0, 1]
 * ```
 */
export const categoricalAccuracy = (yTrue: ArrayInput, yPred: ArrayInput): Values =>
  valuesOf(definition, yTrue, yPred);
