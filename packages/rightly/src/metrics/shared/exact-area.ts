import type { CountAll, Curve, Found } from '../../core/definition.ts';
import { rangeError } from '../../core/errors.ts';
import type { Run } from '../../core/scores.ts';
import type { Sum } from '../../core/state.ts';
import type { Summands } from '../../core/summand.ts';
import { byScore, countByScore, not, numbers, positive } from '../../core/verbs.ts';
import { ratio } from './thresholds.ts';

/* The area under a curve that has a point for each distinct score. */

/** Positives and negatives by score. */
export function scoreSums(): Summands {
  const isPositive = positive(numbers('yTrue'));
  const by = byScore(numbers('yPred'));
  return { positives: { where: isPositive, ...by }, negatives: { where: not(isPositive), ...by } };
}

/** Counts the same sums in one function, for samples without weights. */
export const exactKernels: CountAll = countByScore;

/** The largest number of distinct scores in memory, and in a state as plain data. */
const most = { kept: 2 ** 26, saved: 2 ** 22 };

/** Throws RangeError for more distinct scores than `most` allows. */
export function refuseMany(found: Found, what: string, isSaved: boolean): void {
  const sides = [found.scores('positives'), found.scores('negatives')] as const;
  const limit = isSaved ? most.saved : most.kept;
  if (sides[0].atMost + sides[1].atMost <= limit) return;
  const count = distinct(sides[0].run.scores, sides[1].run.scores);
  if (count > limit)
    throw rangeError(
      `${what} distinct scores`,
      `be at most ${limit}${isSaved ? ' in a state' : ''} (AUC with numThresholds, without exact, keeps few sums)`,
      `${count}`,
    );
}

type Ascending = Run['scores'];

/** The number of distinct numbers in two ascending lists. */
function distinct(a: Ascending, b: Ascending): number {
  let [i, j, count] = [0, 0, 0];
  for (; i < a.length && j < b.length; count++) {
    const [x, y] = [a[i]!, b[j]!];
    if (x <= y) i++;
    if (y <= x) j++;
  }
  return count + a.length - i + b.length - j;
}

/**
 * The area under the curve. 0 / 0 is 0. A NaN prediction is wrong at each score: the NaN of a positive counts as below all scores, and the NaN of
 * a negative as above all scores. Source: `roc_auc_score` and `average_precision_score` of scikit-learn.
 */
export function exactArea(found: Found, curve: Curve): number {
  const [positives, negatives] = [found.scores('positives'), found.scores('negatives')];
  if (positives.area !== undefined) return positives.area;
  const { area, hits, falls } = descend(positives.run, negatives.run, negatives.nan, curve);
  const all = hits + positives.nan[0];
  return ratio(area, curve === 'ROC' ? all * falls : all);
}

/** The area before it is divided by weights, and the weights of positives and negatives. The loop starts at the highest score. */
function descend(
  positives: Run,
  negatives: Run,
  [nan, nanLow]: Sum,
  curve: Curve,
): Record<'area' | 'hits' | 'falls', number> {
  const [xs, ys] = [positives.scores, negatives.scores];
  let [hits, hitsLow, falls, fallsLow, area, areaLow] = [0, 0, nan, nanLow, 0, 0];
  let [i, j] = [xs.length - 1, ys.length - 1];
  while (i >= 0 || j >= 0) {
    const isHit = j < 0 || (i >= 0 && xs[i]! >= ys[j]!);
    const isFall = i < 0 || (j >= 0 && ys[j]! >= xs[i]!);
    const above = hits + hitsLow;
    let [hit, fall] = [0, 0];
    // Each sum is in two parts.
    if (isHit) {
      hit = positives.high[i]!;
      const next = hits + hit;
      const step = next - hits;
      hitsLow += hits - (next - step) + (hit - step) + (positives.low?.[i] ?? 0);
      hits = next;
      i--;
    }
    if (isFall) {
      fall = negatives.high[j]!;
      const next = falls + fall;
      const step = next - falls;
      fallsLow += falls - (next - step) + (fall - step) + (negatives.low?.[j] ?? 0);
      falls = next;
      j--;
    }
    const through = hits + hitsLow;
    const part =
      curve === 'ROC' ? fall * (above + hit / 2) : hit * ratio(through, through + falls + fallsLow);
    const next = area + part;
    const step = next - area;
    areaLow += area - (next - step) + (part - step);
    area = next;
  }
  return { area: area + areaLow, hits: hits + hitsLow, falls: falls + fallsLow };
}
