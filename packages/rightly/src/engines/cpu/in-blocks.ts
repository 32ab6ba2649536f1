import { reusing } from '../../core/slab.ts';
import type { InputData } from '../vocabulary.ts';
import { evaluate, type EvaluateAll } from './evaluate.ts';

/** The number of elements in a block. Their intermediate results stay in the cache of a core. */
const BLOCK = 1024;

/** Evaluates expressions of many steps block by block, so that no step needs an array as long as the input. */
export const inBlocks: EvaluateAll = (columns, which, n, inputs, sink) => {
  if (which.length === 0) return;
  const { yTrue, yPred } = inputs;
  const rows = Math.max(1, Math.floor(BLOCK / Math.max(yTrue.width ?? 1, yPred.width ?? 1)));
  for (let start = 0; start < n; start += rows) {
    const count = Math.min(rows, n - start);
    const block = { yTrue: part(yTrue, start, count), yPred: part(yPred, start, count) };
    reusing(() => {
      const known = {};
      for (const i of which) sink(i, start, count, evaluate(columns[i]!, count, block, known));
    });
  }
};

/** The samples from `start` on, as a separate input. */
export function part(input: InputData, start: number, n: number): InputData {
  const { data, width = 1 } = input;
  const range = [start * width, (start + n) * width] as const;
  const own =
    'subarray' in data ? (data as Float64Array).subarray(...range) : (data as []).slice(...range);
  return {
    ...input,
    data: own,
    width,
    bits: undefined,
    refuse: input.refuse?.from(range[0]),
  };
}
