import { isPlain, noMean, show, typeError } from '../../core/errors.ts';
import { isArray, objectOf } from '../../core/readable.ts';
import type { Curve } from '../../core/definition.ts';
import type { AnyMeanMetric } from '../../core/declared-mean.ts';
import { type Summand, expressionsOf } from '../../core/summand.ts';
import type { AnySumsMetric } from '../../core/declared-sums.ts';
import { type Expression, inputsOf, readingOf } from '../vocabulary.ts';

/** A metric that a query can count. */
export type SqlMetric = AnyMeanMetric | AnySumsMetric;

/** Whether a metric is declared as sums. Other metrics are means. */
export const isSums = (metric: SqlMetric): metric is AnySumsMetric =>
  'summands' in objectOf(metric);

/** Throws TypeError for a value that is no list of metrics that a query can count. */
export function checkMetrics(metrics: unknown, what: string): void {
  if (!isArray(metrics)) throw typeError(`${what} metrics`, 'be an array', show(metrics));
  // This loop visits holes too.
  for (const metric of metrics)
    if (!isAsked(metric))
      throw noMean(`${what}: metrics`, metric, 'be declared metrics of yTrue and yPred');
}

function isAsked(metric: unknown): boolean {
  const { expression, summands, isDeclared } = objectOf<AnyMeanMetric & AnySumsMetric>(metric);
  return isDeclared === true && (isPlain(summands) || isPlain(expression));
}

/** Whether a metric averages values other than 0 and 1. */
export const isLoss = (metric: SqlMetric): metric is AnyMeanMetric =>
  !isSums(metric) && metric.checked !== undefined;

/** The curve whose area is the result, for sums by score. */
export const curveOf = (metric: SqlMetric): Curve | undefined =>
  isSums(metric) ? metric.curve : undefined;

export const summandsOf = ({ summands }: AnySumsMetric): [name: string, summand: Summand][] =>
  Object.entries(summands);

/** All expressions of a metric. */
export const expressionsIn = (metric: SqlMetric): Expression[] =>
  isSums(metric)
    ? summandsOf(metric).flatMap(([, summand]) => expressionsOf(summand))
    : [metric.expression, ...(metric.counted ? [metric.counted] : [])];

/** How metrics read their inputs. Vectors are read in the same way, with and without names of classes. */
export const kindsOf = (metrics: readonly SqlMetric[]): ReadonlySet<string> =>
  new Set(
    metrics
      .flatMap((metric) => Object.values(inputsOf(...expressionsIn(metric))))
      .map((input) =>
        input.names && !input.read
          ? readingOf({ ...input, args: input.args.slice(0, 1) })
          : readingOf(input),
      ),
  );

/** The distinct inputs that hold names of classes. */
export function namedInputs(metrics: readonly SqlMetric[]): Expression[] {
  const found = metrics
    .flatMap((metric) => Object.values(inputsOf(...expressionsIn(metric))))
    .filter(({ read }) => read);
  return [...new Map(found.map((input) => [readingOf(input), input])).values()];
}
