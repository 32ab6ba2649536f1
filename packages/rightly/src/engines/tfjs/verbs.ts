import {
  add,
  any,
  argMax,
  cast,
  expandDims,
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
} from '@tensorflow/tfjs-core';
import type { ColumnVerb } from '../vocabulary.ts';
import { equals, equalsConstant, exceeds, isFloat } from './compare.ts';
import type { Known } from './known.ts';

/** What each verb gives: columns are [n], rows [n, classes]. */
type Verb = (known: Known, ...args: never[]) => Tensor;
type Computed = Exclude<ColumnVerb, 'values' | 'numbers' | 'labels'>;

export const verbs: Readonly<Record<Computed, Verb>> = {
  equal: (_, a: Tensor, b: Tensor) => ones(equals(a, b)),
  differs: (_, a: Tensor, constant: number) => ones(logicalNot(equalsConstant(a, constant))),
  greater: (known, a: Tensor, threshold: number) => {
    const higher = ones(exceeds(a, threshold));
    return isFloat(a) ? where(nan(known, a), a, higher) : higher;
  },
  less: (_, a: Tensor, limit: number) => ones(less(a, scalar(limit))),
  plus: (_, a: Tensor, b: Tensor) => add(a, b),

  // The kernels for it differ in which of equals they take: any will do to find the largest.
  argmax: (_, rows: Tensor) => {
    const width = rows.shape[1]!;
    const some = equal(expandDims(cast(argMax(rows, 1), 'float32'), 1), range(0, width));
    const best = equal(rows, only(some, rows));
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
    const before = less(classesOf(label, rows), expandDims(label, 1));
    const both = logicalAnd(tied, before);
    const ties = isFloat(rows) ? logicalAnd(both, logicalNot(nan(known, rows))) : both;
    return counted(known, label, rows, ties);
  },

  amongFirst: (_, label: Tensor, ids: Tensor, k: number) => {
    const [n, width] = ids.shape as [number, number];
    const first = k < width ? slice(ids, [0, 0], [n, k]) : ids;
    return ones(any(equals(expandDims(label, 1), first), 1));
  },
};

/** 1 where it is true, else 0. */
export const ones = (truth: Tensor): Tensor => cast(truth, 'float32');

export const nan = (known: Known, a: Tensor): Tensor => known.once('nan', [a], () => isNaN(a));

const classesOf = (label: Tensor, rows: Tensor): Tensor =>
  range(0, rows.shape[1]!, 1, label.dtype as 'int32' | 'float32');

/** The label's own place in its row, if its score is a number. */
const ownPlace = (known: Known, label: Tensor, rows: Tensor): Tensor =>
  known.once('own', [label, rows], () => {
    const place = equal(expandDims(label, 1), classesOf(label, rows));
    return isFloat(rows) ? logicalAnd(place, logicalNot(nan(known, rows))) : place;
  });

const labelScore = (known: Known, label: Tensor, rows: Tensor): Tensor =>
  known.once('score', [label, rows], () => only(ownPlace(known, label, rows), rows));

/** The element of each row at the one place where `at` is true; [n, 1]. */
const only = (at: Tensor, rows: Tensor): Tensor =>
  sum(where(at, rows, scalar(0, rows.dtype)), 1, true);

/** How many of the row's elements, and infinity where the label has no score. */
function counted(known: Known, label: Tensor, rows: Tensor, which: Tensor): Tensor {
  const ranked = known.once('ranked', [label, rows], () => any(ownPlace(known, label, rows), 1));
  return where(ranked, sum(ones(which), 1), scalar(Infinity));
}
