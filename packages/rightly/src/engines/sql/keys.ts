import type { Summand } from '../../core/summand.ts';
import { type Expression, inputsOf, rows } from '../vocabulary.ts';
import { isSums, type SqlMetric, summandsOf } from './asked.ts';
import { unchecked } from './checks.ts';

/* Keys of sums. The query groups by the column of each key: its answer has one row for each combination that occurs. */

/** The keys of a summand: none, one or two. The key of moments of vectors is the index. */
export const keysOf = ({ by, moments }: Summand): Expression[] =>
  by
    ? [by].flat().map(unchecked)
    : (moments?.of ?? [])
        .filter((of) => of.type === 'rows')
        .slice(0, 1)
        .map((of) => rows('place', [of]));

/** Whether a key is a name where the column holds names. Names in a list of classes are looked up, and their indexes are the keys. */
export const takesNames = ({ verb, read }: Expression): boolean => verb === 'classes' && !read;

/** The distinct keys of all metrics, in the order of the answer. */
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

/** Metrics that share a scan, by their indexes in the list. */
export interface Sharing {
  readonly places: readonly number[];
  readonly byElement: boolean;
}

/** A text that is equal for metrics whose buckets are of the same inputs. */
function inputsOfBuckets(metric: SqlMetric): string {
  const keys = allKeys([metric]).filter((key) => key.verb === 'bucket');
  return keys.map((key) => Object.keys(inputsOf(key)).join('-')).join();
}

/**
 * The scans for the metrics. Classes and buckets are not grouped together, because that would give a cell for each combination. Buckets of one
 * input by several lists of thresholds are grouped together. They have few combinations, because a higher score never has a lower bucket. Scores
 * are grouped alone, because there may be as many scores as rows.
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
    const inputs = new Set(byBucket.map((i) => inputsOfBuckets(metrics[i]!)));
    const [first = [], ...more] = [...inputs].map((alike) =>
      byBucket.filter((i) => inputsOfBuckets(metrics[i]!) === alike),
    );
    const isCrossed = first.length > 0 && allKeys(others.map((i) => metrics[i]!)).length > 0;
    const together = isCrossed ? [others, first] : [rest.filter((i) => !more.flat().includes(i))];
    return [...together, ...more, byScore]
      .filter((some) => some.length > 0)
      .map((some) => ({ places: some, byElement }));
  });
}
