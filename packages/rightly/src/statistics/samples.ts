import { isDeclared } from '../core/batch-metric.ts';
import { toBatch } from '../core/batch.ts';
import type { AnyMeanMetric } from '../core/declared-mean.ts';
import { elementsOf } from '../core/mean.ts';
import { type Averaged, kindsOf } from '../core/scan.ts';
import { size } from '../core/shape.ts';

/** The samples of a batch: the weight of each, and its value times its weight. */
export interface Samples {
  readonly weights: Float64Array;
  readonly products: Float64Array;
}

/** Whether a metric is a mean whose values can be computed sample by sample. */
export const isMean = (metric: unknown): metric is AnyMeanMetric =>
  isDeclared(metric) && 'expression' in metric.member;

/** Throws TypeError or RangeError for inputs that do not fit, as `updateState` does. */
export function samplesOf(
  metric: AnyMeanMetric,
  yTrue: unknown,
  yPred: unknown,
  options: unknown,
  what: string,
): Samples {
  const member: Averaged = metric.member;
  const { read } = member;
  const batch = read
    ? read(yTrue, yPred, what, options)
    : toBatch(kindsOf(member), yTrue, yPred, what);
  const { shape, n, inputs } = batch;
  const means = member.means([member]);
  const weightOf = means.of(batch, options, what)[0]!.weights;
  const elements = size(shape.slice(1)) || 1;
  const d = elementsOf(shape, member.reduction);
  const weights = new Float64Array(n / elements);
  const products = new Float64Array(n / elements);
  means.evaluator.run(n, inputs, (_, start, count, values) => {
    for (let i = start; i < start + count; i++) {
      const weight = (weightOf?.[i] ?? 1) / d;
      // A value of weight 0 may be infinite.
      if (weight === 0) continue;
      const sample = Math.floor(i / elements);
      weights[sample]! += weight;
      products[sample]! += weight * values[i - start]!;
    }
  });
  return { weights, products };
}
