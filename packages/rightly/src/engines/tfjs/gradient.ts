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
 * An operation with a derivative of its own: TensorFlow.js's way back through what it is composed of is longer, or NaN at an edge.
 * `forth` gives the value and what `back` needs beside what comes back; all else is gone by then.
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
 * What comes back is what it is, and nothing beside it. WebGL keeps four numbers in a pixel; what a shape has no place for is whatever an
 * operation makes of nothing (e^0 is 1), and its matrix products add that up. This one writes numbers apart, and so packs them with zeros.
 */
export const cleanGradient = (of: Tensor): Tensor =>
  getBackend() === 'webgl'
    ? withGradient(
        of,
        (x) => [clone(x)],
        (dy) => where(cast(onesLike(dy), 'bool'), dy, zerosLike(dy)),
      )
    : of;
