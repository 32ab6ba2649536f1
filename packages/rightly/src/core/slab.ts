/** The number of float64 numbers in one slab. */
const SLAB = 32_768;

let slab: Float64Array | undefined;
let used = 0;

/** A new array of numbers. Allocating a small array costs more than filling it, so small arrays are cut from a common buffer. */
export function float64s(n: number): Float64Array {
  if (n > SLAB / 8) return new Float64Array(n);
  if (!slab || used + n > SLAB) {
    slab = new Float64Array(SLAB);
    used = 0;
  }
  used += n;
  return slab.subarray(used - n, used);
}

/** Runs `work`, and then releases the memory of the arrays that it allocated. Nobody may use these arrays afterwards. */
export function reusing(work: () => void): void {
  const [own, mark] = [slab, used];
  try {
    work();
  } finally {
    used = slab === own ? mark : 0;
  }
}
