import type { InputData, Sink } from '../vocabulary.ts';
import type { Heap } from './heap.ts';
import type { Kernels } from './kernels.ts';
import { bytesOf, type Kind } from './kinds.ts';
import { type Areas, areasFrom, PIECE, ROWS, rowsIn } from './memory.ts';
import type { Workplace } from './program.ts';

/** Thrown for inputs that other threads cannot see, or cannot decode. */
export class NotShared extends Error {}

interface Block {
  readonly which: number;
  readonly start: number;
  readonly n: number;
  readonly flags: number;
  /** The index of the call that returns the number of ones. */
  readonly ones: number;
}

/**
 * Records the kernel calls for a part of a batch as numbers, so that another thread can make them. While recording, the result of a call is
 * the index of the call.
 */
export class CallRecorder implements Workplace {
  readonly kernels: Kernels;
  readonly areas: Areas;
  /** For each call: the index of the kernel's name, the number of arguments, the arguments. */
  readonly calls: number[] = [];
  #count = 0;
  readonly #heap: Heap;
  readonly #blocks: Block[] = [];
  readonly #checks: { readonly found: number; readonly input: InputData }[] = [];
  /** The address of the flags of each column for sample 0, where they are needed. */
  readonly #flags: readonly (number | undefined)[];

  constructor(
    names: readonly string[],
    heap: Heap,
    start: number,
    flags: readonly (number | undefined)[],
  ) {
    this.areas = areasFrom(start).areas;
    this.#heap = heap;
    this.#flags = flags;
    const note =
      (name: number) =>
      (...args: number[]): number => {
        this.calls.push(name, args.length, ...args);
        return this.#count++;
      };
    this.kernels = Object.fromEntries(
      names.map((name, i) => [name, note(i)]),
    ) as unknown as Kernels;
  }

  rowsOf(input: InputData, as: Kind): number {
    const rows = input.bits ? rowsIn(PIECE, input, as) : ROWS;
    if (rows === 0 || !this.#heap.memory.holds(input, as)) throw new NotShared();
    return rows;
  }

  stage(input: InputData, start: number, n: number, as: Kind, area: number): number {
    const { bits, dtype } = input;
    if (!bits) return (input.data as unknown as Uint8Array).byteOffset + start * bytesOf[as];
    this.kernels[dtype === 'float16' ? 'halves' : 'brains'](bits.byteOffset + 2 * start, n, area);
    return area;
  }

  stageLabels(input: InputData, start: number, n: number): number {
    if (!this.#heap.memory.holds(input, 'I32')) throw new NotShared();
    return this.stage(input, start, n, 'I32', 0);
  }

  flagsFor(which: number, start: number): number {
    const flags = this.#flags[which];
    return flags === undefined ? this.areas.flags : flags + start;
  }

  emit(which: number, start: number, n: number, flags: number, ones: number): void {
    this.#blocks.push({ which, start, n, flags, ones });
  }

  refuseNaN(found: number, input: InputData): void {
    this.#checks.push({ found, input });
  }

  /** Passes the results of the calls to the sink, as a direct call would. */
  read(results: ArrayLike<number>, sink: Sink): void {
    for (const { found, input } of this.#checks) if (results[found]) input.refuse!.nan();
    const { buffer } = this.#heap.memory.memory;
    for (const { which, start, n, flags, ones } of this.#blocks)
      sink(which, start, n, new Uint8Array(buffer, flags, n), results[ones]);
  }
}
