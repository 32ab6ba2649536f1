import type { Summand } from '../../core/summand.ts';
import { type Expression, rows } from '../vocabulary.ts';
import { isSums, type SqlMetric, summandsOf } from './asked.ts';
import { unchecked } from './checks.ts';

/* What sums are kept by. Each key is a column that the query groups by: its answer has one row for each combination that occurs. */

/** The keys of a summand: none, one or two. Moments of vectors are kept by place. */
export const keysOf = ({ by, moments }: Summand): Expression[] =>
  by
    ? [by].flat().map(unchecked)
    : (moments?.of ?? [])
        .filter((of) => of.type === 'rows')
        .slice(0, 1)
        .map((of) => rows('place', [of]));

/** Whether a key is a name where the column holds names. Names in a list of classes have been looked up: their places are keys. */
export const takesNames = ({ verb, read }: Expression): boolean => verb === 'classes' && !read;

/** The keys of all metrics, each once, in the order in which the answer has them. */
export function allKeys(metrics: readonly SqlMetric[]): Expression[] {
  const found = metrics
    .filter((metric) => isSums(metric))
    .flatMap((metric) => summandsOf(metric).flatMap(([, summand]) => keysOf(summand)));
  return [...new Map(found.map((key) => [key.key, key])).values()];
}

/** Whether a metric keeps sums by bucket, or by score. */
const isBy =
  (verb: 'bucket' | 'score') =>
  (metric: SqlMetric): boolean =>
    allKeys([metric]).some((key) => key.verb === verb);

/** Metrics that share one scan, by their places in the list. */
export interface Sharing {
  readonly places: readonly number[];
  readonly byElement: boolean;
}

/**
 * The scans that metrics take. Classes and buckets are never crossed: the cells would be as many as their product. Buckets of several
 * lists of thresholds can be, because a higher score never has a lower bucket. Scores, of which there may be as many as rows, are crossed with nothing.
 */
export function scansOf(
  metrics: readonly SqlMetric[],
  isByElements: (metric: SqlMetric) => boolean,
): Sharing[] {
  const places = [...metrics.keys()];
  return [false, true].flatMap((byElement) => {
    const own = places.filter((i) => isByElements(metrics[i]!) === byElement);
    const byScore = own.filter((i) => isBy('score')(metrics[i]!));
    const rest = own.filter((i) => !byScore.includes(i));
    const byBucket = rest.filter((i) => isBy('bucket')(metrics[i]!));
    const others = rest.filter((i) => !byBucket.includes(i));
    const isCrossed = byBucket.length > 0 && allKeys(others.map((i) => metrics[i]!)).length > 0;
    return [...(isCrossed ? [others, byBucket] : [rest]), byScore]
      .filter((some) => some.length > 0)
      .map((some) => ({ places: some, byElement }));
  });
}
