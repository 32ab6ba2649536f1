import { customGrad, type GradSaveFunc, type Tensor } from '@tensorflow/tfjs-core';

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
