import type { Inputs } from '../vocabulary.ts';
import { bytes } from './classes.generated.ts';
import { elementOf } from './kinds.ts';
import { moreKernels } from './more-kernels.ts';
import { predictInBlocks } from './predicted.ts';

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

/** How often each class is right, true and predicted. */
export interface ClassTotals {
  readonly hits: Float64Array;
  readonly truths: Float64Array;
  readonly calls: Float64Array;
}

/** Three 32-bit integers. */
const BYTES = 12;

/**
 * Counts the samples by class: `yTrue` holds labels, `yPred` a score for each class, and what has the label `ignored` is left out.
 * Undefined where kernels cannot do it: where scores are no numbers or NaN, where a label is that of no class, or for too many classes.
 */
export function countByClass(
  n: number,
  { yTrue, yPred }: Inputs,
  ignored: number | undefined,
): ClassTotals | undefined {
  const { width: classes = 1 } = yPred;
  // A label that is no 32-bit integer is read as -1.
  const isExact = elementOf(yTrue)?.int32 || ignored !== -1;
  if (!isExact || n >= 2 ** 31) return undefined;
  const ignores = ignored === undefined || ignored !== (ignored | 0) ? 0 : 1;
  let counts: Int32Array | undefined;
  const isDone = predictInBlocks(n, yPred, (start, count, guesses, at) => {
    if (!guesses || BYTES * classes > at.piece) return false;
    const { yTrue: truths, codes } = at.areas;
    counts ??= new Int32Array(at.memory.buffer, truths, 3 * classes).fill(0);
    const labels = at.stageLabels(yTrue, start, count);
    const calls = truths + 8 * classes;
    const kernel = (classesIn(at) as Kernels).countClasses;
    return !kernel(labels, codes, count, classes, ignores, ignored ?? 0, truths, calls);
  });
  return isDone ? totals(classes, counts ?? new Int32Array(3 * classes)) : undefined;
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
