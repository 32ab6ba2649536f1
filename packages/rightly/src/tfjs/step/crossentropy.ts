import type { AnyMeanMetric } from '../../core/declared-mean.ts';
import type { Shape } from '../../core/shape.ts';
import { getLoss } from '../../registry.ts';

export const isCrossentropy = (loss: unknown): boolean =>
  typeof loss === 'string' && ['crossentropy', 'ce'].includes(loss.toLowerCase());

/** The loss that `'crossentropy'` stands for by Keras's rule, given the shapes of truth and prediction. */
export function crossentropyFor(yTrue: Shape, yPred: Shape): AnyMeanMetric {
  if (yPred.at(-1) === 1) return getLoss('binary_crossentropy');
  const isSparse = yTrue.length < yPred.length || yTrue.at(-1) === 1;
  return getLoss(isSparse ? 'sparse_categorical_crossentropy' : 'categorical_crossentropy');
}
