import type { InputData, Inputs } from '../vocabulary.ts';
import { commonMemory, copyLabels, type KernelMemory, ownerOf, ROWS } from './memory.ts';
import { moreKernels } from './more-kernels.ts';
import type { PairTable } from './pair-table.ts';
import { bytes } from './pairs.generated.ts';

type Count = (truths: number, guesses: number, half: number, bits: number, room: number) => number;

const pairsIn = moreKernels(bytes);

type Kernels = Record<'pairs', Count>;

/** Four tables for class indexes of so many bits fit into the memory, and one table of so many. */
const [FOUR, ONE] = [7, 8];
/** Places between two tables. */
const GAP = 16;

/** Counts `n` pairs of labels in the table. False where a label has no place there. */
export function countLabels(n: number, { yTrue, yPred }: Inputs, table: PairTable): boolean {
  const at = ownerOf(yPred) ?? ownerOf(yTrue) ?? commonMemory();
  let cells: Cells | undefined;
  for (let start = 0; start < n; start += ROWS) {
    const length = Math.min(ROWS, n - start);
    const half = (length >> 3) << 2;
    const truths = labelsOf(yTrue, start, length, at, at?.areas.yTrue);
    const guesses = labelsOf(yPred, start, length, at, at?.areas.yPred);
    let done = 0;
    if (at && half > 0 && table.bits <= ONE) {
      cells ??= new Cells(at, table.bits);
      done = cells.count(truths, guesses, half);
    }
    // The table may grow with the labels that are left.
    if (2 * done === length) continue;
    cells?.addTo(table);
    cells = undefined;
    for (const [from, to] of [
      [done, half],
      [half + done, length],
    ])
      if (!table.add(truths.subarray(from, to), guesses.subarray(from, to))) return false;
  }
  cells?.addTo(table);
  return true;
}

/** Labels as 32-bit integers, where there is a memory in that. */
function labelsOf(
  input: InputData,
  start: number,
  n: number,
  at: KernelMemory | undefined,
  area: number | undefined,
): Int32Array {
  if (at) return new Int32Array(at.memory.buffer, at.stageLabels(input, start, n, area), n);
  const labels = new Int32Array(n);
  copyLabels(input, start, n, labels);
  return labels;
}

/** The tables of the kernel. */
class Cells {
  readonly #at: KernelMemory;
  readonly #bits: number;
  readonly #step: number;
  readonly #cells: Int32Array;

  constructor(at: KernelMemory, bits: number) {
    const { labels, flags } = at.areas;
    const { buffer } = at.memory;
    const tables = bits <= FOUR ? 4 : 1;
    const step = 2 ** (2 * bits) + GAP;
    this.#at = at;
    this.#bits = bits;
    this.#step = step;
    this.#cells = new Int32Array(buffer, labels, tables * step).fill(0);
    new Int32Array(buffer, flags, 4).forEach(
      (_, i, room) => (room[i] = labels + 4 * step * (i % tables)),
    );
  }

  /** How many pairs of each half could be counted. */
  count(truths: Int32Array, guesses: Int32Array, half: number): number {
    const at = this.#at;
    const { pairs } = pairsIn(at) as Kernels;
    return pairs(truths.byteOffset, guesses.byteOffset, half, this.#bits, at.areas.flags);
  }

  addTo({ counts }: PairTable): void {
    const step = this.#step;
    const cells = this.#cells;
    for (let from = 0; from < cells.length; from += step)
      for (let i = 0; i < counts.length; i++) counts[i]! += cells[from + i]!;
  }
}
