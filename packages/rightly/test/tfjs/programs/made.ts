import * as tf from '@tensorflow/tfjs-core';
import { initializers } from '@tensorflow/tfjs-layers';

/* Data that are equal in every run. */

/** Pseudo-random numbers between -1 and 1. */
export const noise = (i: number): number => {
  const x = Math.sin(i * 12.9898 + 4.1414) * 43758.5453;
  return 2 * (x - Math.floor(x)) - 1;
};

export const filled = (shape: number[], next: (i: number) => number): tf.Tensor =>
  tf.tensor(
    Float32Array.from({ length: tf.util.sizeFromShape(shape) }, (_, i) => next(i)),
    shape,
  );

/** Initial weights, with another seed for each layer. */
export const start = (
  seed: number,
): { kernelInitializer: ReturnType<typeof initializers.glorotUniform> } => ({
  kernelInitializer: initializers.glorotUniform({ seed }),
});

/** One-hot rows of these classes. */
export const hot = (classes: readonly number[], n: number): tf.Tensor2D =>
  tf.tensor2d(
    classes.flatMap((own) => Array.from({ length: n }, (_, c) => Number(c === own))),
    [classes.length, n],
  );

/** Pictures of 6 × 6 with vertical, horizontal or diagonal stripes, and their class. */
export function stripes(n: number): { readonly x: tf.Tensor4D; readonly kinds: number[] } {
  const kinds = Array.from({ length: n }, (_, i) => (i * 7 + (i % 5)) % 3);
  const x = filled([n, 6, 6, 1], (i) => {
    const [picture, row, column] = [Math.floor(i / 36), Math.floor(i / 6) % 6, i % 6];
    const place = [row, column, row + column][kinds[picture]!]!;
    return (place % 2) + 0.3 * noise(i);
  });
  return { x: x as tf.Tensor4D, kinds };
}
