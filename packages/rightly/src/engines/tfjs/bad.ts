import {
  abs,
  cast,
  equal,
  floor,
  greater,
  greaterEqual,
  isNaN,
  less,
  logicalAnd,
  logicalNot,
  logicalOr,
  scalar,
  sub,
  sum,
  type Tensor,
} from '@tensorflow/tfjs-core';
import type { Kinds } from '../../core/batch.ts';
import type { InputName } from '../vocabulary.ts';
import { ones } from './arithmetic.ts';
import { isFloat } from './compare.ts';
import { keepsInt32 } from './precision.ts';

/** Elements that are not allowed. They are counted on the device, and reported when the count is read. */
export interface Bad {
  readonly where: Tensor;
  readonly expected: string;
}

/** The elements that an input must not hold. Undefined where its type excludes them. */
export function badInput(kinds: Kinds, name: InputName, input: Tensor): Bad | undefined {
  const { verb } = kinds[name];
  if (!isFloat(input)) {
    const isCompared = kinds.yTrue.verb === 'values' || kinds.yPred.verb === 'ids';
    return isCompared && !keepsInt32() ? inexact(input) : undefined;
  }
  if (verb === 'oneHot') return badNaN(input);
  if (verb !== 'labels' && verb !== 'ids') return undefined;
  // The difference is NaN for infinities too.
  const fraction = sub(input, floor(input));
  const where = logicalOr(isNaN(fraction), greater(fraction, scalar(0)));
  return { where, expected: 'hold whole numbers' };
}

/** Integers that float32 does not represent exactly. */
const inexact = (input: Tensor): Bad => ({
  where: greaterEqual(abs(input), scalar(2 ** 24, 'int32')),
  expected: 'hold integers between -2^24 and 2^24, on WebGL',
});

/** Values that are not finite, as in `finite` of core. */
export const badValue = (value: Tensor): Bad => ({
  // The difference is NaN for infinities too.
  where: isNaN(sub(value, value)),
  expected: 'be a finite number',
});

export function badWeight(weight: Tensor, dtype: Tensor['dtype']): Bad {
  const negative = less(weight, scalar(0));
  return {
    where: dtype === 'float32' ? logicalOr(negative, isNaN(sub(weight, weight))) : negative,
    expected: 'hold finite numbers of at least 0',
  };
}

export function badMask(mask: Tensor): Bad {
  const isBoolean = logicalOr(equal(mask, scalar(0)), equal(mask, scalar(1)));
  return { where: logicalOr(logicalNot(isBoolean), isNaN(mask)), expected: 'hold booleans' };
}

/** Numbers outside the bounds. NaN, and numbers that do not count, are allowed. */
export function badBetween(
  numbers: Tensor,
  least: number,
  most: number,
  counts: Tensor | undefined,
): Bad {
  const kind = numbers.dtype as 'float32' | 'int32';
  const outside = logicalOr(
    less(numbers, scalar(least, kind)),
    greater(numbers, scalar(most, kind)),
  );
  const number = isFloat(numbers) ? logicalAnd(outside, logicalNot(isNaN(numbers))) : outside;
  return {
    where: counts ? logicalAnd(number, cast(counts, 'bool')) : number,
    expected: `lie between ${least} and ${most}`,
  };
}

export const badNaN = (input: Tensor): Bad | undefined =>
  isFloat(input) ? { where: isNaN(input), expected: 'not hold NaN' } : undefined;

/** The number of bad elements in each sample. */
export function rowOf(bad: Bad): Tensor {
  const counts = ones(bad.where);
  return counts.rank === 1 ? counts : sum(counts, 1);
}
