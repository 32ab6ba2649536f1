import type { Definition } from '../core/definition.ts';
import { lossDefinition } from '../core/loss.ts';
import { atLeastZero } from './shared/options.ts';
import { DeclaredMean } from '../core/declared-mean.ts';
import { type Values, valuesOf } from '../core/values-of.ts';
import type { ArrayInput } from '../core/input.ts';
import { abs, atMost, mean, minus, times, vectors } from '../core/verbs.ts';

export interface HuberOptions {
  /** The largest difference for which the loss is quadratic; 1 by default. */
  readonly delta?: number | undefined;
}

const definition = lossDefinition<HuberOptions>({
  className: 'Huber',
  name: 'huber',
  range: [0, Infinity],
  options: { delta: atLeastZero(1) },
  value: ({ delta }) => {
    const error = abs(minus(vectors('yPred'), vectors('yTrue')));
    const near = atMost(error, delta!);
    return mean(times(near, minus(error, times(near, 0.5))));
  },
});

/**
 * The mean of Huber's loss: half the square of differences up to `delta`, and linear beyond. `yTrue` and `yPred` have the same shape. The last axis is the vector of a sample. With shape (N), each number is a sample.
 *
 * `updateState` throws RangeError for different shapes, and for a sample whose loss is not finite.
 *
 * Source: `keras.losses.Huber`. The metric is an extension.
 *
 * ```ts
 * import { Huber } from 'rightly';
 *
 * const m = new Huber();
 * m.updateState([[0, 1], [0, 0]], [[0.6, 0.4], [0.4, 0.6]]);
 * m.result().toFixed(4); // 0.1550
 *
 * m.resetState();
 * m.updateState([[0, 1], [0, 0]], [[0.6, 0.4], [0.4, 0.6]], { sampleWeight: [1, 0] });
 * m.result().toFixed(4); // 0.1800
 * ```
 */
export class Huber extends DeclaredMean<HuberOptions> {
  static readonly definition: Definition<HuberOptions> = definition;
}

/**
 * The mean of Huber's loss of the differences, for each sample.
 * Source: `keras.losses.huber`.
 *
 * ```ts
 * import { huber } from 'rightly';
 *
 * const { data } = huber([[0, 1], [0, 0]], [[0.6, 0.4], [0.4, 0.6]]);
 * Array.from(data, (x) => x.toFixed(4)).join(' '); // 0.1800 0.1300
 * ```
 */
export const huber = (yTrue: ArrayInput, yPred: ArrayInput, options?: HuberOptions): Values =>
  valuesOf(definition, yTrue, yPred, options);
