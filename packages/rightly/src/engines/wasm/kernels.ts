import { decode } from './kernel.generated.ts';

/**
 * The kernels, as `kernel/` defines them. All arguments are numbers: addresses in the memory, and counts of elements. Kernels may read up
 * to 64 elements past the end of their input, and write up to 16 past the end of their output.
 */
export interface Kernels {
  ranksF32: Ranks;
  ranksF64: Ranks;
  below(codes: number, n: number, limit: number, out: number): number;
  argmaxF32: Argmax;
  argmaxF64: Argmax;
  argmaxU8: Argmax;
  equalU8: Compare;
  equalI32: Compare;
  equalF32: Compare;
  equalF64: Compare;
  binaryF32U8: Binary;
  binaryF32F32: Binary;
  binaryF64F64: Binary;
  halves: Decode;
  brains: Decode;
}

type Ranks = (
  scores: number,
  labels: number,
  n: number,
  width: number,
  stop: number,
  ties: number,
  out: number,
) => number | void;
type Argmax = (rows: number, n: number, width: number, out: number) => number;
type Compare = (a: number, b: number, n: number, out: number) => number;
type Binary = (scores: number, truth: number, n: number, threshold: number, out: number) => number;
type Decode = (bits: number, n: number, out: number) => number | void;

/** The used part of the WebAssembly interface. TypeScript declares it with the DOM only. */
interface Runtime {
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object, imports: object) => { readonly exports: object };
  Memory: new (size: { initial: number; maximum?: number; shared?: boolean }) => WasmMemory;
}

export interface WasmMemory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}

/** The bytes of a page, and the largest number of pages. */
export const PAGE = 65_536;

/** A function of two SIMD instructions. */
const probe = Uint8Array.from([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15,
  253, 98, 11,
]);

let isChecked = false;

/** Throws where the browser has no WebAssembly SIMD, or where the page's policy forbids compiling it. */
export function checkRuntime(): void {
  if (!isChecked) compile(probe);
  isChecked = true;
}

const modules = new Map<string, object>();

/** Compiled code for memory of this thread alone. */
export function moduleOf(code: string): object {
  const known = modules.get(code) ?? compile(decode(code));
  modules.set(code, known);
  return known;
}

export const compile = (code: Uint8Array): object => new (runtime().Module)(code);

export const newMemory = (pages: number, shared: boolean): WasmMemory =>
  new (runtime().Memory)({ initial: pages, maximum: PAGE, shared });

export const instanceOf = (compiled: object, memory: WasmMemory): object =>
  new (runtime().Instance)(compiled, { env: { memory } }).exports;

const runtime = (): Runtime => (globalThis as unknown as { WebAssembly: Runtime }).WebAssembly;
