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
 * The same numbers, and nothing beside them. WebGL keeps four numbers in a pixel. Where a shape leaves places of a pixel empty, operations
 * fill these with results of their own (e^0 is 1), and products of matrices add them up. `where` writes each number by itself; what is made
 * of that has zeros in such places.
 */
export const clean = (t: Tensor): Tensor =>
  getBackend() === 'webgl' ? where(cast(onesLike(t), 'bool'), t, zerosLike(t)) : t;

/** Passes a tensor on, and what comes back for it without anything beside. */
export const cleanGradient = (of: Tensor): Tensor =>
  getBackend() === 'webgl' ? withGradient(of, (x) => [clone(x)], clean) : of;
