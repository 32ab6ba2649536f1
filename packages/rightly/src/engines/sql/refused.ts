import { rangeError } from '../../core/errors.ts';
import { number, type Row } from './answer-row.ts';
import { checkMetrics, type SqlMetric } from './asked.ts';
import { checksOf, expectedBy } from './checks.ts';

/** The requirements that a refused row does not meet, by the columns of the query. */
export const refusals: Readonly<Record<string, string>> = {
  _not_held: 'meet the condition in holds',
  _nulls: 'hold no NULL (or be skipped)',
  _fractions: 'have whole numbers for labels',
  _fraction_guesses: 'have whole numbers for predicted classes',
  _fraction_ids: 'have whole numbers for ids',
  _truth_nan: 'have no NaN in the truth',
  _lengths: 'have truth and scores of one length',
  _no_classes: 'have at least one score',
  _weights: 'have finite weights of at least 0',
  _factors: 'have as many scores as alpha has numbers',
  _unknown_labels: 'have labels that are classes',
  _not_finite: 'have values that are finite numbers',
  _infinite: 'have elements that are finite numbers',
  _no_key: 'have classes between -2^63 and 2^63',
};

/** The requirements of these metrics, the most basic first. */
export function refusalsBy(metrics: readonly SqlMetric[]): Readonly<Record<string, string>> {
  checkMetrics(metrics, 'refusalsBy');
  const { _not_finite, _infinite, _no_key, ...plain } = refusals;
  const checks = checksOf(metrics).map((check, i) => [`_check_${i}`, expectedBy(check)] as const);
  return { ...plain, ...Object.fromEntries(checks), _not_finite, _infinite, _no_key } as Record<
    string,
    string
  >;
}

/** Throws for rows that no metric counts. Returns the number of classes. */
export function refuse(
  texts: readonly (readonly [name: string, expected: string])[],
  rows: readonly Row[],
): number | undefined {
  const sum = (name: string): number => rows.reduce((all, row) => all + number(row, name), 0);
  for (const [name, expected] of texts)
    if (sum(name) > 0)
      throw rangeError(
        'read: all rows',
        expected,
        name === '_infinite'
          ? `${sum(name)} that are not, in ${sum('_rows')} rows`
          : `${sum(name)} of ${sum('_rows')} that do not`,
      );
  // This is not a call with an argument for each group, because there may be a million.
  const widths = new Set(
    rows.flatMap((row) => [row['_narrowest'], row['_widest']]).filter((width) => width != null),
  );
  const sorted = [...widths].map(Number).sort((a, b) => a - b);
  const [low, high] = [sorted[0], sorted.at(-1)];
  if (low !== high)
    throw rangeError(
      'read: all rows',
      'have lists of one length',
      `lengths from ${low} to ${high}`,
    );
  return low;
}
