/** IEEE half precision → float32. */
export function halves(src: usize, n: i32, dst: usize): void {
  const end = src + ((<usize>n) << 1);
  if (!n) return;
  do {
    const bits = v128.load(src);
    v128.store(dst, widen(i32x4.extend_low_i16x8_u(bits)));
    v128.store(dst, widen(i32x4.extend_high_i16x8_u(bits)), 16);
    dst += 32;
  } while ((src += 16) < end);
}

@inline
function widen(bits: v128): v128 {
  const size = v128.and(bits, i32x4.splat(0x7fff));
  const sign = i32x4.shl(v128.xor(bits, size), 16);
  // The exponent's bias is 112 less than that of float32.
  const normal = i32x4.add(i32x4.shl(size, 13), i32x4.splat(112 << 23));
  const special = v128.and(i32x4.gt_s(size, i32x4.splat(0x7bff)), i32x4.splat(0x7f800000));
  const unit = f32x4.splat(5.9604644775390625e-8); // 2^-24
  const subnormal = f32x4.mul(f32x4.convert_i32x4_s(size), unit);
  const small = i32x4.lt_s(size, i32x4.splat(0x400));
  return v128.or(v128.bitselect(subnormal, v128.or(normal, special), small), sign);
}

/** bfloat16 → float32. bfloat16 is the upper half of float32. */
export function brains(src: usize, n: i32, dst: usize): void {
  const end = src + ((<usize>n) << 1);
  if (!n) return;
  do {
    const bits = v128.load(src);
    v128.store(dst, i32x4.shl(i32x4.extend_low_i16x8_u(bits), 16));
    v128.store(dst, i32x4.shl(i32x4.extend_high_i16x8_u(bits), 16), 16);
    dst += 32;
  } while ((src += 16) < end);
}
