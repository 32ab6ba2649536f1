import type { Tensor } from '@tensorflow/tfjs-core';

/** A function of a batch of tensors. It returns a value for each sample, or one value for all. */
export type TensorFunction = (yTrue: Tensor, yPred: Tensor) => Tensor;

/** The values of a loss. Values that do not count are 0. */
export interface LossValues {
  readonly values: Tensor;
  /** 1 for values that count, else 0, in the shape of the values. */
  readonly counted?: Tensor | undefined;
}
