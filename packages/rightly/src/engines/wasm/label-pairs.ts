import type { Inputs } from '../vocabulary.ts';
import { inLabelBlocks } from './label-blocks.ts';
import type { KernelMemory } from './memory.ts';
import { moreKernels } from './more-kernels.ts';
import type { PairTable } from './pair-table.ts';
import { bytes } from './pairs.generated.ts';

type Count = (truths: number, guesses: number, half: number, bits: number, room: number) => number;

const pairsIn = moreKernels(bytes);

type Kernels = Record<'pairs', Count>;

/** The largest number of bits of a class index: if four tables must fit into the memory, and if one must. */
const [FOUR, ONE] = [7, 8];
/** The number of counts between two tables. */
const GAP = 16;

/** Counts `n` pairs of labels in the table. False where a label is too large for the table. */
export function countLabels(n: number, inputs: Inputs, table: PairTable): boolean {
  let cells: Cells | undefined;
  const isDone = inLabelBlocks(n, inputs, (truths, guesses, length, at) => {
    const half = (length >> 3) << 2;
    let done = 0;
    if (half > 0 && table.bits <= ONE) {
      cells ??= new Cells(at, table.bits);
      done = cells.count(truths, guesses, half);
    }
    if (2 * done === length) return true;
    // The table may grow with the remaining labels.
    cells?.addTo(table);
    cells = undefined;
    const add = (from: number, to: number): boolean =>
      table.add(at.int32s(truths + 4 * from, to - from), at.int32s(guesses + 4 * from, to - from));
    return add(done, half) && add(half + done, length);
  });
  cells?.addTo(table);
  return isDone;
}

/** The tables of the kernel. */
class Cells {
  readonly #at: KernelMemory;
  readonly #bits: number;
  readonly #step: number;
  readonly #cells: Int32Array;

  constructor(at: KernelMemory, bits: number) {
    // The areas of both inputs, one after the other.
    const { yPred: start, flags } = at.areas;
    const tables = bits <= FOUR ? 4 : 1;
    const step = 2 ** (2 * bits) + GAP;
    this.#at = at;
    this.#bits = bits;
    this.#step = step;
    this.#cells = at.int32s(start, tables * step).fill(0);
    at.int32s(flags, 4).forEach((_, i, room) => (room[i] = start + 4 * step * (i % tables)));
  }

  /** The number of pairs of each half that were counted. */
  count(truths: number, guesses: number, half: number): number {
    const at = this.#at;
    const { pairs } = pairsIn(at) as Kernels;
    return pairs(truths, guesses, half, this.#bits, at.areas.flags);
  }

  addTo({ counts }: PairTable): void {
    const step = this.#step;
    const cells = this.#cells;
    for (let from = 0; from < cells.length; from += step)
      for (let i = 0; i < counts.length; i++) counts[i]! += cells[from + i]!;
  }
}
