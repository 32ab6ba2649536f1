import type { SumsDefinition } from '../../core/definition.ts';
import { type Rows, topOnly } from '../../core/verbs.ts';
import { bucketKernels, byBucket, compared, type Counts, countsAt, ratio } from './thresholds.ts';
import {
  classId,
  inOrder,
  optionalK,
  sorted,
  type ThresholdOptions,
  thresholds,
} from './threshold-options.ts';

export interface RatioOptions extends ThresholdOptions {
  /** The number of highest predictions of each vector that can be positive; by default all. */
  readonly topK?: number | undefined;
  /** The index of the element of each vector that counts; by default all elements count. */
  readonly classId?: number | undefined;
}

/** The counts of a ratio: `right` divided by the sum of both. */
export interface Parts {
  readonly right: keyof Counts;
  readonly wrong: keyof Counts;
}

/** The thresholds. With `topK` and no thresholds, each of the highest is positive. */
const limitsOf = ({ thresholds: given, topK }: RatioOptions): number | readonly number[] =>
  given ?? (topK === undefined ? 0.5 : -Infinity);

/** The two counts of positive elements, and of negative elements. */
const sides = { positives: ['tp', 'fn'], negatives: ['fp', 'tn'] } as const;

/** The definition of a ratio: precision, recall or specificity. */
export const ratioDefinition = (
  className: string,
  name: string,
  { right, wrong }: Parts,
): SumsDefinition<RatioOptions, number | number[]> => {
  const needed = (['positives', 'negatives'] as const).filter((side) =>
    sides[side].some((count) => count === right || count === wrong),
  );
  return {
    className,
    name,
    direction: 'up',
    options: { thresholds, topK: optionalK, classId },
    sums(options) {
      const { topK: k, classId: at } = options;
      const highest = k === undefined ? undefined : (all: Rows): Rows => topOnly(all, k);
      const sums = byBucket(compared(at, highest), sorted(limitsOf(options)));
      return Object.fromEntries(needed.map((side) => [side, sums[side]]));
    },
    kernels: (options) =>
      options.topK === undefined && options.classId === undefined
        ? bucketKernels(sorted(limitsOf(options)), false)
        : undefined,
    result(found, options) {
      const limits = limitsOf(options);
      const [positives, negatives] = (['positives', 'negatives'] as const).map((side) =>
        needed.includes(side) ? found.cells(side) : undefined,
      );
      const counts = countsAt(positives, negatives, sorted(limits).length);
      return inOrder(limits, (place) => {
        const { [right]: own, [wrong]: other } = counts[place]!;
        return ratio(own, own + other);
      });
    },
    keys: (_, options) => [limitsOf(options)].flat(),
  };
};
