import { heapOf } from '../../packages/rightly/dist/engines/wasm/heap.js';
import { bytes } from '../read.generated.mjs';

/** What the import of a memory says of its limits where threads share it, as they do that of `allocate` in Node. */
const shared = 3;
/** Whole steps only: the pass leaves out what is over. */
const step = 16;

/** The yardstick: WebAssembly reads these very bytes, where they are, and keeps the highest float, no more. */
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
