import type { Given, Option } from '../../core/options.ts';
import type { ClassCounts } from './class-sums.ts';
import { ratio } from './thresholds.ts';

/* How the scores of classes are averaged. */

export type Average = 'micro' | 'macro' | 'weighted' | 'binary' | null;

/** A number with an average, an array without. */
export type Averaged<O> = [Given<O, 'average'>] extends [null | undefined]
  ? number[]
  : [Given<O, 'average'>] extends [string]
    ? number
    : number | number[];

const averages: ReadonlySet<unknown> = new Set(['micro', 'macro', 'weighted', 'binary']);

export const average: Option<Average> = {
  default: null,
  expected: "be 'micro', 'macro', 'weighted', 'binary' or null",
  accepts: (how) => averages.has(how),
  kinds: ['string'],
};

/** A score from the counts of one class, or of all classes together. */
export type Score = (counts: ClassCounts) => number;

const total = (counts: readonly ClassCounts[], key: keyof ClassCounts): number =>
  counts.reduce((sum, { [key]: own }) => sum + own, 0);

/** The average of the scores of the classes, or without an average an array of the scores. */
export function averaged(
  how: Average,
  counts: readonly ClassCounts[],
  score: Score,
): number | number[] {
  const all = counts.map(score);
  if (how === 'micro')
    return score({
      hits: total(counts, 'hits'),
      truths: total(counts, 'truths'),
      calls: total(counts, 'calls'),
    });
  if (how === 'macro')
    return ratio(
      all.reduce((sum, f) => sum + f, 0),
      all.length,
    );
  if (how === 'weighted')
    return ratio(
      all.reduce((sum, f, i) => sum + f * counts[i]!.truths, 0),
      total(counts, 'truths'),
    );
  return all;
}
