import { atOnce, type EvaluateAll } from './cpu/evaluate.ts';
import type { Column, Inputs, Sink } from './vocabulary.ts';
import type { Program } from './wasm/program.ts';

/** The evaluation of columns over the same inputs. Columns that kernels recognise run on kernels, and all others on plain arrays. */
export class Evaluator {
  readonly columns: readonly Column[];
  readonly programs: readonly Program[];
  /** The columns that no kernel recognises. */
  readonly others: readonly number[];
  readonly #evaluateAll: EvaluateAll;

  constructor(columns: readonly Column[], evaluateAll: EvaluateAll = atOnce) {
    this.#evaluateAll = evaluateAll;
    this.columns = columns;
    const all = new Set(columns.map(({ kernels }) => kernels));
    this.programs = [...all].flatMap((kernels) => kernels?.(columns) ?? []);
    const known = new Set(this.programs.flatMap((program) => program.columns));
    this.others = columns.map((_, which) => which).filter((which) => !known.has(which));
  }

  /** Passes the values of all columns for `n` samples to the sink. */
  run(n: number, inputs: Inputs, sink: Sink): void {
    const plain = [...this.others];
    for (const program of this.programs) {
      const memory = program.reads(inputs) ? program.placeFor(inputs) : undefined;
      if (memory) {
        memory.sink = sink;
        program.run(memory, 0, n, inputs);
      } else plain.push(...program.columns);
    }
    this.#evaluateAll(this.columns, plain, n, inputs, sink);
  }
}

/** Whether kernels compute all columns for these inputs. */
export const hasKernels = ({ others, programs }: Evaluator, inputs: Inputs): boolean =>
  others.length === 0 && programs.every((program) => program.reads(inputs));
