import type { InputData, Sink } from '../vocabulary.ts';
import type { Heap } from './heap.ts';
import type { Kernels } from './kernels.ts';
import { bytesOf, type Kind } from './kinds.ts';
import { type Areas, areasFrom, PIECE, ROWS, rowsIn } from './memory.ts';
import type { Workplace } from './program.ts';

/** Thrown for inputs that other threads cannot see, or not decode. */
export class NotShared extends Error {}

interface Block {
  readonly which: number;
  readonly start: number;
  readonly n: number;
  readonly flags: number;
  /** The place of the call that says how many ones there are. */
  readonly ones: number;
}

/**
 * Work written down: the kernel calls for a part of a batch, as numbers, for another thread to make. What a call will return is here
 * the call's place.
 */
export class Paper implements Workplace {
  readonly kernels: Kernels;
  readonly areas: Areas;
  /** For each call: the kernel's place among their names, how many arguments follow, the arguments. */
  readonly calls: number[] = [];
  #count = 0;
  readonly #heap: Heap;
  readonly #blocks: Block[] = [];
  readonly #checks: { readonly found: number; readonly input: InputData }[] = [];
  /** Where the flags of each column would be for sample 0, where they are wanted. */
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

  /** Does with what the calls have returned what would have been done at once. */
  read(results: ArrayLike<number>, sink: Sink): void {
    for (const { found, input } of this.#checks) if (results[found]) input.refuse!.nan();
    const { buffer } = this.#heap.memory.memory;
    for (const { which, start, n, flags, ones } of this.#blocks)
      sink(which, start, n, new Uint8Array(buffer, flags, n), results[ones]);
  }
}
