import { argmax } from './cpu/verbs.ts';
import type { Data, InputData } from './vocabulary.ts';
import { bytes } from './wasm/facts.generated.ts';
import { bytes as ranks } from './wasm/kernel.generated.ts';
import { moreKernels } from './wasm/more-kernels.ts';
import { scoresAs } from './wasm/kinds.ts';
import { commonMemory, ownerOf } from './wasm/memory.ts';
import { withKernels } from './wasm/own-kernels.ts';
import { UNRANKED } from './wasm/ranks.ts';

/**
 * Receives for each row the number of scores above the label's, the number of scores equal to it, and whether a score is NaN. The label's own
 * score counts as equal. Without a score for the label, `equal` is 0.
 */
type Take = (row: number, above: number, equal: number, nan: boolean) => void;

/** Kernels that count, in each row, the scores that equal the label's score. They also find NaN. */
type Facts = Record<
  'factsF32' | 'factsF64',
  (scores: number, labels: number, n: number, width: number, equal: number, nan: number) => void
>;

/** Finds ties and NaN in rows of scores, in addition to the ranks. */
export function rowFacts(
  n: number,
  truth: InputData,
  oneHot: boolean,
  scores: InputData,
  take: Take,
): void {
  const labels = oneHot ? argmax(n, truth as Required<InputData>) : truth;
  const width = scores.width!;
  const as = scoresAs(scores);
  const owner = ownerOf(scores);
  const at = as && (owner?.rowsOf(scores, as) ? owner : commonMemory(8 * width));
  if (!at) return plain(n, labels.data, scores, take);
  const rows = at.rowsOf(scores, as);
  const { areas, kernels, flags: nan } = withKernels(at, [ranks]);
  const { buffer } = at.memory;
  const codes = new Int32Array(buffer, areas.codes, rows);
  const facts = factsIn(at) as Facts;
  const equal = new Int32Array(buffer, areas.yTrue, rows);
  for (let start = 0; start < n; start += rows) {
    const count = Math.min(rows, n - start);
    const label = at.stageLabels(labels, start, count);
    const address = at.stage(scores, start * width, count * width, as, areas.yPred);
    kernels[`ranks${as}`](address, label, count, width, UNRANKED - 1, 0, areas.codes);
    facts[`facts${as}`](address, label, count, width, areas.yTrue, areas.flags);
    for (let i = 0; i < count; i++)
      take(start + i, Math.max(0, codes[i]! - 1), equal[i]!, nan[i] === 1);
  }
}

function plain(n: number, labels: Data, { data, width }: InputData, take: Take): void {
  for (let i = 0; i < n; i++) {
    const label = Number(labels[i]);
    const score = label >= 0 && label < width! ? data[i * width! + label]! : NaN;
    let [above, equal, nan] = [0, 0, false];
    for (let j = i * width!; j < (i + 1) * width!; j++) {
      const other = data[j]!;
      if (!(other <= score)) above++;
      // oxlint-disable-next-line eqeqeq -- bigints too
      if (other == score) equal++;
      nan ||= other !== other;
    }
    take(i, above, equal, nan);
  }
}

const factsIn = moreKernels(bytes);
