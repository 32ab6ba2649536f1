/* Helpers of the kernels. A mask has all bits set in the lanes where a condition is true. */

/** The address of element `i`. */
@inline
export function at<T>(p: usize, i: i32): usize {
  return p + <usize>i * sizeof<T>();
}

/** The mask of the first `n` lanes. */
@inline
export function first<T>(n: i32): v128 {
  if (sizeof<T>() == 8) return i32x4.lt_s(i32x4(0, 0, 1, 1), i32x4.splat(n));
  if (sizeof<T>() == 4) return i32x4.lt_s(i32x4(0, 1, 2, 3), i32x4.splat(n));
  return i8x16.lt_s(
    i8x16(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15),
    i8x16.splat(<i8>n),
  );
}

@inline
export function zero(): v128 {
  return i32x4.splat(0);
}

/** The number of set lanes in each of four sums of masks, which `i32x4.add` made. */
@inline
export function counts<T>(a: v128, b: v128, c: v128, d: v128): v128 {
  const low = i32x4.add(v128.shuffle<i32>(a, b, 0, 4, 1, 5), v128.shuffle<i32>(a, b, 2, 6, 3, 7));
  const high = i32x4.add(v128.shuffle<i32>(c, d, 0, 4, 1, 5), v128.shuffle<i32>(c, d, 2, 6, 3, 7));
  const sums = v128.shuffle<i64>(low, high, 0, 2);
  if (sizeof<T>() == 8) return i32x4.neg(sums);
  return i32x4.neg(i32x4.add(sums, v128.shuffle<i64>(low, high, 1, 3)));
}

/** Four masks of four lanes as one mask of sixteen lanes. */
@inline
export function narrow(a: v128, b: v128, c: v128, d: v128): v128 {
  return i8x16.narrow_i16x8_s(i16x8.narrow_i32x4_s(a, b), i16x8.narrow_i32x4_s(c, d));
}

/** Writes a mask of sixteen lanes as ones and zeros. The result is the number of ones. */
@inline
export function put(mask: v128, out: usize): i32 {
  v128.store(out, v128.and(mask, i8x16.splat(1)));
  return popcnt(i8x16.bitmask(mask));
}

/** The number of ones that were written past the end `n`. */
@inline
export function excess(n: i32, out: usize): i32 {
  const past = n & 15;
  return past ? popcnt(i8x16.bitmask(i8x16.neg(v128.load(out + n - past))) >> past) : 0;
}

/** Adds 1 to a count. */
@inline
export function raise(cell: usize): void {
  store<i32>(cell, load<i32>(cell) + 1);
}
