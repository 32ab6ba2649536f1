import type { Definition } from '../core/definition.ts';
import { lossDefinition } from '../core/loss.ts';
import { classAxis } from './shared/options.ts';
import { EPSILON } from './shared/probability.ts';
import { DeclaredMean } from '../core/declared-mean.ts';
import { type Values, valuesOf } from '../core/values-of.ts';
import type { ArrayInput } from '../core/input.ts';
import {
  atLeast,
  dividedBy,
  perClass,
  sqrt,
  square,
  sum,
  times,
  type Column,
  type Rows,
} from '../core/verbs.ts';

export interface CosineSimilarityOptions {
  /** The axis of the vectors; by default the last. */
  readonly axis?: number | undefined;
}

const lengthOf = (vector: Rows): Column => atLeast(sqrt(sum(square(vector))), EPSILON);

function cosine({ axis }: Required<CosineSimilarityOptions>): Column {
  const [truth, predicted] = [perClass('yTrue', axis), perClass('yPred', axis)];
  return dividedBy(sum(times(truth, predicted)), times(lengthOf(truth), lengthOf(predicted)));
}

const definition = lossDefinition<CosineSimilarityOptions>({
  className: 'CosineSimilarity',
  name: 'cosine_similarity',
  direction: 'up',
  range: [-1, 1],
  options: { axis: { ...classAxis, extension: true } },
  value: cosine,
  loss: (options) => times(cosine(options), -1),
});

/**
 * The cosine of the angle between truth and prediction. The result is 1 where both have the same direction, and 0 where a vector is all 0.
 * `yTrue` and `yPred` have the same shape, samples × numbers.
 *
 * `updateState` throws RangeError where the shapes differ, or for a sample whose cosine is not a finite number.
 *
 * Source: `keras.metrics.CosineSimilarity`.
 *
 * ```ts
 * import { CosineSimilarity } from 'rightly';
 *
 * const m = new CosineSimilarity();
 * m.updateState([[0, 1], [1, 1]], [[1, 0], [1, 1]]);
 * m.result().toFixed(4); // 0.5000
 *
 * m.resetState();
 * m.updateState([[0, 1], [1, 1]], [[1, 0], [1, 1]], { sampleWeight: [0.3, 0.7] });
 * m.result().toFixed(4); // 0.7000
 * ```
 */
export class CosineSimilarity extends DeclaredMean<CosineSimilarityOptions> {
  static readonly definition: Definition<CosineSimilarityOptions> = definition;
}

/**
 * The negative cosine, for each sample. It is a loss, while the class `CosineSimilarity` is the cosine itself.
 * Source: `keras.losses.cosine_similarity`.
 *
 * ```ts
 * import { cosineSimilarity } from 'rightly';
 *
 * const { data } = cosineSimilarity([[0, 1], [1, 1]], [[1, 0], [1, 1]]);
 * Array.from(data, (x) => x.toFixed(4)).join(' '); // 0.0000 -1.0000
 * ```
 */
export const cosineSimilarity = (
  yTrue: ArrayInput,
  yPred: ArrayInput,
  options?: CosineSimilarityOptions,
): Values => valuesOf({ ...definition, value: definition.loss! }, yTrue, yPred, options);
