import type { AnyMeanMetric } from '../../core/declared-mean.ts';
import type { MetricClass } from '../../core/metric-class.ts';
import type { AnySumsMetric } from '../../core/declared-sums.ts';
import { isSums, type SqlMetric, summandsOf } from './asked.ts';
import { allKeys, keysOf } from './keys.ts';
import { squaresOf } from './squares.ts';

/** A line for each metric. The name of a metric must not end the comment, nor hide the text after it. */
export const legend = (
  metrics: readonly SqlMetric[],
  isWeighted: boolean,
  computesAreas = false,
): string =>
  metrics
    .map((metric, i) => {
      const name = metric.name.replaceAll(/[\s\p{Cc}\p{Cf}\p{Cs}]+/gu, ' ');
      return `-- ${name}: ${isSums(metric) ? (computesAreas && metric.curve ? `_area_${i}` : legendOfSums(metrics, metric, i)) : legendOfMean(metric, i)}${legendOfSquares(metrics, i, isWeighted)}`;
    })
    .join('\n');

function legendOfMean(metric: AnyMeanMetric, i: number): string {
  const { formula } = (metric.constructor as unknown as MetricClass<AnyMeanMetric>).definition;
  const mean = `_total_${i} / _count_${i}`;
  return formula ? `${formula}(${mean})` : mean;
}

/** The columns for the standard error of a mean. */
function legendOfSquares(metrics: readonly SqlMetric[], i: number, isWeighted: boolean): string {
  const names = Object.values(squaresOf(metrics, i, isWeighted));
  return names.length === 0 ? '' : `; its standard error also needs ${names.join(', ')}`;
}

function legendOfSums(metrics: readonly SqlMetric[], metric: AnySumsMetric, i: number): string {
  const names = allKeys(metrics).map(({ key }) => key);
  return summandsOf(metric)
    .map(([name, summand], j) => {
      const keys = keysOf(summand).map(({ key }) => `_key_${names.indexOf(key)}`);
      return `${name} _sum_${i}_${j}${keys.length > 0 ? ` by ${keys.join(' and ')}` : ''}`;
    })
    .join(', ');
}
