import type { Definition } from '../core/definition.ts';
import { lossDefinition } from '../core/loss.ts';
import { DeclaredMean } from '../core/declared-mean.ts';
import { type Values, valuesOf } from '../core/values-of.ts';
import type { ArrayInput } from '../core/input.ts';
import { atLeast, mean, minus, replaced, times, vectors } from '../core/verbs.ts';

const definition = lossDefinition<object>({
  className: 'Hinge',
  name: 'hinge',
  range: [0, Infinity],
  options: {},
  value: () =>
    mean(atLeast(minus(1, times(replaced(vectors('yTrue'), 0, -1), vectors('yPred'))), 0)),
});

/**
 * The mean of max(1 − y·ŷ, 0). Labels are -1 and 1. A label of 0 counts as -1. `yTrue` and `yPred` have the same shape. The last axis is the
 * vector of a sample. With shape (N), each number is a sample.
 *
 * `updateState` throws RangeError for different shapes, and for a sample whose loss is not finite.
 *
 * Source: `keras.metrics.Hinge`.
 *
 * ```ts
 * import { Hinge } from 'rightly';
 *
 * const m = new Hinge();
 * m.updateState([[0, 1], [0, 0]], [[0.6, 0.4], [0.4, 0.6]]);
 * m.result().toFixed(4); // 1.3000
 *
 * m.resetState();
 * m.updateState([[0, 1], [0, 0]], [[0.6, 0.4], [0.4, 0.6]], { sampleWeight: [1, 0] });
 * m.result().toFixed(4); // 1.1000
 * ```
 */
export class Hinge extends DeclaredMean {
  static readonly definition: Definition<object> = definition;
}

/**
 * The mean of max(1 − y·ŷ, 0) for each sample. Labels are -1 and 1. A label of 0 counts as -1.
 * Source: `keras.losses.hinge`.
 *
 * ```ts
 * import { hinge } from 'rightly';
 *
 * const { data } = hinge([[0, 1], [0, 0]], [[0.6, 0.4], [0.4, 0.6]]);
 * Array.from(data, (x) => x.toFixed(4)).join(' '); // 1.1000 1.5000
 * ```
 */
export const hinge = (yTrue: ArrayInput, yPred: ArrayInput): Values =>
  valuesOf(definition, yTrue, yPred);
