import type { AnyMeanMetric } from '../core/declared-mean.ts';
import type { Shape } from '../core/shape.ts';
import { BinaryAccuracy } from '../metrics/binary-accuracy.ts';
import { CategoricalAccuracy } from '../metrics/categorical-accuracy.ts';
import { SparseCategoricalAccuracy } from '../metrics/sparse-categorical-accuracy.ts';

export const isAccuracy = (identifier: unknown): boolean =>
  typeof identifier === 'string' && ['accuracy', 'acc'].includes(identifier.toLowerCase());

/** The metric that `'accuracy'` stands for, given the shapes of truth and prediction. */
export function accuracyFor(yTrue: Shape, yPred: Shape): AnyMeanMetric {
  const classes = yPred.at(-1)!;
  if (classes === 1 || yPred.length === 1) return new BinaryAccuracy();
  if (yTrue.length < yPred.length || yTrue.at(-1) === 1) return new SparseCategoricalAccuracy();
  return new CategoricalAccuracy();
}
