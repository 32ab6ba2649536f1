import type { Dtype } from './dtype.ts';
import type { Shape } from './shape.ts';
import type { Tensor } from './tensor.ts';

/** 16-bit floats as bits, which runtimes without Float16Array hand out as Uint16Array. */
export class HalfTensor implements Tensor {
  readonly bits: Uint16Array;
  readonly shape: Shape;
  readonly dtype: Dtype;
  #decoded: Float32Array | undefined;

  constructor(bits: Uint16Array, shape: Shape, dtype: 'float16' | 'bfloat16') {
    this.bits = bits;
    this.shape = shape;
    this.dtype = dtype;
  }

  /** The numbers; the kernels decode their own, so most often nobody asks. */
  get data(): Float32Array {
    const fractionBits = this.dtype === 'float16' ? 10 : 7;
    return (this.#decoded ??= Float32Array.from(this.bits, (half) => decode(half, fractionBits)));
  }
}

/** The number behind the bits: a sign, an exponent with half its range below 0, a fraction. */
function decode(half: number, fractionBits: number): number {
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
