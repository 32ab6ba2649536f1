import type { InputData, Sink } from '../vocabulary.ts';
import { bytesOf, elementOf, type Kind } from './kinds.ts';
import type { Kernels } from './kernels.ts';
import { type Areas, type KernelMemory, PIECE, ROWS } from './memory.ts';
import type { Workplace } from './program.ts';

/** Work on this thread: kernels are called at once, and each block goes to the sink. */
export class Here implements Workplace {
  readonly kernels: Kernels;
  readonly areas: Areas;
  readonly #memory: KernelMemory;
  readonly #sink: Sink;

  constructor(memory: KernelMemory, sink: Sink) {
    this.kernels = memory.kernels;
    this.areas = memory.areas;
    this.#memory = memory;
    this.#sink = sink;
  }

  get labels(): Int32Array {
    return this.#memory.labels;
  }

  get codes(): Int32Array {
    return this.#memory.codes;
  }

  rowsOf(input: InputData, as: Kind): number {
    return this.#memory.holds(input, as)
      ? ROWS
      : Math.min(ROWS, Math.floor(PIECE / (bytesOf[as] * (input.width ?? 1))));
  }

  stage(input: InputData, start: number, count: number, as: Kind, area: number): number {
    return this.#memory.stage(input, start, count, as, area);
  }

  stageLabels(input: InputData, start: number, n: number): number {
    const { labels } = this.areas;
    if (elementOf(input)?.int32) return this.stage(input, start, n, 'I32', labels);
    copyLabels(input, start, n, this.labels);
    return labels;
  }

  valueOf(input: InputData, index: number, area: number): number {
    return this.#memory.valueOf(input, index, area);
  }

  flagsFor(): number {
    return this.areas.flags;
  }

  emit(which: number, start: number, n: number, _flags: number, ones: number): void {
    this.#sink(which, start, n, this.#memory.flags, ones);
  }

  refuseNaN(found: number, input: InputData): void {
    if (found) input.refuseNaN!();
  }
}

/** Class indexes as 32-bit integers; those that are none become -1, which no class has. */
export function copyLabels({ data }: InputData, start: number, n: number, out: Int32Array): void {
  for (let i = 0; i < n; i++) {
    const label = Number(data[start + i]);
    out[i] = label === (label | 0) ? label : -1;
  }
}
