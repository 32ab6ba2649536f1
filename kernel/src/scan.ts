import { at, counts, first, zero } from './lanes';

/* Memory is read faster at several places: at four rows, or at the quarters of a wide row. */

/** The number of `n` scores that are at most `s`, in each of four rows, `gap` bytes apart. */
export function atMost<T>(p: usize, gap: usize, n: i32, s0: T, s1: T, s2: T, s3: T): v128 {
  const end = at<T>(p, n);
  const t0 = v128.splat<T>(s0);
  const t1 = v128.splat<T>(s1);
  const t2 = v128.splat<T>(s2);
  const t3 = v128.splat<T>(s3);
  let q = p + gap;
  let r = q + gap;
  let s = r + gap;
  let a = zero();
  let b = zero();
  let c = zero();
  let d = zero();
  for (; end - p >= 32; p += 32, q += 32, r += 32, s += 32) {
    a = add<T>(a, p, 0, t0);
    b = add<T>(b, q, 0, t1);
    c = add<T>(c, r, 0, t2);
    d = add<T>(d, s, 0, t3);
    a = add<T>(a, p, 16, t0);
    b = add<T>(b, q, 16, t1);
    c = add<T>(c, r, 16, t2);
    d = add<T>(d, s, 16, t3);
  }
  for (; end - p >= 16; p += 16, q += 16, r += 16, s += 16) {
    a = add<T>(a, p, 0, t0);
    b = add<T>(b, q, 0, t1);
    c = add<T>(c, r, 0, t2);
    d = add<T>(d, s, 0, t3);
  }
  const rest = first<T>(<i32>(end - p) / sizeof<T>());
  a = i32x4.add(a, v128.and(v128.le<T>(v128.load(p), t0), rest));
  b = i32x4.add(b, v128.and(v128.le<T>(v128.load(q), t1), rest));
  c = i32x4.add(c, v128.and(v128.le<T>(v128.load(r), t2), rest));
  d = i32x4.add(d, v128.and(v128.le<T>(v128.load(s), t3), rest));
  return counts<T>(a, b, c, d);
}

@inline
function add<T>(sum: v128, p: usize, offset: usize, t: v128): v128 {
  return i32x4.add(sum, v128.le<T>(v128.load(p + offset), t));
}

/** The number of `n` scores that are higher than `t`, or NaN. */
export function notAtMost<T>(p: usize, n: i32, t: T): i32 {
  const quarter = n >> 2;
  const found = atMost<T>(p, at<T>(0, quarter), quarter, t, t, t, t);
  let above = n - i32x4.extract_lane(found, 0) - i32x4.extract_lane(found, 1);
  above -= i32x4.extract_lane(found, 2) + i32x4.extract_lane(found, 3);
  for (let i = quarter << 2; i < n; i++) above -= i32(load<T>(at<T>(p, i)) <= t);
  return above;
}

/** Whether any of `n` scores equals `t`. */
export function anyEqual<T>(p: usize, n: i32, t: T): bool {
  const s = v128.splat<T>(t);
  const end = at<T>(p, n);
  for (; end - p >= 64; p += 64) {
    const a = v128.or(v128.eq<T>(v128.load(p), s), v128.eq<T>(v128.load(p, 16), s));
    const b = v128.or(v128.eq<T>(v128.load(p, 32), s), v128.eq<T>(v128.load(p, 48), s));
    if (v128.any_true(v128.or(a, b))) return true;
  }
  let found = zero();
  for (; end - p >= 16; p += 16) found = v128.or(found, v128.eq<T>(v128.load(p), s));
  const rest = first<T>(<i32>(end - p) / sizeof<T>());
  return v128.any_true(v128.or(found, v128.and(v128.eq<T>(v128.load(p), s), rest)));
}
