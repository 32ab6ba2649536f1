import type { Tensor } from '@tensorflow/tfjs-core';

/** A function of tensors, the batch first: its value for each sample, or one for all. */
export type TensorFunction = (yTrue: Tensor, yPred: Tensor) => Tensor;

/** A loss's values, and which of them count: where they do not, they are 0. */
export interface LossValues {
  readonly values: Tensor;
  /** 1 or 0 in the shape of the values. */
  readonly counted?: Tensor | undefined;
}
