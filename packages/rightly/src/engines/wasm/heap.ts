import { areasFrom, KernelMemory, owners, PIECE, SLACK } from './memory.ts';
import { PAGE } from './kernels.ts';
import { sharedModule } from './shared.ts';

/** Addresses are multiples of this number, so that they are aligned for any element type. */
const ALIGNMENT = 64;

/**
 * Allocates parts of one memory. Memory that threads can share grows. Other memory does not grow, because growing would detach its arrays.
 */
export class Heap {
  readonly memory: KernelMemory;
  /** Whether threads share the memory, so that it can grow. */
  readonly grows: boolean;
  /** The free parts, in order. No part touches another. */
  #free: readonly (readonly [start: number, end: number])[];
  readonly #taken = new Map<number, number>();

  /** Throws where there is no WebAssembly SIMD, or no more memory. */
  constructor(bytes: number, shared: boolean) {
    this.memory = new KernelMemory(
      rounded(bytes) + ALIGNMENT,
      PIECE,
      shared ? sharedModule : undefined,
    );
    this.grows = shared;
    this.#free = [[Math.ceil(areasFrom(0).end / ALIGNMENT) * ALIGNMENT, this.size]];
  }

  get size(): number {
    return this.memory.memory.buffer.byteLength;
  }

  get isEmpty(): boolean {
    return this.#taken.size === 0;
  }

  /** The address of this many free bytes, with slack after them. Undefined where no such part is left. */
  allocate(bytes: number): number | undefined {
    const needed = rounded(bytes);
    const found = this.#free.find(([start, end]) => end - start >= needed) ?? this.#grown(needed);
    if (!found) return undefined;
    const [start, end] = found;
    const rest = [start + needed, end] as const;
    this.#free = this.#free.flatMap((part) =>
      part[0] !== start ? [part] : rest[0] < end ? [rest] : [],
    );
    this.#taken.set(start, start + needed);
    return start;
  }

  /** Frees the part at an address. Returns whether it was allocated. */
  free(start: number): boolean {
    const end = this.#taken.get(start);
    if (end === undefined) return false;
    this.#taken.delete(start);
    this.#release(start, end);
    return true;
  }

  #grown(needed: number): readonly [number, number] | undefined {
    if (!this.grows) return undefined;
    const { memory } = this.memory;
    const size = this.size;
    try {
      memory.grow(Math.ceil(needed / PAGE));
    } catch {
      return undefined;
    }
    owners.set(memory.buffer, this.memory);
    this.#release(size, this.size);
    return this.#free.at(-1);
  }

  #release(start: number, end: number): void {
    const joined: [number, number][] = [];
    for (const [from, to] of [...this.#free, [start, end] as const].sort(([a], [b]) => a - b)) {
      const last = joined.at(-1);
      if (last?.[1] === from) last[1] = to;
      else joined.push([from, to]);
    }
    this.#free = joined;
  }
}

const rounded = (bytes: number): number => Math.ceil((bytes + SLACK) / ALIGNMENT) * ALIGNMENT;

/** A heap begins with at least this many bytes. */
const LEAST = 16 * 2 ** 20;
/** A larger heap is dropped when all its parts are free. */
const LARGE = 256 * 2 ** 20;

let heaps: readonly Heap[] = [];

/** The heap in whose memory a buffer is. */
export const heapOf = (buffer: object): Heap | undefined =>
  heaps.find(({ memory }) => memory === owners.get(buffer));

/** Allocates bytes of some heap. Throws where no memory is left. */
export function allocateBytes(bytes: number): readonly [Heap, number] {
  for (const heap of heaps) {
    const address = heap.allocate(bytes);
    if (address !== undefined) return [heap, address];
  }
  const { SharedArrayBuffer } = globalThis as { SharedArrayBuffer?: unknown };
  const heap = new Heap(Math.max(bytes, LEAST), SharedArrayBuffer !== undefined);
  heaps = [...heaps, heap];
  return [heap, heap.allocate(bytes)!];
}

/** Frees what `allocateBytes` allocated. Any other address is ignored. */
export function freeBytes(buffer: object, address: number): void {
  const heap = heapOf(buffer);
  heap?.free(address);
  if (heap?.isEmpty && heap.size > LARGE) heaps = heaps.filter((one) => one !== heap);
}
