import { evaluate } from './cpu/evaluate.ts';
import type { Column, Inputs, Sink } from './vocabulary.ts';
import { recogniseComparisons } from './wasm/compare.ts';
import { commonMemory, type KernelMemory, ownerOf } from './wasm/memory.ts';
import type { Program } from './wasm/program.ts';
import { recogniseRanks } from './wasm/ranks.ts';

/** How columns over the same inputs are evaluated: by kernels where there are some for them, else on plain arrays. */
export class Plan {
  readonly columns: readonly Column[];
  readonly programs: readonly Program[];
  /** The columns that no kernel knows. */
  readonly #others: readonly number[];

  constructor(columns: readonly Column[]) {
    this.columns = columns;
    this.programs = [...recogniseRanks(columns), ...recogniseComparisons(columns)];
    const known = new Set(this.programs.flatMap((program) => program.columns));
    this.#others = columns.map((_, which) => which).filter((which) => !known.has(which));
  }

  /** Whether kernels answer all columns for these inputs. */
  isKnown(inputs: Inputs): boolean {
    return this.#others.length === 0 && this.programs.every((program) => program.reads(inputs));
  }

  /** Hands the values of all columns for `n` samples to the sink. */
  run(n: number, inputs: Inputs, sink: Sink): void {
    const owner = ownerOf(inputs.yPred) ?? ownerOf(inputs.yTrue);
    const plain = [...this.#others];
    for (const program of this.programs) {
      const memory = program.reads(inputs) ? placeFor(program, inputs, owner) : undefined;
      if (memory) {
        memory.sink = sink;
        program.run(memory, 0, n, inputs);
      } else plain.push(...program.columns);
    }
    const shared = {};
    for (const which of plain) sink(which, 0, n, evaluate(this.columns[which]!, n, inputs, shared));
  }
}

/** Where the inputs are, or where they can be copied to. */
function placeFor(
  program: Program,
  inputs: Inputs,
  owner: KernelMemory | undefined,
): KernelMemory | undefined {
  if (owner && program.rows(owner, inputs) > 0) return owner;
  const { yTrue, yPred } = inputs;
  return commonMemory(8 * Math.max(yTrue.width!, yPred.width!));
}
