import type { Definition } from '../core/definition.ts';
import { lossDefinition } from '../core/loss.ts';
import { EPSILON } from './shared/probability.ts';
import { DeclaredMean } from '../core/declared-mean.ts';
import { type Values, valuesOf } from '../core/values-of.ts';
import type { ArrayInput } from '../core/input.ts';
import { log, mean, minus, plus, times, vectors } from '../core/verbs.ts';

const definition = lossDefinition<object>({
  className: 'Poisson',
  name: 'poisson',
  options: {},
  value: () => {
    const predicted = vectors('yPred');
    return mean(minus(predicted, times(vectors('yTrue'), log(plus(predicted, EPSILON)))));
  },
});

/**
 * The mean of ŷ − y·log(ŷ + 1e-7), the Poisson loss of counts y with the predicted mean ŷ. `yTrue` and `yPred` have the same shape. The last axis is the vector of a sample. With shape (N), each number is a sample.
 *
 * `updateState` throws RangeError for different shapes, and for a sample whose loss is not finite.
 *
 * Source: `keras.metrics.Poisson`.
 *
 * ```ts
 * import { Poisson } from 'rightly';
 *
 * const m = new Poisson();
 * m.updateState([[0, 1], [0, 0]], [[1, 1], [0, 0]]);
 * m.result().toFixed(4); // 0.5000
 *
 * m.resetState();
 * m.updateState([[0, 1], [0, 0]], [[1, 1], [0, 0]], { sampleWeight: [1, 0] });
 * m.result().toFixed(4); // 1.0000
 * ```
 */
export class Poisson extends DeclaredMean {
  static readonly definition: Definition<object> = definition;
}

/**
 * The mean of ŷ − y·log(ŷ + 1e-7), for each sample.
 * Source: `keras.losses.poisson`.
 *
 * ```ts
 * import { poisson } from 'rightly';
 *
 * const { data } = poisson([[0, 1], [0, 0]], [[1, 1], [0, 0]]);
 * Array.from(data, (x) => x.toFixed(4)).join(' '); // 1.0000 0.0000
 * ```
 */
export const poisson = (yTrue: ArrayInput, yPred: ArrayInput): Values =>
  valuesOf(definition, yTrue, yPred);
