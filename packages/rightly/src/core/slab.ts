/** How many numbers are cut from one buffer. */
const SLAB = 8192;

let slab: Float64Array | undefined;
let used = 0;

/** A new array of numbers. To allocate a small one costs more than to fill it, so that these are cut from a common buffer. */
export function float64s(n: number): Float64Array {
  if (n > SLAB / 8) return new Float64Array(n);
  if (!slab || used + n > SLAB) {
    slab = new Float64Array(SLAB);
    used = 0;
  }
  used += n;
  return slab.subarray(used - n, used);
}
