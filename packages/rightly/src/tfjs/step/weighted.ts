import { add, cast, div, mean, mul, reshape, sum, type Tensor } from '@tensorflow/tfjs-core';
import { typeError } from '../../core/errors.ts';
import { leading } from '../../core/weights.ts';
import type { LossValues } from '../functions.ts';

/** Weights in the rank of the values: their axes are the values' leading ones, but for one of 1 too many. */
export function alongLeadingAxes(weights: Tensor, values: Tensor, what = 'sampleWeight'): Tensor {
  const shape = leading(weights.shape, values.shape, what, 1);
  return reshape(weights, [...shape, ...values.shape.slice(shape.length).map(() => 1)]);
}

/** Where values count: where the mask and what the loss itself says of it both are 1. */
function valid(
  values: Tensor,
  mask: Tensor | undefined,
  counted: Tensor | undefined,
): Tensor | undefined {
  // A mask of more axes than the values have says nothing of them.
  if (!mask || mask.rank > values.rank) return counted;
  const own = cast(mask, 'float32');
  return counted ? mul(alongLeadingAxes(own, values, 'mask'), counted) : own;
}

/** What the loss's values weigh: sample weights, shared out so that valid values count in full (Keras). */
function elementWeights(
  values: Tensor,
  weights: Tensor | undefined,
  where: Tensor | undefined,
): Tensor | undefined {
  if (!where) return weights && alongLeadingAxes(weights, values);
  const shared = mul(where, div(where.size, add(sum(where), 1e-7)));
  const along = alongLeadingAxes(shared, values, 'mask');
  return weights ? mul(along, alongLeadingAxes(weights, values)) : along;
}

/** The mean of a loss's values over all elements, weighted. */
export function meanLoss(
  { values, counted }: LossValues,
  weights: Tensor | undefined,
  mask: Tensor | undefined,
): Tensor {
  if (values.rank === 0) {
    if (weights || mask) throw cannotWeigh('the loss');
    return values;
  }
  const w = elementWeights(values, weights, valid(values, mask, counted));
  return mean(w ? mul(values, w) : values);
}

/** Of a function that has taken the mean already, as those of `tf.losses` do. */
export const cannotWeigh = (what: string): TypeError =>
  typeError(
    what,
    'give a value for each sample where samples have weights or masks',
    'one for all',
  );
