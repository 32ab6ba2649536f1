import * as tf from '@tensorflow/tfjs-core';
import {
  input,
  type LayersModel,
  model as functional,
  type SymbolicTensor,
} from '@tensorflow/tfjs-layers';
import type { BatchDataset } from 'rightly/tfjs';
import { labels, samples, twoOutputs } from './small.ts';

/** Two outputs with the same name. */
export function nested(): LayersModel {
  const inner = twoOutputs();
  inner.name = 'functional';
  const own = input({ shape: [3] });
  return functional({ inputs: own, outputs: inner.apply(own) as SymbolicTensor[] });
}

/** Truth for its first output. */
export const binary = (n: number): tf.Tensor =>
  tf.cast(tf.greater(tf.slice(samples(n), [0, 0], [n, 1]), 0), 'float32');

/** Batches of these sizes. With `ends`, the last one comes with `done`. */
export function batchesOf(
  sizes: readonly number[],
  make = (n: number): object => ({ xs: samples(n), ys: labels(n) }),
  ends = false,
): BatchDataset {
  return {
    iterator: async () => {
      let b = 0;
      return {
        next: async () => {
          const size = sizes[b++];
          if (size === undefined) return { value: null, done: true };
          return { value: make(size), done: ends && b === sizes.length };
        },
      };
    },
  };
}
