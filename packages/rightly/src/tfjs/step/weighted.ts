import { add, cast, div, mean, mul, reshape, sum, type Tensor } from '@tensorflow/tfjs-core';
import { typeError } from '../../core/errors.ts';
import { leading } from '../../core/weights.ts';

/** Weights in the rank of the values: their axes are the values' leading ones, but for one of 1 too many. */
export function alongLeadingAxes(weights: Tensor, values: Tensor, what = 'sampleWeight'): Tensor {
  const shape = leading(weights.shape, values.shape, what, 1);
  return reshape(weights, [...shape, ...values.shape.slice(shape.length).map(() => 1)]);
}

/** What the loss's values weigh: sample weights, times the mask, shared out so that valid values count in full (Keras). */
function elementWeights(
  values: Tensor,
  weights: Tensor | undefined,
  mask: Tensor | undefined,
): Tensor | undefined {
  // A mask of more axes than the values have says nothing of them.
  if (!mask || mask.rank > values.rank) return weights && alongLeadingAxes(weights, values);
  const valid = cast(mask, 'float32');
  const shared = mul(valid, div(mask.size, add(sum(valid), 1e-7)));
  const along = alongLeadingAxes(shared, values, 'mask');
  return weights ? mul(along, alongLeadingAxes(weights, values)) : along;
}

/** The mean of a loss's values over all elements, weighted. */
export function meanLoss(
  values: Tensor,
  weights: Tensor | undefined,
  mask: Tensor | undefined,
): Tensor {
  if (values.rank === 0) {
    if (weights || mask) throw cannotWeigh('the loss');
    return values;
  }
  const w = elementWeights(values, weights, mask);
  return mean(w ? mul(values, w) : values);
}

/** Of a function that has taken the mean already, as those of `tf.losses` do. */
export const cannotWeigh = (what: string): TypeError =>
  typeError(
    what,
    'give a value for each sample where samples have weights or masks',
    'one for all',
  );
