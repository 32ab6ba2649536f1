/** How many numbers one slab holds. */
const SLAB = 32_768;

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

/** Does something after which nobody holds the arrays that were cut for it: their place is used again. */
export function reusing(work: () => void): void {
  const [own, mark] = [slab, used];
  try {
    work();
  } finally {
    used = slab === own ? mark : 0;
  }
}
