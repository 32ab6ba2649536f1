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
    return (this.#decoded ??= Float32Array.from(
      this.bits,
      this.dtype === 'float16' ? fromFloat16 : fromBfloat16,
    ));
  }
}

function fromFloat16(half: number): number {
  const sign = half & 0x8000 ? -1 : 1;
  const exponent = (half >> 10) & 0x1f;
  const fraction = half & 0x3ff;
  if (exponent === 0x1f) return fraction === 0 ? sign * Infinity : NaN;
  return exponent === 0
    ? sign * fraction * 2 ** -24
    : sign * (1024 + fraction) * 2 ** (exponent - 25);
}

const bits = new Int32Array(1);
const number = new Float32Array(bits.buffer);

/** The upper half of a float32. */
function fromBfloat16(half: number): number {
  bits[0] = half << 16;
  return number[0]!;
}
