import {
  add,
  cast,
  equal,
  greater,
  isNaN,
  logicalAnd,
  logicalNot,
  onesLike,
  scalar,
  type Tensor,
  zerosLike,
} from '@tensorflow/tfjs-core';
import { comparesNaN } from './precision.ts';

/* Comparisons as docs/semantics.md defines them. Graphics drivers differ in `==` and `<` with NaN. `isNaN` is reliable. */

export const isFloat = ({ dtype }: Tensor): boolean => dtype === 'float32';

/** Where the two are exactly equal. An integer and a float32 are equal where they are equal both as integers and as floats. */
export function equals(a: Tensor, b: Tensor): Tensor {
  if (!isFloat(a) && !isFloat(b)) return equal(a, b);
  if (isFloat(a) && isFloat(b))
    return comparesNaN()
      ? equal(a, b)
      : // The sum of two different infinities is NaN too.
        logicalAnd(equal(a, b), logicalNot(isNaN(add(a, b))));
  const [integer, float] = isFloat(b) ? [a, b] : [b, a];
  const both = logicalAnd(
    equal(cast(integer, 'float32'), float),
    equal(integer, cast(float, 'int32')),
  );
  return logicalAnd(both, logicalNot(isNaN(float)));
}

const [LEAST, MOST] = [-(2 ** 31), 2 ** 31 - 1];

/** Where a tensor equals a number exactly. Nowhere, where its type cannot hold the number. */
export function equalsConstant(a: Tensor, constant: number): Tensor {
  const nearest = isFloat(a) ? Math.fround(constant) : Math.trunc(constant);
  const isOne = nearest === constant && (isFloat(a) || (constant >= LEAST && constant <= MOST));
  return isOne ? equals(a, scalar(constant, a.dtype)) : cast(zerosLike(a), 'bool');
}

/**
 * Where a tensor is above the threshold. Floats are compared with its nearest float32, and integers with the whole number at or below it.
 */
export function exceeds(a: Tensor, threshold: number): Tensor {
  const whole = Math.floor(threshold);
  if (isFloat(a)) return greater(a, scalar(threshold));
  if (whole < LEAST) return cast(onesLike(a), 'bool');
  return greater(a, scalar(Math.min(whole, MOST), 'int32'));
}
