import { at } from './lanes';

/**
 * Counts numbers by bucket, apart for truths that are 0 and others. A number's bucket is how many limits are below it; NaN has the
 * bucket `count + 1`. `limits` holds `count` numbers at even distances, and two infinities behind them. `start` and `scale` give for
 * each number a limit that is not above it, by at most two places: from there it is at most two steps to the bucket.
 * The result is 1 where a number lies outside of 0 to 1.
 */
@inline
function buckets<T>(
  p: usize,
  y: usize,
  n: i32,
  limits: usize,
  count: i32,
  start: T,
  scale: T,
  cells: usize,
): i32 {
  let outside = 0;
  const stride = <usize>(count + 2);
  for (let i = 0; i < n; i++) {
    const x = load<T>(at<T>(p, i));
    outside |= i32(x < 0) | i32(x > 1);
    let k = <i32>((x - start) * scale);
    k = k < 0 ? 0 : k > count ? count : k;
    k += i32(load<T>(at<T>(limits, k)) < x);
    k += i32(load<T>(at<T>(limits, k)) < x);
    k = x == x ? k : count + 1;
    const cell = cells + ((<usize>k + (load<u8>(y + i) ? stride : 0)) << 2);
    store<i32>(cell, load<i32>(cell) + 1);
  }
  return outside;
}

export function bucketsF32(
  p: usize,
  y: usize,
  n: i32,
  limits: usize,
  count: i32,
  start: f64,
  scale: f64,
  cells: usize,
): i32 {
  return buckets<f32>(p, y, n, limits, count, <f32>start, <f32>scale, cells);
}

export function bucketsF64(
  p: usize,
  y: usize,
  n: i32,
  limits: usize,
  count: i32,
  start: f64,
  scale: f64,
  cells: usize,
): i32 {
  return buckets<f64>(p, y, n, limits, count, start, scale, cells);
}
