/** The number of samples for each pair of a true and a predicted class. `counts` has `size` elements for each true class. */
export interface PairCounts {
  readonly size: number;
  readonly counts: Int32Array;
}

/** The most bits of a class index. A table also has at most 2 to the power of `SPARE` elements for each sample. */
const MOST_BITS = 10;
const SPARE = 4;

/** Counts of pairs. The table grows with the class indexes. */
export class PairTable implements PairCounts {
  readonly #most: number;
  readonly #ignored: number | undefined;
  bits = 4;
  counts: Int32Array = new Int32Array(2 ** 8);

  /** A table for `n` samples. Samples whose truth is `ignored` are left out. */
  constructor(n: number, ignored: number | undefined) {
    this.#most = Math.min(MOST_BITS, Math.floor((Math.log2(n || 1) + SPARE) / 2));
    this.#ignored = ignored;
  }

  get size(): number {
    return 2 ** this.bits;
  }

  /** Grows the table for a class index. False where the index is too large. */
  reserve(index: number): boolean {
    const { size, counts } = this;
    const bits = 32 - Math.clz32(index);
    if (bits <= this.bits) return true;
    if (bits > this.#most) return false;
    this.bits = bits;
    this.counts = new Int32Array(2 ** (2 * bits));
    for (let truth = 0; truth < size; truth++)
      this.counts.set(counts.subarray(truth * size, (truth + 1) * size), truth << bits);
    return true;
  }

  /** Counts samples. False where a label is too large for the table. */
  add(truths: Int32Array, guesses: Int32Array): boolean {
    const ignored = this.#ignored;
    let { bits, counts } = this;
    for (let i = 0; i < truths.length; i++) {
      const truth = truths[i]!;
      const guess = guesses[i]!;
      if (truth === ignored) continue;
      if ((truth | guess) >>> bits) {
        if (!this.reserve(truth | guess)) return false;
        ({ bits, counts } = this);
      }
      counts[(truth << bits) | guess]!++;
    }
    return true;
  }

  /** Whether all counted pairs are of existing classes. The pairs of the ignored truth are removed. */
  isOf(classes: number = Infinity): boolean {
    const { size, counts } = this;
    const left = this.#ignored!;
    if (left >= 0 && left < size) counts.fill(0, left * size, (left + 1) * size);
    return (
      classes >= size ||
      counts.every((count, i) => count === 0 || (i % size < classes && i / size < classes))
    );
  }
}
