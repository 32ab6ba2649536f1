import { Cells } from '../../core/cells.ts';
import type { CountAll } from '../../core/definition.ts';
import { round } from '../../core/dtype.ts';
import type { Summands } from '../../core/summand.ts';
import {
  bucket,
  differs,
  isNumber,
  minus,
  not,
  place,
  plus,
  realScores,
  type Rows,
  times,
  withoutNaN,
} from '../../core/verbs.ts';

/* The sums by class, where each class with a score above the threshold is predicted. */

/** A NaN score is wrong: it is no hit where the class is true, and counts as predicted where the class is not true. */
export function aboveThreshold(
  score: Rows,
  threshold: number,
): Record<'hits' | 'truths' | 'calls', Summands[string]> {
  const truth = withoutNaN(realScores('yTrue'));
  const called = not(differs(bucket(score, [threshold]), 1));
  const isNaN = not(isNumber(score));
  const by = place(score);
  return {
    hits: { value: times(called, truth), by },
    truths: { value: truth, by },
    calls: { value: plus(called, times(isNaN, minus(1, truth))), by },
  };
}

/** The same sums in one pass over 32-bit or 64-bit floats, where each truth is 0 or 1. */
export const countAbove =
  (threshold: number): CountAll =>
  (n, { yTrue, yPred }) => {
    const [{ data: y }, { data: p, width = 1, dtype = 'float64' }] = [yTrue, yPred];
    const isRead = !yPred.bits && (p instanceof Float32Array || p instanceof Float64Array);
    if (!isRead || !(ArrayBuffer.isView(y) && !yTrue.bits)) return undefined;
    const limit = round(threshold, dtype);
    const [hits, truths, calls] = [0, 1, 2].map(() => new Float64Array(width)) as Three;
    for (let start = 0; start < n * width; start += width)
      for (let c = 0; c < width; c++) {
        const [truth, score] = [y[start + c], p[start + c]!];
        // A NaN score is wrong. A NaN truth is refused.
        const isCalled = score > limit;
        if (truth === 1) {
          truths[c]!++;
          if (isCalled) {
            hits[c]!++;
            calls[c]!++;
          }
        } else if (truth !== 0) return undefined;
        else if (!(score <= limit)) calls[c]!++;
      }
    return { hits: Cells.of(hits), truths: Cells.of(truths), calls: Cells.of(calls) };
  };

type Three = [Float64Array, Float64Array, Float64Array];
