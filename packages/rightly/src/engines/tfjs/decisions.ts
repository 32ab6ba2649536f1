import {
  any,
  argMax,
  cast,
  expandDims,
  fill,
  greater,
  isNaN,
  less,
  logicalAnd,
  logicalNot,
  logicalOr,
  max,
  mul,
  range,
  scalar,
  slice,
  sub,
  sum,
  equal,
  type Tensor,
  where,
  zerosLike,
} from '@tensorflow/tfjs-core';
import { ones } from './arithmetic.ts';
import { equals, exceeds, isFloat } from './compare.ts';
import { classesOf, type TensorCache, type Verb } from './tensor-cache.ts';

/* Verbs that decide whether a sample is right, and its rank: columns of whole numbers. */

type Decision = 'equal' | 'greater' | 'less' | 'argmax' | 'above' | 'tiedBefore' | 'amongFirst';

export const decisions: Readonly<Record<Decision, Verb>> = {
  equal: (_, a: Tensor, b: Tensor) => ones(equals(a, b)),
  greater: (known, a: Tensor, threshold: number) => {
    const higher = ones(exceeds(a, threshold));
    return isFloat(a) ? where(nan(known, a), a, higher) : higher;
  },
  less: (_, a: Tensor, limit: number) => ones(less(a, scalar(limit))),
  // Backends differ in which of several equal scores their argmax takes. Any of these scores is the maximum.
  argmax: (known, rows: Tensor) => {
    const width = rows.shape[1]!;
    const some = cast(argMax(rows, 1), 'float32');
    const place = equal(expandDims(some, 1), classesOf(known, some, rows));
    const best = equal(rows, only(known, place, rows));
    return sub(width, max(mul(ones(best), range(width, 0, -1)), 1));
  },

  above: (known, label: Tensor, rows: Tensor) => {
    const higher = known.once('higher', [label, rows], () => {
      const outranks = greater(rows, labelScore(known, label, rows));
      return isFloat(rows) ? logicalOr(outranks, nan(known, rows)) : outranks;
    });
    return counted(known, label, rows, higher);
  },

  tiedBefore: (known, label: Tensor, rows: Tensor) => {
    const tied = equal(rows, labelScore(known, label, rows));
    const before = less(classesOf(known, label, rows), expandDims(label, 1));
    const both = logicalAnd(tied, before);
    return counted(known, label, rows, ifNumber(known, rows, both));
  },

  amongFirst: (_, label: Tensor, ids: Tensor, k: number) => {
    const [n, width] = ids.shape as [number, number];
    const first = k < width ? slice(ids, [0, 0], [n, k]) : ids;
    return ones(any(equals(expandDims(label, 1), first), 1));
  },
};

const nan = (known: TensorCache, a: Tensor): Tensor => known.once('nan', [a], () => isNaN(a));

/** The condition, but false for NaN. */
const ifNumber = (known: TensorCache, rows: Tensor, truth: Tensor): Tensor =>
  isFloat(rows)
    ? logicalAnd(
        truth,
        known.once('number', [rows], () => logicalNot(nan(known, rows))),
      )
    : truth;

/** The element of each row at its label, where its score is a number. */
const ownPlace = (known: TensorCache, label: Tensor, rows: Tensor): Tensor =>
  known.once('own', [label, rows], () =>
    ifNumber(known, rows, equal(expandDims(label, 1), classesOf(known, label, rows))),
  );

const labelScore = (known: TensorCache, label: Tensor, rows: Tensor): Tensor =>
  known.once('score', [label, rows], () => only(known, ownPlace(known, label, rows), rows));

/** The element of each row where `at` is true; [n, 1]. */
function only(known: TensorCache, at: Tensor, rows: Tensor): Tensor {
  const nothing = known.once('zeros', [rows], () => zerosLike(rows));
  return sum(where(at, rows, nothing), 1, true);
}

/** The number of selected elements of each row. It is infinite where the label has no score. */
function counted(known: TensorCache, label: Tensor, rows: Tensor, which: Tensor): Tensor {
  const ranked = known.once('ranked', [label, rows], () => any(ownPlace(known, label, rows), 1));
  const infinite = known.once('infinite', [ranked], () => fill(ranked.shape, Infinity));
  return where(ranked, sum(ones(which), 1), infinite);
}
