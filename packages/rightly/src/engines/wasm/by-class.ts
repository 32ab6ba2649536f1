import type { Inputs } from '../vocabulary.ts';
import { bytes } from './classes.generated.ts';
import { areLabels, type ClassLimits, inLabelBlocks, type TakeLabels } from './label-blocks.ts';
import { moreKernels } from './more-kernels.ts';
import { predictInBlocks } from './predicted.ts';

export type { ClassLimits };

type CountClasses = (
  labels: number,
  predicted: number,
  n: number,
  classes: number,
  ignores: number,
  ignored: number,
  truths: number,
  calls: number,
) => number;

const classesIn = moreKernels(bytes);

type Kernels = Record<'countClasses', CountClasses>;

/** The right, true and predicted samples of each class. */
export interface ClassTotals {
  readonly hits: Float64Array;
  readonly truths: Float64Array;
  readonly calls: Float64Array;
}

/** The bytes of a class: three 32-bit integers. */
const BYTES = 12;
/** The largest number of classes that is tried if both inputs are labels and the number is not given. */
const MOST = 2 ** 12;

/**
 * Counts the samples by class. `yTrue` holds labels, and `yPred` holds labels or a score for each class. Undefined where kernels cannot
 * count: where scores are no numbers or NaN, where a label is no class, or where there are too many classes.
 */
export function countByClass(
  n: number,
  inputs: Inputs,
  { isSparse, classes, ignored }: ClassLimits,
): ClassTotals | undefined {
  if (!areLabels(n, inputs, { isSparse, classes, ignored })) return undefined;
  const { yTrue, yPred } = inputs;
  const size = isSparse ? (classes ?? Math.min(n, MOST)) : (yPred.width ?? 1);
  const ignores = ignored === undefined || ignored !== (ignored | 0) ? 0 : 1;
  let counts: Int32Array | undefined;
  const add: TakeLabels = (labels, guesses, count, at) => {
    if (BYTES * size > at.piece) return false;
    const { yTrue: truths } = at.areas;
    counts ??= at.int32s(truths, 3 * size).fill(0);
    const kernel = (classesIn(at) as Kernels).countClasses;
    const calls = truths + 8 * size;
    return !kernel(labels, guesses, count, size, ignores, ignored ?? 0, truths, calls);
  };
  const isDone = isSparse
    ? inLabelBlocks(n, inputs, add)
    : predictInBlocks(n, yPred, (start, count, guesses, at) =>
        Boolean(guesses && add(at.stageLabels(yTrue, start, count), at.areas.codes, count, at)),
      );
  return isDone ? totals(size, counts ?? new Int32Array(3 * size)) : undefined;
}

/** Pairs of truths and hits come first, then the calls. */
function totals(classes: number, counts: Int32Array): ClassTotals {
  const [hits, truths, calls] = [0, 1, 2].map(() => new Float64Array(classes)) as Three;
  for (let c = 0; c < classes; c++) {
    truths[c] = counts[2 * c]!;
    hits[c] = counts[2 * c + 1]!;
    calls[c] = counts[2 * classes + c]!;
  }
  return { hits, truths, calls };
}

type Three = [Float64Array, Float64Array, Float64Array];
