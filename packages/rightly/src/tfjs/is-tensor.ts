import { Tensor } from '@tensorflow/tfjs-core';
import { isArray, isRevoked } from '../core/readable.ts';

/** Whether a value is a tensor of TensorFlow.js. TensorFlow.js's own test only looks for some properties. */
export const isTensor = (value: unknown): value is Tensor =>
  !isRevoked(value) && value instanceof Tensor && isArray(value.shape);
