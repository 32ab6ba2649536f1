import {
  cast,
  clone,
  customGrad,
  getBackend,
  type GradSaveFunc,
  onesLike,
  type Tensor,
  where,
  zerosLike,
} from '@tensorflow/tfjs-core';

/**
 * An operation with its own derivative. The gradient that TensorFlow.js composes is slower, or NaN at an edge. `forth` gives the value and
 * the tensors that `back` needs. All other tensors are disposed of.
 */
export const withGradient = (
  of: Tensor,
  forth: (x: Tensor) => [value: Tensor, ...kept: Tensor[]],
  back: (dy: Tensor, ...kept: Tensor[]) => Tensor,
): Tensor =>
  customGrad((x, save) => {
    const [value, ...kept] = forth(x as Tensor);
    (save as GradSaveFunc)(kept);
    return { value, gradFunc: (dy: Tensor, saved: Tensor[]) => back(dy, ...saved) };
  })(of);

/**
 * A copy whose unused pixel components are 0. WebGL stores four numbers in a pixel. If a shape does not fill its pixels, operations write results
 * into the unused components (e^0 is 1), and products of matrices add up these components. `where` writes each number separately. Results of such
 * a copy have zeros in the unused components.
 */
export const clean = (t: Tensor): Tensor =>
  getBackend() === 'webgl' ? where(cast(onesLike(t), 'bool'), t, zerosLike(t)) : t;

/** Passes a tensor on, and cleans its gradient. */
export const cleanGradient = (of: Tensor): Tensor =>
  getBackend() === 'webgl' ? withGradient(of, (x) => [clone(x)], clean) : of;
