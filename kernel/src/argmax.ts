import { at, first, narrow, zero } from './lanes';

/* A wide row is read in pieces. Then the index of its greatest element is searched in one piece only. */
const piece: usize = 8192;

/**
 * The index of the first greatest element of each row. If an element is NaN, the result is 1 and `out` is unfinished. Rows are read in
 * pairs, from both ends. If `n` is odd, the row in the middle is its own pair.
 */
@inline
function argmax<T>(p: usize, n: i32, width: i32, out: usize): i32 {
  const bytes = at<T>(0, width);
  const half = (n + 1) >> 1;
  const down = <usize>(n - half);
  const rest = first<T>(width & (16 / sizeof<T>() - 1));
  let q = p + down * bytes;
  for (let i = half; i > 0; i--, p += bytes, q += bytes, out += 4) {
    let a = v128.splat<T>(load<T>(p));
    let b = v128.splat<T>(load<T>(q));
    let x = p;
    let y = q;
    let nan = zero();
    for (let o: usize = 0; o < bytes; ) {
      const start = o;
      const end = min(bytes, o + piece);
      let s = a;
      let t = b;
      for (; o < end; o += 16) {
        let c = v128.load(p + o);
        let d = v128.load(q + o);
        if (end - o < 16) {
          // The lanes after the row's end are not part of the row.
          c = v128.bitselect(c, s, rest);
          d = v128.bitselect(d, t, rest);
        }
        s = greater<T>(s, c);
        t = greater<T>(t, d);
        if (isFloat<T>()) nan = v128.or(nan, v128.or(v128.ne<T>(c, c), v128.ne<T>(d, d)));
      }
      s = greatest<T>(s);
      t = greatest<T>(t);
      if (v128.any_true(v128.ne<T>(a, s))) x = p + start;
      if (v128.any_true(v128.ne<T>(b, t))) y = q + start;
      a = s;
      b = t;
    }
    if (isFloat<T>() && v128.any_true(nan)) return 1;
    store<i32>(out, <i32>((find<T>(x, a) - p) / sizeof<T>()));
    store<i32>(out + (down << 2), <i32>((find<T>(y, b) - q) / sizeof<T>()));
  }
  return 0;
}

/** The greater of each two lanes. It is the first lane where the second is NaN. */
@inline
function greater<T>(a: v128, b: v128): v128 {
  return isFloat<T>() ? v128.pmax<T>(a, b) : v128.max<T>(a, b);
}

/** The greatest of all lanes, in each lane. */
@inline
function greatest<T>(a: v128): v128 {
  a = greater<T>(a, v128.shuffle<i64>(a, a, 1, 0));
  if (sizeof<T>() == 8) return a;
  a = greater<T>(a, v128.shuffle<i32>(a, a, 1, 0, 3, 2));
  if (sizeof<T>() == 4) return a;
  a = greater<T>(a, v128.shuffle<i16>(a, a, 1, 0, 3, 2, 5, 4, 7, 6));
  return greater<T>(a, v128.shuffle<i8>(a, a, 1, 0, 3, 2, 5, 4, 7, 6, 9, 8, 11, 10, 13, 12, 15, 14));
}

/** The address of the first element from `p` on that equals the lanes of `top`. Such an element must exist. */
function find<T>(p: usize, top: v128): usize {
  if (sizeof<T>() == 1) {
    let bits = 0;
    while (!(bits = i8x16.bitmask(v128.eq<T>(v128.load(p), top)))) p += 16;
    return p + <usize>ctz(bits);
  }
  let bits = 0;
  while (!(bits = i8x16.bitmask(equal<T>(p, top)))) p += 64;
  return p + (<usize>ctz(bits) << 2);
}

/** One lane for each four bytes of 64 bytes. */
@inline
function equal<T>(p: usize, top: v128): v128 {
  return narrow(
    v128.eq<T>(v128.load(p), top),
    v128.eq<T>(v128.load(p, 16), top),
    v128.eq<T>(v128.load(p, 32), top),
    v128.eq<T>(v128.load(p, 48), top),
  );
}

export function argmaxF32(p: usize, n: i32, width: i32, out: usize): i32 {
  return argmax<f32>(p, n, width, out);
}

export function argmaxF64(p: usize, n: i32, width: i32, out: usize): i32 {
  return argmax<f64>(p, n, width, out);
}

export function argmaxU8(p: usize, n: i32, width: i32, out: usize): i32 {
  return argmax<u8>(p, n, width, out);
}
