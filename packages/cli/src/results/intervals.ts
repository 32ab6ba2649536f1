import { interval, jackknife } from 'rightly/statistics';
import { type DeclaredMetric, isMatrix, isMean } from '../reading/declared-metric.ts';
import { figuresOf, isMatrixValue, type Result, type ResultInterval } from './result.ts';

/** An interval; or why there is none, as part of a sentence. */
export type FoundInterval = ResultInterval | string;

/** What is told of intervals where rows were not spread over replicates. */
const NEEDS_REPLICATES =
  'only a mean has an interval of its own; --cluster COLUMN, with an id of the rows or of what they belong to, gives one to every metric';

/** What is told of intervals where each element of a list was counted as a row. */
export const OF_ELEMENTS =
  'the elements of one row belong together; --cluster COLUMN, with an id of the rows, gives the interval of rows';

const NO_MATRIX = 'a matrix has none';

/** The interval of a metric, from its sums alone. */
export function intervalOf(metric: DeclaredMetric, level: number): FoundInterval {
  if (isMatrix(metric)) return NO_MATRIX;
  if (!isMean(metric)) return NEEDS_REPLICATES;
  const { low, high, method, standardError, reason } = interval(metric, { level });
  return reason ?? { low: [low], high: [high], level, method, standardError: [standardError] };
}

type Value = Result['value'];

/** The interval of a result, from the results with one replicate left out each. */
export function jackknifeOf(whole: Value, without: readonly Value[], level: number): FoundInterval {
  if (isMatrixValue(whole)) return NO_MATRIX;
  if (without.length < 2)
    return `there must be rows in at least 2 replicates; there are some in ${without.length}`;
  const others = without.map(
    (value) => new Map(figuresOf({ value }).map(({ of, value: own }) => [of, own])),
  );
  const ends = figuresOf({ value: whole }).map(({ of, value }) => {
    const own = others.flatMap((figures) => figures.get(of) ?? []);
    // A class that occurs in one replicate only has nothing to be compared with.
    if (value === null || own.length < without.length)
      return { low: NaN, high: NaN, standardError: NaN };
    return jackknife(value, own, { level });
  });
  if (ends.every(({ low }) => Number.isNaN(low)))
    return 'it has a value in some of the replicates only';
  return {
    low: ends.map(({ low }) => low),
    high: ends.map(({ high }) => high),
    level,
    method: 'jackknife',
    standardError: ends.map(({ standardError }) => standardError),
  };
}
