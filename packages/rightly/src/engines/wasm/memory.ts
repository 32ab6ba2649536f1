import { tagOf } from '../../core/tensor.ts';
import type { InputData } from '../vocabulary.ts';
import { instantiate, type Kernels, PAGE, type WasmMemory } from './kernels.ts';
import { bytesOf, type Kind } from './kinds.ts';

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

const layout = {
  yPred: PIECE,
  yTrue: PIECE,
  bits: PIECE / 2,
  labels: 4 * ROWS,
  codes: 4 * ROWS,
  flags: ROWS,
};

/** The areas, one after the other from an address on, and where they end. */
export function areasFrom(start: number): { areas: Areas; end: number } {
  let end = start;
  const place = ([name, bytes]: [string, number]): [string, number] => {
    const at = end;
    end += bytes + SLACK;
    return [name, at];
  };
  return { areas: Object.fromEntries(Object.entries(layout).map(place)) as unknown as Areas, end };
}

/** The kernels with a memory to work in. */
export class KernelMemory {
  readonly kernels: Kernels;
  readonly memory: WasmMemory;
  readonly areas: Areas;
  /** Where the areas end. */
  readonly end: number;
  readonly flags: Uint8Array;
  readonly labels: Int32Array;
  readonly codes: Int32Array;
  readonly #views: {
    readonly U8: Uint8Array;
    readonly I32: Int32Array;
    readonly F32: Float32Array;
    readonly F64: Float64Array;
    readonly bits: Uint16Array;
  };

  /** Throws where there is no WebAssembly SIMD, or no more memory. */
  constructor(bytes: number, shared = false) {
    const { areas, end } = areasFrom(0);
    const { kernels, memory } = instantiate(Math.ceil((end + bytes) / PAGE), shared);
    const { buffer } = memory;
    this.kernels = kernels;
    this.memory = memory;
    this.areas = areas;
    this.end = end;
    this.flags = new Uint8Array(buffer, areas.flags, ROWS);
    this.labels = new Int32Array(buffer, areas.labels, ROWS);
    this.codes = new Int32Array(buffer, areas.codes, ROWS);
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
  holds({ bits, data }: InputData, as: Kind): boolean {
    const source = (bits ?? data) as Source;
    return owners.get(source.buffer) === this && isAs(source, bits ? 'bits' : as);
  }

  /** What an element is. */
  valueOf(input: InputData, index: number, area: number): number {
    if (!input.bits) return input.data[index]!;
    this.stage(input, index, 1, 'F32', area);
    return this.#views.F32[area / 4]!;
  }

  /** The address of `count` elements from `start` on: where they are if they were born here, else of a copy in that area. */
  stage(input: InputData, start: number, count: number, as: Kind, area: number): number {
    const { bits, dtype } = input;
    if (bits) {
      const at = this.#place(bits as unknown as Source, start, count, 'bits', 2, this.areas.bits);
      this.kernels[dtype === 'float16' ? 'halves' : 'brains'](at, count, area);
      return area;
    }
    return this.#place(input.data as unknown as Source, start, count, as, bytesOf[as], area);
  }

  #place(
    data: Source,
    start: number,
    count: number,
    as: Kind | 'bits',
    bytes: number,
    area: number,
  ): number {
    if (owners.get(data.buffer) === this && isAs(data, as)) return data.byteOffset + start * bytes;
    const whole = start === 0 && count === data.length;
    this.#views[as].set(whole ? data : data.subarray(start, start + count), area / bytes);
    return area;
  }
}

type Source = Uint8Array;

const tags = { U8: 'Uint8', I32: 'Int32', F32: 'Float32', F64: 'Float64', bits: 'Uint16' } as const;

/** Whether the elements lie in memory as the kernels read them. */
const isAs = (data: object, as: Kind | 'bits'): boolean => tagOf(data)!.startsWith(tags[as]);

/** Whose memory a buffer is; one that has grown has several. */
export const owners: WeakMap<object, KernelMemory> = new WeakMap();

/** The memory that holds an input, if one does. */
export const ownerOf = (input: InputData): KernelMemory | undefined => {
  const { buffer } = input.bits ?? (input.data as Partial<Source>);
  return buffer && owners.get(buffer);
};

/** The memory for data from elsewhere; undefined where there is none to be had. */
let common: KernelMemory | undefined | null;

export function commonMemory(): KernelMemory | undefined {
  if (common === undefined)
    try {
      common = new KernelMemory(0);
    } catch {
      // No WebAssembly SIMD: an old browser, or a page whose policy forbids it. Plain JavaScript gives the same answers.
      common = null;
    }
  return common ?? undefined;
}
