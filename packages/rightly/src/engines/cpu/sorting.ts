/* Numbers are sorted digit by digit: that takes less than half of what `sort` of a typed array takes. */

const BITS = 11;
const PLACES = 2 ** BITS;
const MASK = PLACES - 1;
/** So many numbers have few enough digits to look at. */
const FEW = 1024;

/** The bits of a float, or of its upper half, as a whole number without a sign that is in the same order. */
export const ascending = (bits: number): number => bits ^ ((bits >> 31) | 0x8000_0000);

/** The bits again. */
export const bitsOf = (key: number): number => (key < 0 ? key & 0x7fff_ffff : ~key);

/**
 * The bits of float32 numbers, each with a flag, in ascending order: `visit` gets pieces of them whose upper eleven bits are the same. The lower 21 bits of
 * a number stand above its flag.
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
  // What was the start of a piece is now its end.
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

/** In the order of one digit. */
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

/** The places of numbers in ascending order; none is NaN. */
export function orderOf(numbers: Float64Array): Uint32Array {
  const n = numbers.length;
  const order = new Uint32Array(n);
  for (let i = 0; i < n; i++) order[i] = i;
  if (n < FEW) return order.sort((a, b) => numbers[a]! - numbers[b]!);
  const words = new Int32Array(numbers.buffer, numbers.byteOffset, 2 * n);
  const [low, high] = [new Int32Array(n), new Int32Array(n)];
  for (let i = 0; i < n; i++) {
    const top = words[2 * i + 1]!;
    // The bits of a number below 0 are in the opposite order.
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

/** Makes of how often each digit occurs where the first number that has it goes. */
function toStarts(count: Uint32Array): void {
  let start = 0;
  for (let place = 0; place < PLACES; place++) {
    const found = count[place]!;
    count[place] = start;
    start += found;
  }
}
