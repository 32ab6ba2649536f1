import { rangeError } from '../../core/errors.ts';
import type { AnyMeanMetric } from '../../core/mean-metric.ts';
import type { Source } from './source.ts';

/** What a query found in one group, or in all rows. */
export interface GroupAnswer {
  /** The group's values by column; null for the total. */
  readonly group: Readonly<Record<string, unknown>> | null;
  readonly rows: number;
  /** For each metric asked for, one that has seen these rows. */
  readonly metrics: readonly AnyMeanMetric[];
  /** Rows, for each metric, where equal scores lie on both sides of k: another order of them could change the result. */
  readonly tied: readonly number[];
  /** Rows with NaN among what they are judged by. */
  readonly nan: number;
  /** Rows whose label no class has. */
  readonly outOfRange: number;
  /** Rows whose truth is neither 0 nor 1, for metrics that cut at a threshold. */
  readonly notBinary: number;
  /** Rows with truth or predictions outside of 0 to 1, for losses of probabilities: logits, perhaps. */
  readonly notProbability: number;
  /** Rows left out for a NULL. */
  readonly skipped: number;
}

export interface Answer {
  readonly groups: readonly GroupAnswer[];
  readonly total: GroupAnswer;
  /** How many classes there are, where a row has a score for each. */
  readonly classes: number | undefined;
}

type Row = Readonly<Record<string, unknown>>;

export function readAnswer(
  metrics: readonly AnyMeanMetric[],
  source: Source,
  rows: readonly Row[],
): Answer {
  const by = source.by ?? [];
  const isTotal = (row: Row): boolean => by.length === 0 || number(row, '_grouping') !== 0;
  const all = rows.find(isTotal);
  if (!all) throw rangeError('read: the rows', 'hold the total', `${rows.length} rows`);
  refuse(all);
  const toGroup = (row: Row): GroupAnswer => ({
    group: isTotal(row)
      ? null
      : Object.fromEntries(by.map((name, i) => [name, row[`_group_${i}`]])),
    rows: needed(row, '_rows'),
    metrics: metrics.map((metric, i) =>
      withState(metric, needed(row, `_total_${i}`), needed(row, `_count_${i}`)),
    ),
    tied: metrics.map((_, i) => number(row, `_tied_${i}`)),
    nan: number(row, '_nan'),
    outOfRange: number(row, '_out_of_range'),
    notBinary: number(row, '_not_binary'),
    notProbability: number(row, '_not_probability'),
    skipped: number(row, '_skipped'),
  });
  return {
    groups: rows.filter((row) => !isTotal(row)).map(toGroup),
    total: toGroup(all),
    classes:
      all['_widest'] === undefined || all['_widest'] === null ? undefined : number(all, '_widest'),
  };
}

/** A sum that the query must have given: its absence is not 0. */
function needed(row: Row, name: string): number {
  if (row[name] === undefined)
    throw rangeError('read: each row', `have the column ${name}`, Object.keys(row).join(', '));
  return number(row, name);
}

/** Counts come as numbers or bigints, and not at all where the query had nothing to count. */
const number = (row: Row, name: string): number => Number(row[name] ?? 0);

/** Another of the same configuration that has come to these sums. */
function withState(metric: AnyMeanMetric, total: number, count: number): AnyMeanMetric {
  const { constructor, name } = metric;
  const other = new (constructor as new (options: object) => AnyMeanMetric)(metric['options']);
  const sums = { total, count };
  other.become(other.plus([(sum) => [sums[sum], 0]], `read: ${name}`));
  other['check'](`read: ${name}`);
  return other;
}

/** What a row can be refused for; the names are those of the query's columns. */
export const refusals: Readonly<Record<string, string>> = {
  _nulls: 'hold no NULL (or be skipped)',
  _fractions: 'have whole numbers for labels',
  _fraction_ids: 'have whole numbers for ids',
  _truth_nan: 'have no NaN in the truth',
  _lengths: 'have truth and scores of one length',
  _no_classes: 'have at least one score',
  _weights: 'have finite weights of at least 0',
  _factors: 'have as many scores as alpha has numbers',
  _unknown_labels: 'have labels that are classes',
  _not_finite: 'have values that are finite numbers',
};

function refuse(total: Row): void {
  for (const [name, expected] of Object.entries(refusals))
    if (number(total, name) > 0)
      throw rangeError(
        'read: all rows',
        expected,
        `${number(total, name)} of ${number(total, '_rows')} that do not`,
      );
  const [low, high] = [number(total, '_narrowest'), number(total, '_widest')];
  if (low !== high)
    throw rangeError(
      'read: all rows',
      'have lists of one length',
      `lengths from ${low} to ${high}`,
    );
}
