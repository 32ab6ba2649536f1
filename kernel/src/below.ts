import { at, excess, narrow, put } from './lanes';

/** Writes for each code whether it is below the limit. */
export function below(codes: usize, n: i32, limit: i32, out: usize): i32 {
  const s = i32x4.splat(limit);
  let ones = 0;
  let i = 0;
  if (!n) return 0;
  do {
    const p = at<i32>(codes, i);
    const mask = narrow(
      i32x4.lt_s(v128.load(p), s),
      i32x4.lt_s(v128.load(p, 16), s),
      i32x4.lt_s(v128.load(p, 32), s),
      i32x4.lt_s(v128.load(p, 48), s),
    );
    ones += put(mask, out + i);
  } while ((i += 16) < n);
  return ones - excess(n, out);
}
