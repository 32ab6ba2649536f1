import { interval, jackknife } from 'rightly/statistics';
import { type DeclaredMetric, isMatrix, isMean } from '../reading/declared-metric.ts';
import { figuresOf, isMatrixValue, type Result, type ResultInterval } from './result.ts';

/** An interval, or the reason why there is none. */
export type FoundInterval = ResultInterval | string;

/** The reason why there is no interval without replicates. */
const NEEDS_REPLICATES =
  'only a mean has an interval without --cluster; --cluster COLUMN, with the id of the row or of its user or document, gives every metric an interval';

/** The reason why there is no interval where each element of a list counts as a row. */
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

/** The interval of a result, from the results that each leave one replicate out. */
export function jackknifeOf(whole: Value, without: readonly Value[], level: number): FoundInterval {
  if (isMatrixValue(whole)) return NO_MATRIX;
  if (without.length < 2)
    return `there must be rows in at least 2 replicates; there are some in ${without.length}`;
  const others = without.map(
    (value) => new Map(figuresOf({ value }).map(({ of, value: own }) => [of, own])),
  );
  const ends = figuresOf({ value: whole }).map(({ of, value }) => {
    const own = others.flatMap((figures) => figures.get(of) ?? []);
    // A class that occurs in one replicate only has no value without that replicate.
    if (value === null || own.length < without.length)
      return { low: NaN, high: NaN, standardError: NaN };
    return jackknife(value, own, { level });
  });
  if (ends.every(({ low }) => Number.isNaN(low))) return 'it has no value in some replicates';
  return {
    low: ends.map(({ low }) => low),
    high: ends.map(({ high }) => high),
    level,
    method: 'jackknife',
    standardError: ends.map(({ standardError }) => standardError),
  };
}
