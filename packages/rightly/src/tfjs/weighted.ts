import { add, cast, div, mean, mul, reshape, sum, type Tensor } from '@tensorflow/tfjs-core';
import { list, rangeError } from '../core/errors.ts';

/** Weights in the rank of the values: their axes are the values' leading ones, but for one of 1 too many. */
export function alongLeadingAxes(weights: Tensor, values: Tensor): Tensor {
  let shape = weights.shape;
  if (shape.length > values.rank && shape.at(-1) === 1) shape = shape.slice(0, -1);
  if (
    shape.length > values.rank ||
    !shape.every((axis, i) => axis === 1 || axis === values.shape[i])
  )
    throw rangeError(
      'sampleWeight',
      `fit the leading axes of ${list(values.shape)}`,
      list(weights.shape),
    );
  return reshape(weights, [...shape, ...values.shape.slice(shape.length).map(() => 1)]);
}

/** What the loss's values weigh: sample weights, times the mask, shared out so that valid values count in full (Keras). */
function lossWeights(
  values: Tensor,
  weights: Tensor | undefined,
  mask: Tensor | undefined,
): Tensor | undefined {
  if (!mask) return weights && alongLeadingAxes(weights, values);
  const valid = cast(mask, 'float32');
  const shared = mul(valid, div(mask.size, add(sum(valid), 1e-7)));
  const along = alongLeadingAxes(shared, values);
  return weights ? mul(along, alongLeadingAxes(weights, values)) : along;
}

/** The mean of a loss's values over all elements, weighted. A loss of one value weighs as the batch does. */
export function meanLoss(
  values: Tensor,
  weights: Tensor | undefined,
  mask: Tensor | undefined,
): Tensor {
  if (values.rank === 0) return weights ? mul(values, mean(weights)) : values;
  const w = lossWeights(values, weights, mask);
  return mean(w ? mul(values, w) : values);
}
