import { bytes, decode } from './kernel.generated.ts';

/**
 * The kernels, as `kernel/` defines them. All arguments are numbers: addresses in the memory, counts of elements. They may read up to
 * 64 elements past the end of what they are given, and write up to 16.
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
  factsF32: Facts;
  factsF64: Facts;
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
type Facts = (
  scores: number,
  labels: number,
  n: number,
  width: number,
  equal: number,
  nan: number,
) => number | void;

/** As much of WebAssembly as is used here; TypeScript has it with the DOM only. */
interface Runtime {
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object, imports: object) => { readonly exports: object };
  Memory: new (size: { initial: number; maximum?: number; shared?: boolean }) => WasmMemory;
}

export interface WasmMemory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}

/** The most pages there are, and what the kernels' import of their memory says. */
const MOST = 65536;
export const PAGE = 65536;

const modules: (object | undefined)[] = [];

/** The compiled kernels. Throws where the browser has no WebAssembly SIMD, or the page's policy forbids it. */
export const moduleOf = (shared: boolean): object =>
  (modules[Number(shared)] ??= new (runtime().Module)(shared ? forShared() : decode(bytes)));

/** What the import of a memory says of its limits: a most, and whether threads share it. */
const [LIMITED, SHARED] = [1, 3];

function forShared(): Uint8Array {
  const code = decode(bytes);
  const text = Array.from(code.subarray(0, 1000), (byte) => String.fromCharCode(byte)).join('');
  const limits = text.indexOf('memory') + 'memory'.length + 1;
  if (code[limits] !== LIMITED) throw new Error('the kernels must import a memory with limits');
  code[limits] = SHARED;
  return code;
}

export function instantiate(
  pages: number,
  shared: boolean,
): { readonly kernels: Kernels; readonly memory: WasmMemory } {
  const module = moduleOf(shared);
  const { Memory, Instance } = runtime();
  const memory = new Memory({ initial: pages, maximum: MOST, shared });
  return { kernels: new Instance(module, { env: { memory } }).exports as Kernels, memory };
}

const runtime = (): Runtime => (globalThis as unknown as { WebAssembly: Runtime }).WebAssembly;
