import { predicted as onArrays } from '../cpu/counting.ts';
import { part } from '../cpu/in-blocks.ts';
import type { InputData } from '../vocabulary.ts';
import type { Kernels } from './kernels.ts';
import { scoresAs } from './kinds.ts';
import { commonMemory, type KernelMemory, ownerOf } from './memory.ts';
import { moreKernels } from './more-kernels.ts';
import { bytes } from './predicted.generated.ts';

const kernelsIn = moreKernels(bytes);

/**
 * Takes the classes of `n` samples from `start` on, which are valid during the call. They are undefined where a score is NaN. Returns
 * true to continue.
 */
type Take = (
  start: number,
  n: number,
  classes: Int32Array | undefined,
  at: KernelMemory,
) => boolean;

/** The class of the highest score of each vector. Kernels are used where they can read the scores and no score is NaN. */
export function predicted(n: number, scores: InputData): InputData {
  const out = new Int32Array(n);
  const isDone = predictInBlocks(n, scores, (start, count, classes) => {
    out.set(classes ?? onArrays(count, part(scores, start, count)).data, start);
    return true;
  });
  return isDone ? { data: out } : onArrays(n, scores);
}

/**
 * Passes the class of the highest score of each vector on, block by block. False where kernels cannot read the scores, or `take` stopped.
 */
export function predictInBlocks(n: number, scores: InputData, take: Take): boolean {
  const { width = 1 } = scores;
  const as = scoresAs(scores);
  const owner = ownerOf(scores);
  const at = as && (owner?.rowsOf(scores, as) ? owner : commonMemory(8 * width));
  if (!at) return false;
  const { areas, memory } = at;
  const kernels = kernelsIn(at) as Kernels;
  at.decoders ??= kernels;
  const rows = at.rowsOf(scores, as);
  for (let start = 0; start < n; start += rows) {
    const count = Math.min(rows, n - start);
    const address = at.stage(scores, start * width, count * width, as, areas.yPred);
    const isUnordered = kernels[`argmax${as}`](address, count, width, areas.codes);
    const classes = isUnordered ? undefined : new Int32Array(memory.buffer, areas.codes, count);
    if (!take(start, count, classes, at)) return false;
  }
  return true;
}
