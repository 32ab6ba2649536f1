import { isArray } from './readable.ts';

/** The precision of a result, as in Keras. `float64` means not rounded. */
export type Dtype = 'float64' | keyof typeof formats;

/** The bits of the fraction, and the exponent of the smallest normal number. */
const formats = { float32: [23, -126], float16: [10, -14], bfloat16: [7, -126] } as const;

export const dtypes = ['float64', ...Object.keys(formats)] as readonly Dtype[];

/** Rounds to the nearest number of that precision, halves to even. */
export function round(x: number, dtype: Dtype): number {
  if (dtype === 'float64') return x;
  const [bits, lowest] = formats[dtype];
  const step = 2 ** (Math.max(Math.floor(Math.log2(Math.abs(x))), lowest) - bits);
  // A float64 number of at least 2^52 has no fraction, so adding 2^52 rounds, halves to even.
  const y = (Math.abs(x) / step + 2 ** 52 - 2 ** 52) * step;
  // NaN and the infinities stay as they are.
  return Math.sign(x) * (y < 2 ** (2 - lowest) ? y : Infinity);
}

/** Each number of a result, rounded. The result may be nested lists. The depth is bounded. */
export const rounded = (result: unknown, dtype: Dtype, depth = 0): unknown =>
  isArray(result) && depth < 64
    ? result.map((part) => rounded(part, dtype, depth + 1))
    : typeof result === 'number'
      ? round(result, dtype)
      : result;
