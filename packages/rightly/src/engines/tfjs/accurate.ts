import {
  abs,
  add,
  exp,
  less,
  log1p as logOfOneMore,
  maximum,
  mul,
  neg,
  square,
  sub,
  type Tensor,
  where,
} from '@tensorflow/tfjs-core';

/* Functions that keep the digits of float32, for small and large arguments. */

/** Below these limits, a few terms of a series are more accurate. */
const SMALL = { log1p: 0.02, logCosh: 0.25 };

/** x - x²/2 + x³/3 - x⁴/4 for small x, else the logarithm of 1 + x. WebGL's own log1p adds 1 first. */
export function log1p(x: Tensor): Tensor {
  const series = mul(x, sub(1, mul(x, sub(1 / 2, mul(x, sub(1 / 3, mul(x, 1 / 4)))))));
  return where(less(abs(x), SMALL.log1p), series, logOfOneMore(x));
}

export const softplus = (x: Tensor): Tensor => add(maximum(x, 0), log1p(exp(neg(abs(x)))));

/** x²/2 - x⁴/12 + x⁶/45 - 17x⁸/2520 for small x, else |x| - log 2 + log1p(e^-2|x|). */
export function logCosh(x: Tensor): Tensor {
  const [size, s] = [abs(x), square(x)];
  const tail = sub(1 / 12, mul(s, sub(1 / 45, mul(s, 17 / 2520))));
  const far = add(sub(size, Math.LN2), logOfOneMore(exp(mul(size, -2))));
  return where(less(size, SMALL.logCosh), mul(s, sub(1 / 2, mul(s, tail))), far);
}
