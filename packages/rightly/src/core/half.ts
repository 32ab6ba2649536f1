import { decodeHalf } from './decode-half.ts';
import type { Dtype } from './dtype.ts';
import type { Shape } from './shape.ts';
import type { Tensor } from './tensor.ts';

/** 16-bit floats as bits. Runtimes without Float16Array give 16-bit floats as a Uint16Array. */
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

  /** The decoded numbers. They are decoded on first use, because kernels decode the bits themselves. */
  get data(): Float32Array {
    const fractionBits = this.dtype === 'float16' ? 10 : 7;
    return (this.#decoded ??= Float32Array.from(this.bits, (half) =>
      decodeHalf(half, fractionBits),
    ));
  }
}
