import { rangeError } from '../../core/errors.ts';
import type { AnyMeanMetric } from '../../core/mean-metric.ts';
import type { Part } from '../../core/state.ts';
import { needed, number, type Row } from './answer-row.ts';
import type { SqlMetric } from './asked.ts';
import { checksOf, expectedBy } from './checks.ts';
import { allKeys } from './keys.ts';
import { isOfMetric, type Known, partsOf } from './parts.ts';
import { type Source, typeOf } from './source.ts';

/** What a query found in one group, or in all rows. */
export interface GroupAnswer<M extends SqlMetric = AnyMeanMetric> {
  /** The group's values by column; null for the total. */
  readonly group: Readonly<Record<string, unknown>> | null;
  readonly rows: number;
  /** For each metric asked for, one that has seen these rows. */
  readonly metrics: readonly M[];
  /** Rows, for each metric, where equal scores lie on both sides of k: another order of them could change the result. */
  readonly tied: readonly number[];
  /** Rows with NaN among what they are judged by. */
  readonly nan: number;
  /** Rows whose label no class has. */
  readonly outOfRange: number;
  /** Rows whose truth is neither 0 nor 1, for metrics that cut at a threshold. */
  readonly notBinary: number;
  /** Rows with truth or predictions outside of 0 to 1, for losses of probabilities and thresholds between 0 and 1: logits, perhaps. */
  readonly notProbability: number;
  /** Rows whose truth is a whole number and whose prediction is not, for metrics that ask whether the two are equal: probabilities, perhaps. */
  readonly fractional: number;
  /** Rows left out for a NULL. */
  readonly skipped: number;
}

export interface Answer<M extends SqlMetric = AnyMeanMetric> {
  readonly groups: readonly GroupAnswer<M>[];
  readonly total: GroupAnswer<M>;
  /** How many classes there are, where a row has a score for each. */
  readonly classes: number | undefined;
}

/**
 * The rows of an answer, as `evaluationQuery` reads them: for those who have kept no query. Where the type of `yTrue` is not given,
 * classes that come as text are names.
 */
export function readAnswer<M extends SqlMetric = AnyMeanMetric>(
  metrics: readonly M[],
  source: Pick<Source, 'by'> & Partial<Pick<Source, 'yTrue' | 'sampleWeight'>>,
  given: readonly Row[],
): Answer<M> {
  const by = source.by ?? [];
  const wholes = given.filter((row) => number(row, '_whole') === 1);
  const rows = given.filter((row) => !wholes.includes(row));
  const scans = [...new Set(rows.map((row) => number(row, '_scan')))].sort((a, b) => a - b);
  const isSingle = by.length === 0 && allKeys(metrics).length === 0;
  if (isSingle && rows.length !== Math.max(1, scans.length))
    throw rangeError('read: the rows', 'be one row', `${rows.length} rows`);
  checkGroups(rows, by);
  checkNulls(rows);
  const texts = Object.entries(refusalsBy(metrics));
  const classes = scans.map((scan) => refuse(texts, rows.filter(isOf(scan))));
  const width = classes.find((one) => one !== undefined);
  const known = {
    keys: allKeys(metrics).map(({ key }) => key),
    hasNames: source.yTrue === undefined ? undefined : typeOf(source.yTrue) === 'string',
    classes: width,
    // Where there are weights, the answer counts those that are refused.
    isWeighted: source.sampleWeight !== undefined || rows.some((row) => row['_weights'] != null),
  };
  const isWhole = scans.length <= 1 && known.keys.length === 0;
  const groups = by.length === 0 ? [rows] : isWhole ? rows.map((row) => [row]) : grouped(rows, by);
  const found = groups.map((own) =>
    toGroup(
      metrics,
      by,
      scans.map((scan) => own.filter(isOf(scan))),
      known,
    ),
  );
  return {
    groups: by.length === 0 ? [] : found,
    total: totalOf(metrics, found, (metric, i) => {
      const own = wholes.filter((row) => isOfMetric(row, metric, i));
      return own.length > 0 ? withState(metric, partsOf(metrics, i, own, known)) : undefined;
    }),
    classes: width,
  };
}

function checkCount(rows: number): void {
  if (!(Number.isInteger(rows) && rows >= 0))
    throw rangeError('read: _rows', 'be a whole number of at least 0', `${rows}`);
}

/** Some writers of JSON leave out what is NULL. A column that no row has is missing. */
function checkGroups(rows: readonly Row[], by: readonly string[]): void {
  for (const i of by.keys())
    if (rows.length > 0 && rows.every((row) => row[`_group_${i}`] === undefined))
      throw rangeError(
        'read: the rows',
        `have the column _group_${i}`,
        Object.keys(rows[0]!).join(', '),
      );
}

/** A query counts rows with NULL, to be refused or left out. An answer without that count tells too little. */
function checkNulls(rows: readonly Row[]): void {
  const without = rows.find((row) => row['_nulls'] === undefined && row['_skipped'] === undefined);
  if (without)
    throw rangeError(
      'read: each row',
      'have the column _nulls or _skipped',
      Object.keys(without).join(', '),
    );
}

/** Whether a row is of a scan. */
const isOf =
  (scan: number) =>
  (row: Row): boolean =>
    number(row, '_scan') === scan;

/** The rows of each group. Where sums have keys, or the query several scans, a group has several. */
function grouped(rows: readonly Row[], by: readonly string[]): Row[][] {
  const found = new Map<string, Row[]>();
  for (const row of rows) {
    const name = by.map((_, i) => identityOf(groupOf(row, i))).join();
    const others = found.get(name);
    if (others) others.push(row);
    else found.set(name, [row]);
  }
  return [...found.values()];
}

/** A row's value in a column of groups; NULL is null, also where the answer leaves it out. */
const groupOf = (row: Row, i: number): unknown => row[`_group_${i}`] ?? null;

/** A text that is equal for equal values of a column; JSON has no word for NaN and the infinities, and none for a bigint. */
const identityOf = (value: unknown): string =>
  `${typeof value} ${JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' || typeof part === 'number' ? `${typeof part} ${part}` : part)) ?? ''}`;

function toGroup<M extends SqlMetric>(
  metrics: readonly M[],
  by: readonly string[],
  /** For each scan, its rows of the group. */
  scans: readonly (readonly Row[])[],
  known: Known,
): GroupAnswer<M> {
  const [first = []] = scans;
  const all = scans.flat();
  const sum = (name: string): number => first.reduce((sofar, row) => sofar + number(row, name), 0);
  const most = (name: string): number =>
    Math.max(0, ...scans.map((rows) => rows.reduce((sofar, row) => sofar + number(row, name), 0)));
  for (const row of first) checkCount(needed(row, '_rows'));
  return {
    group:
      by.length === 0 ? null : Object.fromEntries(by.map((name, i) => [name, groupOf(all[0]!, i)])),
    rows: sum('_rows'),
    metrics: metrics.map((metric, i) => {
      const own = scans.find((rows) => rows.some((row) => isOfMetric(row, metric, i))) ?? first;
      return withState(metric, partsOf(metrics, i, own, known));
    }),
    tied: metrics.map((_, i) => most(`_tied_${i}`)),
    nan: most('_nan'),
    outOfRange: most('_out_of_range'),
    notBinary: most('_not_binary'),
    notProbability: most('_not_probability'),
    fractional: most('_fractional'),
    skipped: sum('_skipped'),
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
 * const [monday, tuesday] = [[{ _rows: 4, _nulls: 0, _total_0: 3, _count_0: 4 }], [{ _rows: 2, _nulls: 0, _total_0: 2, _count_0: 2 }]];
 * const both = together(metrics, [query.read(monday).total, query.read(tuesday).total]);
 * both.metrics[0].state; // { total: 5, count: 6 }
 * ```
 */
export const together = <M extends SqlMetric>(
  metrics: readonly M[],
  groups: readonly GroupAnswer<M>[],
): GroupAnswer<M> => totalOf(metrics, groups, () => undefined);

/** The same; `whole` gives a metric that has seen the rows of all groups, where the answer has one. */
function totalOf<M extends SqlMetric>(
  metrics: readonly M[],
  groups: readonly GroupAnswer<M>[],
  whole: (metric: M, i: number) => M | undefined,
): GroupAnswer<M> {
  const sum = (of: (group: GroupAnswer<M>) => number): number =>
    groups.reduce((all, group) => all + of(group), 0);
  return {
    group: null,
    rows: sum(({ rows }) => rows),
    metrics: metrics.map((metric, i) => {
      const known = whole(metric, i);
      if (known) return known;
      const all: SqlMetric = unseen(metric);
      for (const group of groups)
        all.become(all.merged([group.metrics[i]! as never], `together: ${metric.name}`));
      return all as M;
    }),
    tied: metrics.map((_, i) => sum(({ tied }) => tied[i]!)),
    nan: sum(({ nan }) => nan),
    outOfRange: sum(({ outOfRange }) => outOfRange),
    notBinary: sum(({ notBinary }) => notBinary),
    notProbability: sum(({ notProbability }) => notProbability),
    fractional: sum(({ fractional }) => fractional),
    skipped: sum(({ skipped }) => skipped),
  };
}

/** Another of the same configuration. */
function unseen<M extends SqlMetric>(metric: M): M {
  return new (metric.constructor as new (options: object) => M)(
    (metric as AnyMeanMetric)['options'],
  );
}

/** One that has come to these sums. */
function withState<M extends SqlMetric>(metric: M, parts: (name: string) => Part): M {
  const what = `read: ${metric.name}`;
  const other: SqlMetric = unseen(metric);
  other.become(other.plus([parts], what));
  (other as AnyMeanMetric)['check'](what);
  return other as M;
}

/** What a row can be refused for; the names are those of the query's columns. */
export const refusals: Readonly<Record<string, string>> = {
  _not_held: 'meet the condition that must hold',
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

/** What a row can be refused for by these metrics, the plainest reason first. */
export function refusalsBy(metrics: readonly SqlMetric[]): Readonly<Record<string, string>> {
  const { _not_finite, _infinite, _no_key, ...plain } = refusals;
  const checks = checksOf(metrics).map((check, i) => [`_check_${i}`, expectedBy(check)] as const);
  return { ...plain, ...Object.fromEntries(checks), _not_finite, _infinite, _no_key } as Record<
    string,
    string
  >;
}

/** Throws for rows that no metric counts; gives the number of classes. */
function refuse(
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
