import { at } from './lanes';

const block: usize = 128;
const unordered: usize = -1;

/**
 * The index of each row's first greatest element. Where an element is NaN, the result is 1 and `out`
 * is unfinished. Rows are scanned in pairs; where `n` is odd, the one in the middle is its own pair.
 */
@inline
function argmax<T>(p: usize, n: i32, width: i32, out: usize): i32 {
  const bytes = at<T>(0, width);
  const half = (n + 1) >> 1;
  const down = <usize>(n - half);
  let q = p + down * bytes;
  for (let i = 0; i < half; i++, p += bytes, q += bytes, out += 4) {
    let x = p;
    let y = q;
    let o: usize = 0;
    for (; bytes - o >= block; o += block) {
      const a = calm<T>(p + o, load<T>(x));
      const b = calm<T>(q + o, load<T>(y));
      if (!v128.all_true<i8>(v128.and(a, b))) {
        if (!v128.all_true<i8>(a)) x = greatest<T>(p + o, block, x);
        if (!v128.all_true<i8>(b)) y = greatest<T>(q + o, block, y);
        if (x == unordered || y == unordered) return 1;
      }
    }
    if (o < bytes) {
      x = greatest<T>(p + o, bytes - o, x);
      y = greatest<T>(q + o, bytes - o, y);
      if (x == unordered || y == unordered) return 1;
    }
    store<i32>(out, <i32>((x - p) / sizeof<T>()));
    store<i32>(out + (down << 2), <i32>((y - q) / sizeof<T>()));
  }
  return 0;
}

/** All ones where each element of the block is at most `best`, and so none is NaN. */
@inline
function calm<T>(p: usize, best: T): v128 {
  const s = v128.splat<T>(best);
  return v128.and(quarter<T>(p, s), quarter<T>(p + 64, s));
}

@inline
function quarter<T>(p: usize, s: v128): v128 {
  return v128.and(
    v128.and(v128.le<T>(v128.load(p), s), v128.le<T>(v128.load(p, 16), s)),
    v128.and(v128.le<T>(v128.load(p, 32), s), v128.le<T>(v128.load(p, 48), s)),
  );
}

/** The address of the first greatest element: the one at `best`, or one of those at `p`. */
function greatest<T>(p: usize, bytes: usize, best: usize): usize {
  const end = p + bytes;
  let top = load<T>(best);
  for (; p < end; p += sizeof<T>()) {
    const element = load<T>(p);
    if (element <= top) continue;
    if (element != element) return unordered;
    top = element;
    best = p;
  }
  return best;
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
