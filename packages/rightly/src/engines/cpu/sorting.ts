/* A radix sort of numbers. It takes less than half the time of `sort` of a typed array. */

const BITS = 11;
const PLACES = 2 ** BITS;
const MASK = PLACES - 1;
/** A piece of at most this many numbers is sorted by comparison. */
const FEW = 1024;

/** The bits of a float, or of its upper half, as an unsigned whole number with the same order. */
export const ascending = (bits: number): number => bits ^ ((bits >> 31) | 0x8000_0000);

/** The inverse of `ascending`. */
export const bitsOf = (key: number): number => (key < 0 ? key & 0x7fff_ffff : ~key);

/**
 * The bits of float32 numbers with a flag each, in ascending order. `visit` gets pieces of numbers whose upper eleven bits are equal. In a
 * piece, the lower 21 bits of a number are above its flag.
 */
export function sortFlagged(
  bits: Int32Array,
  flags: Uint8Array,
  visit: (top: number, rest: Int32Array) => void,
): void {
  const starts = new Uint32Array(PLACES);
  for (let i = 0; i < bits.length; i++) starts[ascending(bits[i]!) >>> (BITS + 10)]!++;
  const most = starts.reduce((size, count) => Math.max(size, count));
  toStarts(starts);
  const rests = new Int32Array(bits.length);
  for (let i = 0; i < bits.length; i++) {
    const key = ascending(bits[i]!);
    const top = key >>> (BITS + 10);
    rests[starts[top]!++] = ((key & 0x1f_ffff) << 1) | flags[i]!;
  }
  const spare = new Int32Array(most);
  let start = 0;
  // After the pass, the start of a piece has become its end.
  for (let top = 0; top < PLACES; top++) {
    const piece = rests.subarray(start, starts[top]);
    start = starts[top]!;
    if (piece.length < FEW) piece.sort();
    else {
      scatter(piece, spare, 0);
      scatter(spare.subarray(0, piece.length), piece, BITS);
    }
    if (piece.length > 0) visit(top, piece);
  }
}

/** Distributes numbers by one digit. */
function scatter(from: Int32Array, to: Int32Array, digit: number): void {
  const places = new Uint32Array(PLACES);
  for (let i = 0; i < from.length; i++) places[(from[i]! >>> digit) & MASK]!++;
  toStarts(places);
  for (let i = 0; i < from.length; i++) {
    const key = from[i]!;
    const place = (key >>> digit) & MASK;
    to[places[place]!++] = key;
  }
}

/** The indexes of numbers in ascending order. No number is NaN. */
export function orderOf(numbers: Float64Array): Uint32Array {
  const n = numbers.length;
  const order = new Uint32Array(n);
  for (let i = 0; i < n; i++) order[i] = i;
  if (n < FEW) return order.sort((a, b) => numbers[a]! - numbers[b]!);
  const words = new Int32Array(numbers.buffer, numbers.byteOffset, 2 * n);
  const [low, high] = [new Int32Array(n), new Int32Array(n)];
  for (let i = 0; i < n; i++) {
    const top = words[2 * i + 1]!;
    // The bits of negative numbers are in reverse order.
    low[i] = words[2 * i]! ^ (top >> 31);
    high[i] = ascending(top);
  }
  let [from, to] = [order, new Uint32Array(n)];
  for (const keys of [low, high])
    for (const digit of [0, BITS, 2 * BITS]) {
      const places = new Uint32Array(PLACES);
      for (let i = 0; i < n; i++) places[(keys[i]! >>> digit) & MASK]!++;
      if (places.includes(n)) continue;
      toStarts(places);
      for (let i = 0; i < n; i++) {
        const at = from[i]!;
        const place = (keys[at]! >>> digit) & MASK;
        to[places[place]!++] = at;
      }
      [from, to] = [to, from];
    }
  return from;
}

/** Turns the counts of each digit into the index of its first number. */
function toStarts(count: Uint32Array): void {
  let start = 0;
  for (let place = 0; place < PLACES; place++) {
    const found = count[place]!;
    count[place] = start;
    start += found;
  }
}
