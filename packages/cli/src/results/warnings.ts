import type { EvaluationSums } from '../counting/evaluation-sums.ts';
import { isMean, isWeightless } from '../reading/declared-metric.ts';
import { forLogits, forProbabilities } from './metric-advice.ts';

/** Warnings about rows that were decided by a rule, such as ties, and not by the model. */
export function warningsOf(total: EvaluationSums['total']): string[] {
  const { rows, nan, outOfRange, notBinary, notProbability, fractional, skipped, tied, metrics } =
    total;
  const of = (count: number): string => `${count} of ${rows} row${rows === 1 ? '' : 's'}`;
  return [
    ...metrics.flatMap((metric, i) =>
      tied[i]! > 0 ? [tie(metric.name, Number(metric.getConfig()['k'] ?? 1), of(tied[i]!))] : [],
    ),
    ...(nan > 0 ? [`${of(nan)} hold NaN, which is never right`] : []),
    ...(outOfRange > 0
      ? [`${of(outOfRange)} have a label that is none of the classes; they count as wrong`]
      : []),
    ...(notBinary > 0
      ? [`${of(notBinary)} have a truth other than 0 and 1, ${othersThan01(metrics)}`]
      : []),
    ...(notProbability > 0
      ? [
          `${of(notProbability)} have truth or predictions outside of 0 to 1, which are read as probabilities; for logits say ${forLogits(metrics)}`,
        ]
      : []),
    ...(fractional > 0
      ? [
          `${of(fractional)} have a prediction that is not a whole number, so it equals no label; for probabilities say ${forProbabilities(metrics)}`,
        ]
      : []),
    ...(skipped > 0 ? [`rows with NULL, skipped: ${skipped}`] : []),
    ...(rows === 0 ? ['no row is left to count'] : []),
    ...metrics.flatMap((metric) =>
      rows > 0 && isWeightless(metric)
        ? [`${metric.name}: the weights sum to 0, so there is no value`]
        : [],
    ),
  ];
}

/** The words about a truth other than 0 and 1: how the metrics count it. */
function othersThan01(metrics: EvaluationSums['total']['metrics']): string {
  const means = metrics.some((metric) => isMean(metric));
  const sums = metrics.some((metric) => !isMean(metric));
  return [
    ...(means
      ? [
          'which no threshold can match; for labels in a float column say --metrics accuracy_score, for regression say --metrics mse',
        ]
      : []),
    ...(sums
      ? ['which counts as positive where it is not 0; for classes say --metrics f1_score']
      : []),
  ].join(', and ');
}

const tie = (name: string, k: number, rows: string): string =>
  k === 1
    ? `${name}: in ${rows} other classes score as high as the true one; the first of them counts as the prediction`
    : `${name}: in ${rows} the true class is tied across the boundary at k = ${k}; a tie counts as right`;
