import { heapOf } from '../../packages/rightly/dist/engines/wasm/heap.js';
import { bytes } from '../read.generated.mjs';

/** The flag of an imported memory that threads share. The memory of `allocate` in Node is shared. */
const shared = 3;
/** The read pass reads whole steps only. */
const step = 16;

/** The reference: WebAssembly reads the same bytes in place, and only keeps the highest float. */
export function readPass(arrays) {
  const { memory } = heapOf(arrays[0].buffer).memory;
  const code = Buffer.from(bytes, 'base64');
  code[code.indexOf('memory') + 'memory'.length + 1] = shared;
  const program = new WebAssembly.Module(code);
  const { readF32 } = new WebAssembly.Instance(program, { env: { memory } }).exports;
  const passes = arrays.map(
    (array) => new Float32Array(array.buffer, array.byteOffset, array.length),
  );
  const right = passes.map(highest);
  return () => {
    const found = passes.map(({ byteOffset, length }) => readF32(byteOffset, length));
    if (!found.every((value, i) => value === right[i]))
      throw new Error(`the highest must be ${right.join()}; got ${found.join()}`);
  };
}

function highest(floats) {
  let max = -Infinity;
  for (let i = 0; i < floats.length - (floats.length % step); i++)
    if (floats[i] > max) max = floats[i];
  return max;
}
