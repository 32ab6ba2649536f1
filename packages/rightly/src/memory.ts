import { rangeError, show, typeError } from './core/errors.ts';
import { objectOf } from './core/readable.ts';
import type { TypedArray } from './core/tensor.ts';
import { freeBytes, allocateBytes } from './engines/wasm/heap.ts';
import { commonMemory } from './engines/wasm/memory.ts';

/** A class of typed arrays. */
export interface TypedArrayClass<A extends TypedArray> {
  readonly name: string;
  readonly BYTES_PER_ELEMENT: number;
  new (buffer: ArrayBuffer, byteOffset?: number, length?: number): A;
  new (length: number): A;
}

/** The arrays that are allocated and not yet released. */
const unreleased: WeakSet<object> = new WeakSet();

/**
 * A typed array of zeros in the memory of the kernels. Kernels read it without a copy. Other arrays are copied in pieces.
 * Fill it with a model's output or a file repeatedly, and pass the array or parts of it (`subarray`) to `updateState`. The array stays valid,
 * even if more arrays are allocated. In Node, and in pages that are cross-origin isolated, its buffer is a SharedArrayBuffer. Without
 * WebAssembly SIMD, the array is an ordinary one.
 *
 * Throws TypeError for a value that is no class of typed arrays. Throws RangeError for a length that is not whole, or that needs more than
 * 4 GiB.
 *
 * ```ts
 * import { SparseCategoricalAccuracy } from 'rightly';
 * import { allocate, release } from 'rightly/memory';
 *
 * const scores = allocate(Float32Array, 2 * 3);
 * scores.set([0.1, 0.6, 0.3, 0.05, 0.95, 0]);
 * const m = new SparseCategoricalAccuracy();
 * m.updateState([2, 1], { data: scores, shape: [2, 3] });
 * m.result(); // 0.5
 *
 * release(scores);
 * ```
 */
export function allocate<A extends TypedArray>(kind: TypedArrayClass<A>, length: number): A {
  if (typeof kind !== 'function' || !objectOf<typeof kind>(kind).BYTES_PER_ELEMENT)
    throw typeError('allocate: the first argument', 'be a class of typed arrays', show(kind));
  if (!Number.isInteger(length) || length < 0)
    throw rangeError('allocate: length', 'be a whole number of at least 0', show(length));
  try {
    const array = commonMemory() ? resident(kind, length) : new kind(length);
    unreleased.add(array);
    return array;
  } catch {
    const bytes = length * kind.BYTES_PER_ELEMENT;
    throw rangeError('allocate: length', 'fit into memory, at most 4 GiB', `${bytes} bytes`);
  }
}

function resident<A extends TypedArray>(kind: TypedArrayClass<A>, length: number): A {
  const size = length * kind.BYTES_PER_ELEMENT;
  const [heap, address] = allocateBytes(size);
  const array = new kind(heap.memory.memory.buffer, address, length);
  // Released memory keeps its bytes, so they are set to 0.
  new Uint8Array(array.buffer, address, size).fill(0);
  return array;
}

/**
 * Releases an array of `allocate`. The array must not be used after that, because its memory is allocated again.
 * Throws TypeError for any other array, and for an array that was already released.
 */
export function release(array: TypedArray): void {
  if (!unreleased.delete(array))
    throw typeError('release: array', 'be an array of allocate, not yet released', show(array));
  freeBytes(array.buffer, array.byteOffset);
}
