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

/** The rows of an answer, as `evaluationQuery` reads them: for those who have kept no query. */
export function readAnswer(
  metrics: readonly AnyMeanMetric[],
  source: Pick<Source, 'by'>,
  rows: readonly Row[],
): Answer {
  const by = source.by ?? [];
  if (by.length === 0 && rows.length !== 1)
    throw rangeError('read: the rows', 'be one row', `${rows.length} rows`);
  const classes = refuse(rows);
  const found = rows.map((row) => toGroup(metrics, by, row));
  return {
    groups: by.length === 0 ? [] : found,
    total: together(metrics, found),
    classes,
  };
}

function toGroup(metrics: readonly AnyMeanMetric[], by: readonly string[], row: Row): GroupAnswer {
  return {
    group:
      by.length === 0 ? null : Object.fromEntries(by.map((name, i) => [name, row[`_group_${i}`]])),
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
  };
}

/**
 * What all of these groups come to; `metrics` says of which metrics they are. Groups, files and machines add up alike: without weights
 * exactly, with weights as well as float64 can.
 *
 * ```ts
 * import { Accuracy } from 'rightly';
 * import { evaluationQuery, together } from 'rightly/sql';
 *
 * const metrics = [new Accuracy()];
 * const query = evaluationQuery(metrics, { from: 'answers', yTrue: 'label', yPred: 'guess' });
 * const [monday, tuesday] = [[{ _rows: 4, _total_0: 3, _count_0: 4 }], [{ _rows: 2, _total_0: 2, _count_0: 2 }]];
 * const both = together(metrics, [query.read(monday).total, query.read(tuesday).total]);
 * both.metrics[0].state; // { total: 5, count: 6 }
 * ```
 */
export function together(
  metrics: readonly AnyMeanMetric[],
  groups: readonly GroupAnswer[],
): GroupAnswer {
  const sum = (of: (group: GroupAnswer) => number): number =>
    groups.reduce((all, group) => all + of(group), 0);
  return {
    group: null,
    rows: sum(({ rows }) => rows),
    metrics: metrics.map((metric, i) => {
      const all = unseen(metric);
      for (const group of groups)
        all.become(all.merged([group.metrics[i]!], `together: ${metric.name}`));
      return all;
    }),
    tied: metrics.map((_, i) => sum(({ tied }) => tied[i]!)),
    nan: sum(({ nan }) => nan),
    outOfRange: sum(({ outOfRange }) => outOfRange),
    notBinary: sum(({ notBinary }) => notBinary),
    notProbability: sum(({ notProbability }) => notProbability),
    skipped: sum(({ skipped }) => skipped),
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

/** Another of the same configuration. */
function unseen(metric: AnyMeanMetric): AnyMeanMetric {
  return new (metric.constructor as new (options: object) => AnyMeanMetric)(metric['options']);
}

/** One that has come to these sums. */
function withState(metric: AnyMeanMetric, total: number, count: number): AnyMeanMetric {
  const { name } = metric;
  const other = unseen(metric);
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

/** Throws for rows that no metric counts; gives the number of classes. */
function refuse(rows: readonly Row[]): number | undefined {
  const sum = (name: string): number => rows.reduce((all, row) => all + number(row, name), 0);
  for (const [name, expected] of Object.entries(refusals))
    if (sum(name) > 0)
      throw rangeError('read: all rows', expected, `${sum(name)} of ${sum('_rows')} that do not`);
  // Not a call with a million arguments: there may be as many groups.
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
