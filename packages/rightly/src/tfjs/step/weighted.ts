import { add, cast, div, mean, mul, reshape, sum, type Tensor } from '@tensorflow/tfjs-core';
import { typeError } from '../../core/errors.ts';
import { leading } from '../../core/weights.ts';
import type { LossValues } from '../functions.ts';

/** Weights with the rank of the values. Their axes are the leading axes of the values, except a superfluous last axis of 1. */
export function alongLeadingAxes(weights: Tensor, values: Tensor, what = 'sampleWeight'): Tensor {
  const shape = leading(weights.shape, values.shape, what, 1);
  return reshape(weights, [...shape, ...values.shape.slice(shape.length).map(() => 1)]);
}

/** 1 where the mask and `counted` of the loss are both 1, else 0. Undefined where all values count. */
function valid(
  values: Tensor,
  mask: Tensor | undefined,
  counted: Tensor | undefined,
): Tensor | undefined {
  // A mask with more axes than the values does not apply to them.
  if (!mask || mask.rank > values.rank) return counted;
  const own = cast(mask, 'float32');
  return counted ? mul(alongLeadingAxes(own, values, 'mask'), counted) : own;
}

/** The weights of a loss's values: sample weights, scaled for the number of valid values (Keras). */
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

/** The weighted mean of a loss's values over all elements. */
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

/** The error for a function that already returns a mean, as those of `tf.losses` do. */
export const cannotWeigh = (what: string): TypeError =>
  typeError(
    what,
    'give a value for each sample where samples have weights or masks',
    'one for all',
  );
