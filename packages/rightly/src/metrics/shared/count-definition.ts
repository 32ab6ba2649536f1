import type { SumsDefinition } from '../../core/definition.ts';
import { bucketKernels, byBucket, compared, type Counts, countsAt } from './thresholds.ts';
import { inOrder, sorted, type ThresholdOptions, thresholds } from './threshold-options.ts';

/** One of the four counts, at one threshold or at each of several. */
export const countDefinition = (
  className: string,
  name: string,
  count: keyof Counts,
): SumsDefinition<ThresholdOptions, number | number[]> => {
  const sum = count === 'tp' || count === 'fn' ? 'positives' : 'negatives';
  return {
    className,
    name,
    direction: count.startsWith('t') ? 'up' : 'down',
    range: [0, Infinity],
    options: { thresholds },
    sums: ({ thresholds: given }) => ({
      [sum]: byBucket(compared(), sorted(given ?? 0.5))[sum],
    }),
    kernels: ({ thresholds: given }) => bucketKernels(sorted(given ?? 0.5), false),
    result(found, { thresholds: given }) {
      const limits = given ?? 0.5;
      const cells = found.cells(sum);
      const counts = countsAt(
        sum === 'positives' ? cells : undefined,
        sum === 'negatives' ? cells : undefined,
        sorted(limits).length,
      );
      return inOrder(limits, (place) => counts[place]![count]);
    },
    keys: (_, { thresholds: given }) => [given ?? 0.5].flat(),
  };
};
