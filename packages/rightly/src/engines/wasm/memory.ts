import type { InputData, Sink } from '../inputs.ts';
import {
  checkRuntime,
  type Kernels,
  moduleOf,
  newMemory,
  PAGE,
  type WasmMemory,
} from './kernels.ts';
import { bytesOf, elementOf, isAs, type Kind } from './kinds.ts';
import type { Workplace } from './program.ts';

/** The bytes after an array that kernels may read or write past its end. */
export const SLACK = 512;
/** The bytes of an input that are copied at a time. They stay in the cache of a core. */
export const PIECE = 131_072;
/** The largest number of samples in a block. */
export const ROWS = 32_768;

/** Addresses of the working areas of kernels. */
export interface Areas {
  readonly yPred: number;
  readonly yTrue: number;
  /** 16-bit floats, before they are decoded. */
  readonly bits: number;
  /** A 32-bit integer for each sample. */
  readonly labels: number;
  readonly codes: number;
  /** A byte for each sample. */
  readonly flags: number;
}

/** The areas, one after the other from an address on, and their end. `piece` is the number of bytes of an input that an area holds. */
export function areasFrom(start: number, piece: number = PIECE): { areas: Areas; end: number } {
  let end = start;
  const place = (bytes: number): number => (end += bytes + SLACK) - bytes - SLACK;
  const areas = {
    yPred: place(piece),
    yTrue: place(piece),
    bits: place(piece / 2),
    labels: place(4 * ROWS),
    codes: place(4 * ROWS),
    flags: place(ROWS),
  };
  return { areas, end };
}

/** A memory in which kernels work on this thread. Kernels are called at once, and each block goes to the sink. */
export class KernelMemory implements Omit<Workplace, 'kernels'> {
  /** The kernels that metrics have loaded: see `withKernels`. */
  kernels: Kernels | undefined;
  /** The codes of the loaded kernels. */
  readonly codes: Set<string> = new Set();
  /** The kernels that decode 16-bit floats. Several codes contain them. */
  decoders: Pick<Kernels, 'halves' | 'brains'> | undefined;
  readonly memory: WasmMemory;
  readonly areas: Areas;
  readonly flags: Uint8Array;
  /** The bytes of an input that can be copied at a time. */
  readonly piece: number;
  /** Compiles code for this memory. */
  readonly moduleOf: (code: string) => object;
  sink!: Sink;
  readonly #views: {
    readonly U8: Uint8Array;
    readonly I32: Int32Array;
    readonly F32: Float32Array;
    readonly F64: Float64Array;
    readonly bits: Uint16Array;
  };

  /** With a compiler for shared memory, threads can share it. Throws where there is no WebAssembly SIMD, or no more memory. */
  constructor(bytes: number, piece: number = PIECE, shared?: (code: string) => object) {
    checkRuntime();
    const { areas, end } = areasFrom(0, piece);
    const memory = newMemory(Math.ceil((end + bytes) / PAGE), shared !== undefined);
    const { buffer } = memory;
    this.memory = memory;
    this.areas = areas;
    this.piece = piece;
    this.moduleOf = shared ?? moduleOf;
    this.flags = new Uint8Array(buffer, areas.flags);
    this.#views = {
      U8: new Uint8Array(buffer),
      I32: new Int32Array(buffer),
      F32: new Float32Array(buffer),
      F64: new Float64Array(buffer),
      bits: new Uint16Array(buffer),
    };
    owners.set(buffer, this);
  }

  /** Whether an input is in this memory, in the type that kernels read. */
  holds(input: InputData, as: Kind): boolean {
    // Reading `data` would decode 16-bit floats.
    const source = (input.bits ?? input.data) as Source;
    return this.#hasRoomBehind(source) && (input.bits !== undefined || isAs(source, as));
  }

  rowsOf(input: InputData, as: Kind): number {
    return this.holds(input, as) && !input.bits ? ROWS : rowsIn(this.piece, input, as);
  }

  stage(input: InputData, start: number, count: number, as: Kind, area: number): number {
    const { bits, dtype } = input;
    if (!bits) return this.#place(input.data as unknown as Source, start, count, as, area);
    const at = this.#place(bits as unknown as Source, start, count, 'bits', this.areas.bits);
    this.decoders![dtype === 'float16' ? 'halves' : 'brains'](at, count, area);
    return area;
  }

  stageLabels(
    input: InputData,
    start: number,
    n: number,
    area: number = this.areas.labels,
  ): number {
    if (elementOf(input)?.int32) return this.stage(input, start, n, 'I32', area);
    copyLabels(input, start, n, this.int32s(area, n));
    return area;
  }

  /** `n` 32-bit integers at an address. */
  int32s(address: number, n: number): Int32Array {
    // Memory that has grown has another buffer.
    return new Int32Array(this.memory.buffer, address, n);
  }

  flagsFor(): number {
    return this.areas.flags;
  }

  emit(which: number, start: number, n: number, _flags: number, ones: number): void {
    this.sink(which, start, n, this.flags, ones);
  }

  refuseNaN(found: number, input: InputData): void {
    if (found) input.refuse!.nan();
  }

  /** Whether an array is in this memory, and kernels may read past its end. */
  #hasRoomBehind({ buffer, byteOffset, byteLength }: Source): boolean {
    return ownerOfBuffer(buffer) === this && byteOffset + byteLength + SLACK <= buffer.byteLength;
  }

  /** The address of elements that are in this memory, or of a copy. */
  #place(data: Source, start: number, count: number, as: Kind | 'bits', area: number): number {
    const view = this.#views[as];
    if (this.#hasRoomBehind(data) && (as === 'bits' || isAs(data, as)))
      return data.byteOffset + start * view.BYTES_PER_ELEMENT;
    const whole = start === 0 && count === data.length;
    view.set(whole ? data : data.subarray(start, start + count), area / view.BYTES_PER_ELEMENT);
    return area;
  }
}

/** The number of rows that fit into a piece. */
export const rowsIn = (piece: number, { width = 1 }: InputData, as: Kind): number =>
  Math.min(ROWS, Math.floor(piece / (bytesOf[as] * width)));

/** Copies class indexes as 32-bit integers. Other numbers become -1, which is no class. */
export function copyLabels({ data }: InputData, start: number, n: number, out: Int32Array): void {
  for (let i = 0; i < n; i++) {
    const label = Number(data[start + i]);
    out[i] = label === (label | 0) ? label : -1;
  }
}

type Source = Uint8Array;

/** The memory of each buffer. A memory that has grown has several buffers. */
export const owners: WeakMap<object, KernelMemory> = new WeakMap();

/** The memory of a buffer. The size of a memory is a number of pages, so most other buffers need no look-up. */
const ownerOfBuffer = (buffer: ArrayBufferLike): KernelMemory | undefined =>
  buffer.byteLength % PAGE === 0 ? owners.get(buffer) : undefined;

/** The memory that holds an input, if there is one. */
export const ownerOf = (input: InputData): KernelMemory | undefined => {
  const { buffer } = input.bits ?? (input.data as Partial<Source>);
  return buffer && ownerOfBuffer(buffer);
};

/** The memory for data from elsewhere. null where it cannot be allocated. */
let common: KernelMemory | null | undefined;

/** The memory for inputs that are copied; undefined where there is none. `bytes` is the length of the longest row, which is copied whole. */
export function commonMemory(bytes = 0): KernelMemory | undefined {
  if (common === null) return undefined;
  if (common && common.piece >= bytes) return common;
  try {
    return (common = new KernelMemory(0, Math.max(PIECE, PAGE * Math.ceil(bytes / PAGE))));
  } catch {
    // There is no WebAssembly SIMD: an old browser, or a page whose policy forbids it. Plain JavaScript gives the same answers.
    common ??= null;
    return undefined;
  }
}
