import type { Curve } from '../../core/definition.ts';
import type { AnyMeanMetric } from '../../core/mean-metric.ts';
import { type Summand, expressionsOf } from '../../core/summand.ts';
import type { AnySumsMetric } from '../../core/sums-metric.ts';
import { type Expression, inputsOf, readingOf } from '../vocabulary.ts';

/** A metric that a query can count. */
export type SqlMetric = AnyMeanMetric | AnySumsMetric;

/** Whether a metric is declared as sums, each of which may have a key; the other metrics are means. */
export const isSums = (metric: SqlMetric): metric is AnySumsMetric => 'summands' in metric;

/** Whether a metric averages values, rather than what is right or wrong. */
export const isLoss = (metric: SqlMetric): metric is AnyMeanMetric =>
  !isSums(metric) && metric.checked !== undefined;

/** Of sums by score: the curve whose area is the result. */
export const curveOf = (metric: SqlMetric): Curve | undefined =>
  isSums(metric) ? metric.curve : undefined;

export const summandsOf = ({ summands }: AnySumsMetric): [name: string, summand: Summand][] =>
  Object.entries(summands);

/** The expressions that a metric is made of. */
export const expressionsIn = (metric: SqlMetric): Expression[] =>
  isSums(metric)
    ? summandsOf(metric).flatMap(([, summand]) => expressionsOf(summand))
    : [metric.expression, ...(metric.counted ? [metric.counted] : [])];

/** How metrics read their inputs. */
export const kindsOf = (metrics: readonly SqlMetric[]): ReadonlySet<string> =>
  new Set(
    metrics.flatMap((metric) =>
      Object.values(inputsOf(...expressionsIn(metric))).map((input) => readingOf(input)),
    ),
  );
