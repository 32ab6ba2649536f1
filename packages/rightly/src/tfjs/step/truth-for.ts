import {
  cast,
  equal,
  expandDims,
  isNaN,
  logicalAnd,
  reshape,
  type Tensor,
  where,
  zerosLike,
} from '@tensorflow/tfjs-core';

/** Labels as losses take them: floats, in a column where the predictions are rows. */
export function truthFor(y: Tensor, prediction: Tensor): Tensor {
  const float = y.dtype === 'float32' ? y : cast(y, 'float32');
  return float.rank === 1 && prediction.rank > 1 ? expandDims(float, 1) : float;
}

/** The truth, with 0 for NaN of weight 0. NaN times a weight of 0 would be NaN. */
export const withoutUnseen = (y: Tensor, ...weights: readonly (Tensor | undefined)[]): Tensor =>
  weights.reduce<Tensor>((truth, weight) => (weight ? without(truth, weight) : truth), y);

function without(y: Tensor, weight: Tensor): Tensor {
  const { shape } = weight;
  const fits =
    shape.length <= y.rank && shape.every((axis, i) => axis === 1 || axis === y.shape[i]);
  if (y.dtype !== 'float32' || !fits) return y;
  const along = cast(
    reshape(weight, [...shape, ...y.shape.slice(shape.length).map(() => 1)]),
    'float32',
  );
  return where(logicalAnd(isNaN(y), equal(along, 0)), zerosLike(y), y);
}
