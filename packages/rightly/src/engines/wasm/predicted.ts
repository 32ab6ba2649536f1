import { predicted as onArrays } from '../cpu/counting.ts';
import type { InputData } from '../vocabulary.ts';
import type { Kernels } from './kernels.ts';
import { scoresAs } from './kinds.ts';
import { commonMemory, ownerOf } from './memory.ts';
import { moreKernels } from './more-kernels.ts';
import { bytes } from './predicted.generated.ts';

const kernelsIn = moreKernels(bytes);

/** The class of the highest score of each vector, by kernels where they can read the scores and none is NaN. */
export function predicted(n: number, scores: InputData): InputData {
  const { data, width = 1 } = scores;
  const as = scoresAs(scores);
  const owner = ownerOf(scores);
  const at = as && (owner?.rowsOf(scores, as) ? owner : commonMemory(8 * width));
  if (!at) return onArrays(n, scores);
  const { areas, memory } = at;
  const kernels = kernelsIn(at) as Kernels;
  at.decoders ??= kernels;
  const rows = at.rowsOf(scores, as);
  const out = new Int32Array(n);
  for (let start = 0; start < n; start += rows) {
    const count = Math.min(rows, n - start);
    const address = at.stage(scores, start * width, count * width, as, areas.yPred);
    const isUnordered = kernels[`argmax${as}`](address, count, width, areas.labels);
    if (isUnordered) {
      const block = { ...scores, data: slice(data, start * width, (start + count) * width) };
      out.set(onArrays(count, block).data, start);
    } else out.set(new Int32Array(memory.buffer, areas.labels, count), start);
  }
  return { data: out };
}

const slice = (data: InputData['data'], start: number, end: number): InputData['data'] =>
  (data as Float64Array).subarray(start, end);
