/** The number that 16 bits encode. They are a sign, an exponent whose bias is half its range, and a fraction. */
export function decodeHalf(half: number, fractionBits: number): number {
  const one = 2 ** fractionBits;
  const most = 2 ** (15 - fractionBits) - 1;
  const exponent = (half & 0x7fff) >> fractionBits;
  const fraction = (half % one) / one;
  const size =
    exponent === most
      ? fraction === 0
        ? Infinity
        : NaN
      : (fraction + Math.min(exponent, 1)) * 2 ** (Math.max(exponent, 1) - (most >> 1));
  return half & 0x8000 ? -size : size;
}
