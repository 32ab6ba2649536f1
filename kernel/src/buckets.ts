import { at, first, raise, zero } from './lanes';

/* Flags of the result: a number outside of 0 to 1, a NaN truth. */
const outside = 1;
const unordered = 2;

/* The length of a block. All buckets of a block are found first, and then counted. Finding and counting number by number is slower. */
const block = 256;

/**
 * Counts numbers by bucket, separately for truths that are 0 and others. The bucket of a number is the number of limits below it. NaN has
 * the bucket after the last one. A truth has one byte, or is a float32.
 *
 * `given` has six numbers:
 * - `start` and `scale` estimate the index of the limit that is nearest to a number. The bucket is that index or the next.
 * - the last index.
 * - a float so great that adding a number to it rounds the number to a whole number, which is then in the lowest bits.
 * - `offset` and `parts`: limit k is `(k + offset) / parts`. If `parts` is 0, limit k is the number at index k of the limits, which follow.
 *
 * `room` has whole numbers: the addresses of four tables of counts, and the bucket of NaN. There are four tables, because counting in one
 * cell repeatedly is slow. A table has a pair for each bucket: how often the truth is 0, and how often it is not. The 1 KB after the first 32
 * bytes of `room` is working memory. An engine keeps loaded values in registers, but recomputes values that are computed from arguments.
 *
 * The result is the flags.
 */
@inline
function buckets<T>(p: usize, y: usize, n: i32, truthBytes: i32, given: usize, room: usize): i32 {
  const lanes = <i32>(16 / sizeof<T>());
  const start = splatAt<T>(given);
  const scale = splatAt<T>(at<T>(given, 1));
  const last = splatAt<T>(at<T>(given, 2));
  const great = splatAt<T>(at<T>(given, 3));
  const offset = splatAt<T>(at<T>(given, 4));
  const parts = splatAt<T>(at<T>(given, 5));
  const limits = at<T>(given, 6);
  // Computing a limit is faster than loading it.
  const isFormula = load<T>(at<T>(given, 5)) != 0;
  const tables = v128.load(room);
  const nowhere = v128.load32_splat(room, 16);
  let low = zero();
  let high = zero();
  let nan = zero();
  // Blocks alternate between both halves. Memory is read faster at several places.
  const half = min(n, ((n + 7) >> 3) << 2);
  let rest = n - half;
  let q = at<T>(p, half);
  let z = y + half * truthBytes;
  n = half;
  while (n + rest > 0) {
    const size = min(n, block);
    let out = room + 32;
    for (let i = size; i > 0; i -= lanes, out += 4 * lanes, p += 16, y += lanes * truthBytes) {
      let x = v128.load(p);
      let truth = truthBytes == 1 ? wide(v128.load32_zero(y)) : v128.load(y);
      if (i < 4) {
        // Past the end, numbers are NaN and truths are 0.
        const own = first<i32>(i);
        x = v128.or(x, v128.not(sizeof<T>() == 8 ? v128.shuffle<i32>(own, own, 0, 0, 1, 1) : own));
        truth = v128.and(truth, own);
      }
      low = v128.pmin<T>(low, x);
      high = v128.pmax<T>(high, x);
      // A byte other than 0, as a float, is neither 0 nor NaN.
      nan = v128.or(nan, f32x4.ne(truth, truth));
      // For NaN the estimate is 0.
      const about = v128.pmax<T>(zero(), v128.mul<T>(v128.sub<T>(x, start), scale));
      const near = v128.add<T>(v128.pmin<T>(about, last), great);
      const place = v128.xor(near, great);
      const limit = isFormula
        ? v128.div<T>(v128.add<T>(v128.sub<T>(near, great), offset), parts)
        : listed<T>(limits, place);
      const next = i32x4.sub(place, v128.lt<T>(limit, x));
      let k = v128.or(next, v128.and(v128.ne<T>(x, x), nowhere));
      if (sizeof<T>() == 8) k = v128.shuffle<i32>(k, k, 0, 2, 0, 2);
      const pair = i32x4.sub(i32x4.add(k, k), f32x4.ne(truth, zero()));
      v128.store(out, i32x4.add(i32x4.shl(pair, 2), tables));
    }
    let i = 0;
    for (; i < size - 3; i += 4) {
      raise(load<u32>(at<u32>(room, i), 32));
      raise(load<u32>(at<u32>(room, i), 36));
      raise(load<u32>(at<u32>(room, i), 40));
      raise(load<u32>(at<u32>(room, i), 44));
    }
    for (; i < size; i++) raise(load<u32>(at<u32>(room, i), 32));
    const left = n - size;
    const scores = p;
    const truths = y;
    p = q;
    y = z;
    n = rest;
    q = scores;
    z = truths;
    rest = left;
  }
  const isOutside = v128.or(v128.lt<T>(low, zero()), v128.gt<T>(high, v128.splat<T>(1)));
  return (v128.any_true(isOutside) ? outside : 0) | (v128.any_true(nan) ? unordered : 0);
}

@inline
function splatAt<T>(p: usize): v128 {
  return sizeof<T>() == 8 ? v128.load64_splat(p) : v128.load32_splat(p);
}

/** Four bytes as lanes of 32 bits. */
@inline
function wide(bytes: v128): v128 {
  return i32x4.extend_low_i16x8_u(i16x8.extend_low_i8x16_u(bytes));
}

/** The limits at these indexes. */
@inline
function listed<T>(limits: usize, place: v128): v128 {
  const first = at<T>(limits, i32x4.extract_lane(place, 0));
  const third = at<T>(limits, i32x4.extract_lane(place, 2));
  if (sizeof<T>() == 8) return v128.load64_lane(third, v128.load64_zero(first), 1);
  const second = at<T>(limits, i32x4.extract_lane(place, 1));
  const fourth = at<T>(limits, i32x4.extract_lane(place, 3));
  const half = v128.load32_lane(second, v128.load32_zero(first), 1);
  return v128.load32_lane(fourth, v128.load32_lane(third, half, 2), 3);
}

/** Counts numbers of float32, or of float64. */
export function count(
  p: usize,
  bytes: i32,
  y: usize,
  truthBytes: i32,
  n: i32,
  given: usize,
  room: usize,
): i32 {
  return bytes == 4
    ? buckets<f32>(p, y, n, truthBytes, given, room)
    : buckets<f64>(p, y, n, truthBytes, given, room);
}
