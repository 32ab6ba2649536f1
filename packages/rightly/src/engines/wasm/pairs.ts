import type { Inputs } from '../vocabulary.ts';
import { areLabels, type ClassLimits } from './label-blocks.ts';
import { countLabels } from './label-pairs.ts';
import { type PairCounts, PairTable } from './pair-table.ts';
import { predictInBlocks } from './predicted.ts';

export type { PairCounts };

/**
 * Counts `n` samples by the pair of their classes. Undefined where kernels cannot count: truth or predictions are no small integers,
 * there is no such class, or a score is NaN.
 */
export function countPairs(
  n: number,
  inputs: Inputs,
  { isSparse, classes, ignored }: ClassLimits,
): PairCounts | undefined {
  if (!areLabels(n, inputs, { isSparse, classes, ignored })) return undefined;
  const { yTrue, yPred } = inputs;
  const known = isSparse ? classes : yPred.width;
  const table = new PairTable(n, ignored);
  if (!table.reserve((known ?? 1) - 1)) return undefined;
  const isDone = isSparse
    ? countLabels(n, inputs, table)
    : predictInBlocks(n, yPred, (start, count, guesses, at) => {
        if (!guesses) return false;
        const labels = at.stageLabels(yTrue, start, count);
        return table.add(at.int32s(labels, count), guesses);
      });
  return isDone && table.isOf(isSparse ? classes : undefined) ? table : undefined;
}
