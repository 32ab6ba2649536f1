import type { Curve } from '../../core/definition.ts';
import { type Counts, ratio } from './thresholds.ts';

/** How a curve is interpolated between two thresholds: on a straight line, at its lower end, or at its higher end. */
export type SummationMethod = 'interpolation' | 'minoring' | 'majoring';

const heights: Readonly<Record<SummationMethod, (a: number, b: number) => number>> = {
  interpolation: (a, b) => (a + b) / 2,
  minoring: Math.min,
  majoring: Math.max,
};

/** The area under a curve through the counts at thresholds in ascending order. Source: `keras.metrics.AUC`. */
export function area(counts: readonly Counts[], curve: Curve, method: SummationMethod): number {
  if (curve === 'PR' && method === 'interpolation') return interpolated(counts);
  const points = counts.map(({ tp, fp, tn, fn }) => {
    const recall = ratio(tp, tp + fn);
    return curve === 'ROC' ? [ratio(fp, fp + tn), recall] : [recall, ratio(tp, tp + fp)];
  });
  return total(points, ([x, y], [nextX, nextY]) => (x! - nextX!) * heights[method](y!, nextY!));
}

/**
 * Between two thresholds the true positives are linear in the predicted positives. Precision is not linear.
 * Source: Davis and Goadrich, The relationship between precision-recall and ROC curves, 2006, as in `keras.metrics.AUC`.
 */
const interpolated = (counts: readonly Counts[]): number =>
  total(counts, (here, next) => {
    const [predicted, nextPredicted] = [here.tp + here.fp, next.tp + next.fp];
    const gained = here.tp - next.tp;
    const slope = ratio(gained, Math.max(predicted - nextPredicted, 0));
    const intercept = next.tp - slope * nextPredicted;
    const growth = predicted > 0 && nextPredicted > 0 ? predicted / nextPredicted : 1;
    return ratio(slope * (gained + intercept * Math.log(growth)), Math.max(next.tp + next.fn, 0));
  });

/** The sum of a function of each two neighbours. */
const total = <T>(all: readonly T[], of: (here: T, next: T) => number): number =>
  all.slice(1).reduce((sum, next, i) => sum + of(all[i]!, next), 0);
