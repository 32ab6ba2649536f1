import { at, excess, narrow, put } from './lanes';

/**
 * Whether each element at `y` equals the element at `p`. If `binary`, the element at `y` is compared with 1 where the element at `p` is above
 * `t`, and with 0 elsewhere. Sixteen elements are taken from each quarter in turn, because memory is read faster at several places.
 */
@inline
function match<P, Y>(p: usize, y: usize, n: i32, binary: bool, t: P, out: usize): i32 {
  const s = v128.splat<P>(t);
  let ones = 0;
  let blocks = (n + 15) >> 4;
  const step = ((blocks + 3) >> 2) << 4;
  let first = 0;
  let i = 0;
  if (!n) return 0;
  do {
    ones += put(sixteen<P, Y>(at<P>(p, i), at<Y>(y, i), binary, s), out + i);
    i += step;
    if (i >= n) i = first += 16;
  } while (--blocks);
  return ones - excess(n, out);
}

@inline
function sixteen<P, Y>(p: usize, y: usize, binary: bool, t: v128): v128 {
  if (sizeof<Y>() == 1) {
    if (!binary) return i8x16.eq(v128.load(p), v128.load(y));
    const positive = v128.and(fours<P>(p, p, Test.Above, t), i8x16.splat(1));
    return v128.and(i8x16.eq(v128.load(y), positive), fours<P>(p, p, Test.Equal, t));
  }
  const test = binary ? Test.Right : Test.Equal;
  if (sizeof<P>() == 4) return fours<P>(p, y, test, t);
  return i8x16.narrow_i16x8_s(fours<P>(p, y, test, t), fours<P>(p + 64, y + 64, test, t));
}

const enum Test {
  Equal,
  Above,
  Right,
}

/* Sixteen bytes: one for each float32, two for each float64. */
@inline
function fours<T>(p: usize, y: usize, test: Test, t: v128): v128 {
  return narrow(
    compare<T>(p, y, 0, test, t),
    compare<T>(p, y, 16, test, t),
    compare<T>(p, y, 32, test, t),
    compare<T>(p, y, 48, test, t),
  );
}

@inline
function compare<T>(p: usize, y: usize, offset: usize, test: Test, t: v128): v128 {
  const a = v128.load(p + offset);
  if (test == Test.Above) return v128.gt<T>(a, t);
  const b = v128.load(y + offset);
  if (test == Test.Equal) return v128.eq<T>(a, b);
  const truth = v128.eq<T>(b, v128.and(v128.gt<T>(a, t), v128.splat<T>(<T>1)));
  return v128.and(truth, v128.eq<T>(a, a)); // NaN is never right
}

export function equalU8(a: usize, b: usize, n: i32, out: usize): i32 {
  return match<u8, u8>(a, b, n, false, 0, out);
}

export function equalI32(a: usize, b: usize, n: i32, out: usize): i32 {
  return match<i32, i32>(a, b, n, false, 0, out);
}

export function equalF32(a: usize, b: usize, n: i32, out: usize): i32 {
  return match<f32, f32>(a, b, n, false, 0, out);
}

export function equalF64(a: usize, b: usize, n: i32, out: usize): i32 {
  return match<f64, f64>(a, b, n, false, 0, out);
}

export function binaryF32U8(p: usize, y: usize, n: i32, threshold: f64, out: usize): i32 {
  return match<f32, u8>(p, y, n, true, <f32>threshold, out);
}

export function binaryF32F32(p: usize, y: usize, n: i32, threshold: f64, out: usize): i32 {
  return match<f32, f32>(p, y, n, true, <f32>threshold, out);
}

export function binaryF64F64(p: usize, y: usize, n: i32, threshold: f64, out: usize): i32 {
  return match<f64, f64>(p, y, n, true, threshold, out);
}
