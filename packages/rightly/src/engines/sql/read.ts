import { isPlain, rangeError, show, typeError } from '../../core/errors.ts';
import type { AnyMeanMetric } from '../../core/declared-mean.ts';
import { isArrayOf, objectOf } from '../../core/readable.ts';
import { unseen } from '../../core/unseen.ts';
import { checkRows, number, type Row } from './answer-row.ts';
import { checkMetrics, type SqlMetric } from './asked.ts';
import { type GroupAnswer, groupOf, GroupReader, isOf } from './group-answer.ts';
import { allKeys } from './keys.ts';
import { isOfMetric } from './parts.ts';
import { refusalsBy, refuse } from './refused.ts';
import { checkNames, type Source, typeOf } from './source.ts';

export interface Answer<M extends SqlMetric = AnyMeanMetric> {
  readonly groups: readonly GroupAnswer<M>[];
  readonly total: GroupAnswer<M>;
  /** The number of classes, where a row has a score for each. */
  readonly classes: number | undefined;
}

/**
 * Reads the rows of an answer, as `evaluationQuery` does, for programs that did not keep the query. Where the type of `yTrue` is not given,
 * classes that are text are names. Throws TypeError for a wrong argument, and the errors of `read`.
 */
export function readAnswer<M extends SqlMetric = AnyMeanMetric>(
  metrics: readonly M[],
  source: Pick<Source, 'by'> & Partial<Pick<Source, 'yTrue' | 'sampleWeight'>>,
  given: readonly Row[],
): Answer<M> {
  checkMetrics(metrics, 'readAnswer');
  if (!isPlain(source))
    throw typeError(
      'readAnswer source',
      'be an object of by, yTrue and sampleWeight',
      show(source),
    );
  checkRows(given, 'readAnswer rows');
  const by = source.by ?? [];
  checkNames(by, 'readAnswer source by');
  const wholes = given.filter(isOfAll);
  const rows = wholes.length === 0 ? given : given.filter((row) => !isOfAll(row));
  const scans = [...new Set(rows.map((row) => number(row, '_scan')))].sort((a, b) => a - b);
  const isSingle = by.length === 0 && allKeys(metrics).length === 0;
  if (isSingle && rows.length !== Math.max(1, scans.length))
    throw rangeError('read: the rows', 'be one row', `${rows.length} rows`);
  checkGroups(rows, by);
  // Later scans of the same rows do not count them once more.
  checkNulls(scans.length <= 1 ? rows : rows.filter(isOf(scans[0]!)));
  const texts = Object.entries(refusalsBy(metrics));
  const classes = scans.map((scan) => refuse(texts, rows.filter(isOf(scan))));
  const width = classes.find((one) => one !== undefined);
  const known = {
    keys: allKeys(metrics).map(({ key }) => key),
    hasNames: source.yTrue === undefined ? undefined : typeOf(source.yTrue) === 'string',
    classes: width,
    // With weights, the answer counts refused weights.
    isWeighted: source.sampleWeight !== undefined || rows.some((row) => row['_weights'] != null),
  };
  const isWhole = scans.length <= 1 && known.keys.length === 0;
  const groups = by.length === 0 ? [rows] : isWhole ? rows.map((row) => [row]) : grouped(rows, by);
  const reader = new GroupReader(metrics, by, known);
  const found = groups.map((own) =>
    reader.group(scans.length === 1 ? [own] : scans.map((scan) => own.filter(isOf(scan)))),
  );
  if (by.length === 0 && wholes.length === 0)
    return { groups: [], total: { ...found[0]!, group: null }, classes: width };
  return {
    groups: by.length === 0 ? [] : found,
    total: totalOf(metrics, found, (metric, i) => {
      const own = wholes.filter((row) => isOfMetric(row, metric, i));
      return own.length > 0 ? reader.metric(i, own) : undefined;
    }),
    classes: width,
  };
}

/** Whether a row is the total of all groups. */
const isOfAll = (row: Row): boolean => number(row, '_whole') === 1;

/** Some JSON writers leave out NULL. A column is missing only if no row has it. */
function checkGroups(rows: readonly Row[], by: readonly string[]): void {
  for (const i of by.keys())
    if (rows.length > 0 && rows.every((row) => row[`_group_${i}`] === undefined))
      throw rangeError(
        'read: the rows',
        `have the column _group_${i}`,
        Object.keys(rows[0]!).join(', '),
      );
}

/** Throws for an answer without the counts of rows with NULL. A query counts such rows to refuse or to skip them. */
function checkNulls(rows: readonly Row[]): void {
  const without = rows.find((row) => row['_nulls'] === undefined && row['_skipped'] === undefined);
  if (without)
    throw rangeError(
      'read: each row',
      'have the column _nulls or _skipped',
      Object.keys(without).join(', '),
    );
}

/** The rows of each group. With keyed sums or several scans, a group has several rows. */
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

/** A text that is equal for equal values of a column. JSON has no NaN, infinities and bigints. */
const identityOf = (value: unknown): string =>
  `${typeof value} ${JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' || typeof part === 'number' ? `${typeof part} ${part}` : part)) ?? ''}`;

/**
 * Adds groups up. `metrics` are the metrics of the groups. Groups may come from several files and machines. Without weights the sums are
 * exact. With weights they are as accurate as float64 can be. Throws TypeError for groups that are no answers for these metrics.
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
): GroupAnswer<M> => {
  checkMetrics(metrics, 'together');
  const isAnswer = (group: unknown): boolean =>
    objectOf<ArrayLike<unknown>>(objectOf<GroupAnswer>(group).metrics).length === metrics.length;
  if (!isArrayOf(groups, isAnswer))
    throw typeError('together groups', 'be answers for these metrics', show(groups));
  return totalOf(metrics, groups, () => undefined);
};

/** The total of groups. `whole` gives a metric that counted the rows of all groups, where the answer has one. */
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
