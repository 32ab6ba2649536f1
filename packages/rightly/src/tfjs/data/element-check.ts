import {
  cast,
  floor,
  greaterEqual,
  isNaN,
  keep,
  less,
  logicalAnd,
  logicalOr,
  notEqual,
  stack,
  sum,
  type Tensor,
  type Tensor1D,
  tidy,
} from '@tensorflow/tfjs-core';
import { rangeError } from '../../core/errors.ts';
import { badWeight } from '../../engines/tfjs/bad.ts';
import { withoutUnseen } from '../step/truth-for.ts';

/** The requirements of an output's truth. Empty where only the loss can check it. */
export interface Truth {
  /** The allowed shapes. null stands for any length. */
  readonly shapes?: readonly (readonly (number | null)[])[];
  /** The loss's name, and a hint at the loss for another form of truth. */
  readonly loss?: string;
  /** The number of classes, where the truth holds class indexes. */
  readonly classes?: number;
  /** An index that is no class. Samples with this index are ignored. */
  readonly ignored?: number;
}

/** Whether truth that may be class indexes or one-hot holds class indexes. */
export const areIndexes = (y: Tensor, rank: number): boolean =>
  y.rank < rank || y.shape.at(-1) === 1;

/** A check of elements that cannot be trained on. They are counted on the device, and refused when the counts are read. */
export interface ElementCheck {
  readonly counts: Tensor1D;
  refuse(counts: ArrayLike<number>): void;
}

/** The tensors to check. */
interface Given {
  readonly ys: readonly Tensor[];
  readonly weights: readonly (Tensor | undefined)[];
}

/** `truths` has the requirements of each output's truth. Truths without a number of classes are not checked. */
export function elementCheckOf(
  { ys, weights }: Given,
  truths: readonly Pick<Truth, 'classes' | 'ignored'>[],
  names: readonly string[],
  what: string,
): ElementCheck | undefined {
  const found: {
    readonly what: string;
    readonly expected: string;
    readonly count: () => Tensor;
  }[] = [];
  ys.forEach((y, i) => {
    const { classes, ignored } = truths[i]!;
    if (classes !== undefined)
      found.push({
        what: `${what} y ${names[i]}`,
        expected: `hold class indexes from 0 to ${classes - 1}${ignored === undefined ? '' : `, or ${ignored}`}`,
        count: () => countOf(isNoClass(withoutUnseen(y, weights[i]), classes, ignored)),
      });
  });
  for (const weight of new Set(weights))
    if (weight)
      found.push({
        what: `${what} sampleWeight`,
        expected: 'hold finite numbers of at least 0',
        count: () => countOf(badWeight(weight, weight.dtype).where),
      });
  if (found.length === 0) return undefined;
  return {
    counts: keep(tidy(() => stack(found.map(({ count }) => count())) as Tensor1D)),
    refuse: (counts) =>
      found.forEach((own, i) => {
        const bad = counts[i]!;
        if (bad > 0)
          throw rangeError(own.what, own.expected, `${bad} other${bad === 1 ? '' : 's'}`);
      }),
  };
}

const countOf = (where: Tensor): Tensor => sum(cast(where, 'float32'));

function isNoClass(y: Tensor, classes: number, ignored: number | undefined): Tensor {
  const label = cast(y, 'float32');
  const outside = logicalOr(less(label, 0), greaterEqual(label, classes));
  const isPart = logicalOr(isNaN(label), notEqual(label, floor(label)));
  const isNone = logicalOr(outside, isPart);
  return ignored === undefined ? isNone : logicalAnd(isNone, notEqual(label, ignored));
}
