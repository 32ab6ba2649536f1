import type { Definition } from '../core/definition.ts';
import { lossDefinition } from '../core/loss.ts';
import { EPSILON } from './shared/probability.ts';
import { DeclaredMean } from '../core/declared-mean.ts';
import { type Values, valuesOf } from '../core/values-of.ts';
import type { ArrayInput } from '../core/input.ts';
import { atLeast, atMost, dividedBy, log, perClass, sum, times } from '../core/verbs.ts';

const definition = lossDefinition<object>({
  className: 'KLDivergence',
  name: 'kl_divergence',
  options: {},
  value: () => {
    const truth = atMost(atLeast(perClass('yTrue'), EPSILON), 1);
    const predicted = atMost(atLeast(perClass('yPred'), EPSILON), 1);
    return sum(times(truth, log(dividedBy(truth, predicted))));
  },
});

/**
 * The sum of y·log(y / ŷ), the divergence of the prediction from the truth. `yTrue` and `yPred` have the same shape, samples × classes. They hold probabilities, which are clipped to 1e-7 … 1.
 *
 * `updateState` throws RangeError for different shapes, and for a sample whose loss is not finite.
 *
 * Source: `keras.metrics.KLDivergence`.
 *
 * ```ts
 * import { KLDivergence } from 'rightly';
 *
 * const m = new KLDivergence();
 * m.updateState([[0, 1], [0, 0]], [[0.6, 0.4], [0.4, 0.6]]);
 * m.result().toFixed(4); // 0.4581
 *
 * m.resetState();
 * m.updateState([[0, 1], [0, 0]], [[0.6, 0.4], [0.4, 0.6]], { sampleWeight: [1, 0] });
 * m.result().toFixed(4); // 0.9163
 * ```
 */
export class KLDivergence extends DeclaredMean {
  static readonly definition: Definition<object> = definition;
}

/**
 * The sum of y·log(y / ŷ), for each sample.
 * Source: `keras.losses.kl_divergence`.
 *
 * ```ts
 * import { klDivergence } from 'rightly';
 *
 * const { data } = klDivergence([[0, 1], [0, 0]], [[0.6, 0.4], [0.4, 0.6]]);
 * Array.from(data, (x) => x.toFixed(4)).join(' '); // 0.9163 -0.0000
 * ```
 */
export const klDivergence = (yTrue: ArrayInput, yPred: ArrayInput): Values =>
  valuesOf(definition, yTrue, yPred);
