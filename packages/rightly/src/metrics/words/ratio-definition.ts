import type { SumsDefinition } from '../../core/definition.ts';
import { bucketKernels, byBucket, compared, countsAt, ratio } from './thresholds.ts';
import {
  classId,
  inOrder,
  optionalK,
  sorted,
  type ThresholdOptions,
  thresholds,
} from './threshold-options.ts';

export interface RatioOptions extends ThresholdOptions {
  /** How many of the highest predictions of each vector can be positive; all by default. */
  readonly topK?: number | undefined;
  /** The place in each vector that counts; all by default. */
  readonly classId?: number | undefined;
}

/** With `topK` and no thresholds, whatever is among the highest is positive. */
const limitsOf = ({ thresholds: given, topK }: RatioOptions): number | readonly number[] =>
  given ?? (topK === undefined ? 0.5 : -Infinity);

/** True positives, divided by them and the false positives (precision) or the false negatives (recall). */
export const ratioDefinition = (
  className: string,
  name: string,
  other: 'fp' | 'fn',
): SumsDefinition<RatioOptions, number | number[]> => ({
  className,
  name,
  direction: 'up',
  options: { thresholds, topK: optionalK, classId },
  sums(options) {
    const { positives, negatives } = byBucket(compared(options), sorted(limitsOf(options)));
    return other === 'fp' ? { positives, negatives } : { positives };
  },
  kernels: (options) =>
    options.topK === undefined && options.classId === undefined
      ? bucketKernels(sorted(limitsOf(options)), false)
      : undefined,
  result(found, options) {
    const limits = limitsOf(options);
    const negatives = other === 'fp' ? found.cells('negatives') : undefined;
    const counts = countsAt(found.cells('positives'), negatives, sorted(limits).length);
    return inOrder(limits, (place) => {
      const { tp, [other]: wrong } = counts[place]!;
      return ratio(tp, tp + wrong);
    });
  },
  keys: (_, options) => [limitsOf(options)].flat(),
});
