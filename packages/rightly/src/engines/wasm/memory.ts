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

/** Room behind an array for what kernels read and write past its end. */
export const SLACK = 512;
/** How much of an input is copied at once: pieces that stay in a core's cache. */
export const PIECE = 131_072;
/** Samples in one block, at most. */
export const ROWS = 32_768;

/** Addresses of the areas that kernels work in. */
export interface Areas {
  readonly yPred: number;
  readonly yTrue: number;
  /** 16-bit floats, before they are decoded. */
  readonly bits: number;
  /** 32-bit integers, one a sample. */
  readonly labels: number;
  readonly codes: number;
  /** Bytes, one a sample. */
  readonly flags: number;
}

/** The areas, one after the other from an address on, and where they end. `piece` is how many bytes of an input they take. */
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

/** A memory that kernels work in, on this thread: they are called at once, and each block goes to the sink. */
export class KernelMemory implements Omit<Workplace, 'kernels'> {
  /** The kernels that metrics have brought with them: see `withKernels`. */
  kernels: Kernels | undefined;
  /** The code that these are of. */
  readonly codes: Set<string> = new Set();
  /** Those of them that decode 16-bit floats, which other kernels may have brought too. */
  decoders: Pick<Kernels, 'halves' | 'brains'> | undefined;
  readonly memory: WasmMemory;
  readonly areas: Areas;
  readonly flags: Uint8Array;
  /** How many bytes of an input can be copied at once. */
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

  /** With what compiles for shared memory, threads can share it. Throws where there is no WebAssembly SIMD, or no more memory. */
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

  /** Whether an input is in this memory as kernels read it. */
  holds(input: InputData, as: Kind): boolean {
    // To ask for the data of 16-bit floats would decode them.
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

  /** Whether an array is in this memory, and not at its very end, where kernels would read beyond. */
  #hasRoomBehind({ buffer, byteOffset, byteLength }: Source): boolean {
    return owners.get(buffer) === this && byteOffset + byteLength + SLACK <= buffer.byteLength;
  }

  /** Where elements are if they were born here, else where a copy of them is. */
  #place(data: Source, start: number, count: number, as: Kind | 'bits', area: number): number {
    const view = this.#views[as];
    if (this.#hasRoomBehind(data) && (as === 'bits' || isAs(data, as)))
      return data.byteOffset + start * view.BYTES_PER_ELEMENT;
    const whole = start === 0 && count === data.length;
    view.set(whole ? data : data.subarray(start, start + count), area / view.BYTES_PER_ELEMENT);
    return area;
  }
}

/** How many rows fit into a piece of so many bytes. */
export const rowsIn = (piece: number, { width = 1 }: InputData, as: Kind): number =>
  Math.min(ROWS, Math.floor(piece / (bytesOf[as] * width)));

/** Class indexes as 32-bit integers; those that are none become -1, which no class has. */
export function copyLabels({ data }: InputData, start: number, n: number, out: Int32Array): void {
  for (let i = 0; i < n; i++) {
    const label = Number(data[start + i]);
    out[i] = label === (label | 0) ? label : -1;
  }
}

type Source = Uint8Array;

/** Whose memory a buffer is; one that has grown has several. */
export const owners: WeakMap<object, KernelMemory> = new WeakMap();

/** The memory that holds an input, if one does. */
export const ownerOf = (input: InputData): KernelMemory | undefined => {
  const { buffer } = input.bits ?? (input.data as Partial<Source>);
  return buffer && owners.get(buffer);
};

/** The memory for data from elsewhere; null where there is none to be had. */
let common: KernelMemory | null | undefined;

/** `bytes` is what must fit into a piece: a row, even the longest, is copied whole. */
export function commonMemory(bytes = 0): KernelMemory | undefined {
  if (common === null) return undefined;
  if (common && common.piece >= bytes) return common;
  try {
    return (common = new KernelMemory(0, Math.max(PIECE, PAGE * Math.ceil(bytes / PAGE))));
  } catch {
    // No WebAssembly SIMD: an old browser, or a page whose policy forbids it. Plain JavaScript gives the same answers.
    common ??= null;
    return undefined;
  }
}
