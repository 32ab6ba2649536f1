import { reusing } from '../../core/slab.ts';
import type { InputData, Inputs } from '../vocabulary.ts';
import { evaluate, type EvaluateAll } from './evaluate.ts';

/** How many numbers of an input are looked at together: what is computed of them stays in a core's cache. */
const BLOCK = 1024;

/** For what takes many steps: block by block, without an array as long as the input for each of them. */
export const inBlocks: EvaluateAll = (columns, which, n, inputs, sink) => {
  if (which.length === 0) return;
  const rows = Math.max(1, Math.floor(BLOCK / widthOf(inputs)));
  for (let start = 0; start < n; start += rows) {
    const count = Math.min(rows, n - start);
    const block = partOf(inputs, start, count);
    reusing(() => {
      const known = {};
      for (const i of which) sink(i, start, count, evaluate(columns[i]!, count, block, known));
    });
  }
};

/** How many elements the longer vectors of truth and prediction have. */
export const widthOf = ({ yTrue, yPred }: Inputs): number =>
  Math.max(yTrue.width ?? 1, yPred.width ?? 1);

/** The samples from `start` on, as inputs of their own. */
export const partOf = ({ yTrue, yPred }: Inputs, start: number, n: number): Inputs => ({
  yTrue: part(yTrue, start, n),
  yPred: part(yPred, start, n),
});

/** The same of one input. */
export function part(input: InputData, start: number, n: number): InputData {
  const { data, width = 1, dtype } = input;
  const range = [start * width, (start + n) * width] as const;
  const own =
    'subarray' in data ? (data as Float64Array).subarray(...range) : (data as []).slice(...range);
  return {
    ...input,
    data: own,
    width,
    dtype,
    bits: undefined,
    refuse: input.refuse?.from(range[0]),
  };
}
