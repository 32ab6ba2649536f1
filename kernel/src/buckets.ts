import { at, first, zero } from './lanes';

/* What is found: a number outside of 0 to 1, a truth that is NaN. */
const outside = 1;
const unordered = 2;

/* How many numbers have their places found, before these are counted. To do both in turn for each is slower. */
const block = 256;
/* Room for the vectors that are held. */
const vectors: usize = 256;

/**
 * Counts numbers by bucket, apart for truths that are 0 and others. A number's bucket is how many limits are below it; NaN has the
 * bucket `count + 1`. At `limits` are `count` numbers at even distances, at least one; `start` and `scale` give the place of the
 * nearest one: the bucket is that or the next. A truth has one byte, or is a float32.
 *
 * `cells` are four tables, since to count in one cell again and again is slow. A table has a pair for each bucket: how often truth is
 * 0 and how often not. `room` is 2 KB of memory. The result says what was found.
 */
@inline
function buckets<T>(
  p: usize,
  y: usize,
  n: i32,
  truthBytes: usize,
  limits: usize,
  count: i32,
  start: f64,
  scale: f64,
  cells: usize,
  room: usize,
): i32 {
  const lanes = <i32>(16 / sizeof<T>());
  const from = held(room, 0, v128.splat<T>(<T>start));
  const times = held(room, 1, v128.splat<T>(<T>scale));
  const last = held(room, 2, v128.splat<T>(<T>(count - 1)));
  // To a float as great as this only whole numbers can be added: they are in its lowest bits.
  const great = held(room, 3, v128.splat<T>(sizeof<T>() == 8 ? <T>0x10000000000000 : <T>0x800000));
  const nowhere = held(room, 4, i32x4.splat(count + 1));
  const second = held(room, 5, i32x4.splat(4));
  const tables = held(room, 6, tablesAt(cells, <i32>at<u64>(0, count + 2)));
  let low = zero();
  let high = zero();
  let nan = zero();
  while (n > 0) {
    const size = min(n, block);
    let out = room + vectors;
    for (let i = size; i > 0; i -= lanes, out += 4 * lanes, p += 16, y += lanes * truthBytes) {
      // Past the end is NaN, and truth 0.
      const x = v128.or(v128.load(p), v128.not(first<T>(<i32>i)));
      let truth = truthBytes == 1 ? wide(v128.load32_zero(y)) : v128.load(y);
      truth = v128.and(truth, first<i32>(min(i, lanes)));
      low = v128.pmin<T>(low, x);
      high = v128.pmax<T>(high, x);
      // A byte that is not 0 is a float that is neither 0 nor NaN.
      nan = v128.or(nan, f32x4.ne(truth, truth));
      // Of NaN it is 0.
      const about = v128.pmax<T>(zero(), v128.mul<T>(v128.sub<T>(x, from), times));
      const place = v128.xor(v128.add<T>(v128.pmin<T>(about, last), great), great);
      const above = v128.lt<T>(listed<T>(limits, place), x);
      let k = v128.or(i32x4.sub(place, above), v128.and(v128.ne<T>(x, x), nowhere));
      if (sizeof<T>() == 8) k = v128.shuffle<i32>(k, k, 0, 2, 0, 2);
      const others = v128.and(f32x4.ne(truth, zero()), second);
      v128.store(out, i32x4.add(i32x4.add(i32x4.shl(k, 3), tables), others));
    }
    for (let i = 0; i < size; i++) {
      const cell = load<u32>(at<u32>(room + vectors, i));
      store<i32>(cell, load<i32>(cell) + 1);
    }
    n -= size;
  }
  const isOutside = v128.or(
    v128.lt<T>(low, zero()),
    v128.gt<T>(high, v128.splat<T>(1)),
  );
  return (v128.any_true(isOutside) ? outside : 0) | (v128.any_true(nan) ? unordered : 0);
}

/** A vector that stays in a register through a loop: an engine would make it again each time. */
@inline
function held(room: usize, place: usize, v: v128): v128 {
  v128.store(room + (place << 4), v);
  return v128.load(room + (place << 4));
}

/** Where four tables begin. */
@inline
function tablesAt(cells: usize, size: i32): v128 {
  return i32x4.add(i32x4.splat(<i32>cells), i32x4.mul(i32x4(0, 1, 2, 3), i32x4.splat(size)));
}

/** Four bytes as lanes of 32 bits. */
@inline
function wide(bytes: v128): v128 {
  return i32x4.extend_low_i16x8_u(i16x8.extend_low_i8x16_u(bytes));
}

/** The limits at these places. */
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

export function bucketsF32(
  p: usize,
  y: usize,
  n: i32,
  truthBytes: usize,
  limits: usize,
  count: i32,
  start: f64,
  scale: f64,
  cells: usize,
  room: usize,
): i32 {
  return buckets<f32>(p, y, n, truthBytes, limits, count, start, scale, cells, room);
}

export function bucketsF64(
  p: usize,
  y: usize,
  n: i32,
  truthBytes: usize,
  limits: usize,
  count: i32,
  start: f64,
  scale: f64,
  cells: usize,
  room: usize,
): i32 {
  return buckets<f64>(p, y, n, truthBytes, limits, count, start, scale, cells, room);
}
