import type { Inputs } from '../vocabulary.ts';
import { elementOf } from './kinds.ts';
import { countLabels } from './label-pairs.ts';
import { type PairCounts, PairTable } from './pair-table.ts';
import { predictInBlocks } from './predicted.ts';

export type { PairCounts };

/** Which pairs are counted. */
export interface PairLimits {
  /** Whether predictions are class indexes; else they are scores. */
  readonly isSparse: boolean;
  /** How many classes there are; undefined where any class index may come. */
  readonly classes: number | undefined;
  /** Samples of this truth are left out. */
  readonly ignored: number | undefined;
}

/**
 * Counts `n` samples by the pair of their classes. Undefined where truth or predictions are read in another way: they are no small
 * integers, there are no such classes, or a score is NaN.
 */
export function countPairs(
  n: number,
  inputs: Inputs,
  { isSparse, classes, ignored }: PairLimits,
): PairCounts | undefined {
  const { yTrue, yPred } = inputs;
  const known = isSparse ? classes : yPred.width;
  const isOf = isSparse ? elementOf(yPred) : (classes ?? known) === known;
  const truth = elementOf(yTrue);
  // A label that is no 32-bit integer is read as -1.
  const isExact = truth && (truth.int32 || ignored !== -1);
  if (!isOf || !isExact || n >= 2 ** 31) return undefined;
  const table = new PairTable(n, ignored);
  if (!table.reaches((known ?? 1) - 1)) return undefined;
  const isDone = isSparse
    ? countLabels(n, inputs, table)
    : predictInBlocks(n, yPred, (start, count, guesses, at) => {
        if (!guesses) return false;
        const labels = at.stageLabels(yTrue, start, count);
        return table.add(new Int32Array(at.memory.buffer, labels, count), guesses);
      });
  return isDone && table.isOf(isSparse ? classes : undefined) ? table : undefined;
}
