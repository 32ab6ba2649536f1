import { expect } from 'vitest';
import { memory } from '@tensorflow/tfjs-core';
import { count } from './counting.ts';
import type { LossCase } from './loss-cases.ts';

/** 1e-5 relative, or 1e-6 absolute, of the sums. */
const agree = (got: number, expected: number, size: number): boolean =>
  Math.abs(got - expected) <= Math.max(1e-5 * Math.abs(expected), 1e-6 * size);

/** The differences between the engine and Keras, as text. No tensor is left. */
export async function lossDifferences({
  title,
  metric,
  batches,
  expected,
  scale,
}: LossCase): Promise<string[]> {
  const before = memory().numTensors;
  const own = metric();
  await count([own], batches);
  expect(memory().numTensors, `${title}: tensors left`).toBe(before);
  const { total, count: weight } = own.state;
  const sums = Math.max(1, weight);
  const compared = [
    ['total', total, expected.total, scale * sums],
    ['count', weight, expected.count, sums],
    ['result', own.result(), expected.result, scale],
  ] as const;
  return compared
    .filter(([, got, want, size]) => want !== undefined && !agree(got, want, size))
    .map(([key, got, want]) => `${title}: ${key} ${got}, not ${want}`);
}
