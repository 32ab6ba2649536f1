import { isPlain, rangeError, show, typeError } from '../../core/errors.ts';
import type { AnyMeanMetric } from '../../core/declared-mean.ts';
import { isArray } from '../../core/readable.ts';
import { isSums, type SqlMetric } from './asked.ts';
import type { Exact } from './area.ts';
import type { Dialect, SqlType } from './dialect.ts';
import { duckdb } from './duckdb.ts';
import { legend } from './legend.ts';
import { QueryPlan } from './query-plan.ts';
import { type Answer, readAnswer } from './read.ts';
import { scanned } from './scan.ts';
import { checkNames, type Source } from './source.ts';

/** A query, and the function that reads its answer. */
export interface EvaluationQuery<M extends SqlMetric = AnyMeanMetric> {
  readonly text: string;
  /** The types of the answer's columns, by name. Undefined for `_group_0` and so on, whose types are not known. */
  readonly columns: ReadonlyMap<string, SqlType | undefined>;
  /** SQL comments that say which columns of the answer belong to which metric, for people who run the query themselves. */
  readonly legend: string;
  /**
   * Reads the rows of the answer, as objects in any order. The result has every metric with the counted rows, for each group and in total.
   * Throws RangeError where the table holds values that no metric counts: NULL, labels that are not whole, bad weights, lists of different
   * lengths, losses that are not finite.
   */
  read(rows: readonly Readonly<Record<string, unknown>>[]): Answer<M>;
}

export interface QueryOptions {
  /**
   * The answer for an exact area (`AUC` with `exact`, `AveragePrecision`). With `'sums'`, the default, it has one row for each score. These sums
   * merge and are saved. With `'area'` it has one row for each group, with the area that the engine computed. Then the metric has a result and no
   * state. With `'counts'` it has only the counts of rows, for programs that compute the areas themselves. `read` takes the area of the
   * metric at index `i` from a column `_area_i`.
   */
  readonly exact?: Exact | undefined;
}

/**
 * The query for all metrics and groups. One scan gives sums, counts, and counts of rows to refuse or to warn of. Where a metric keeps sums by
 * class or by threshold, the answer has one row for each class or threshold that occurs. Classes and thresholds together take two scans. Throws
 * TypeError for a wrong source, and for metrics that SQL cannot compute from these columns. Throws RangeError for an empty list of metrics and
 * for an unknown `exact`.
 *
 * ```ts
 * import { SparseCategoricalAccuracy } from 'rightly';
 * import { evaluationQuery } from 'rightly/sql';
 *
 * const query = evaluationQuery([new SparseCategoricalAccuracy()], { from: 'predictions', yTrue: 'label', yPred: 'scores' });
 * query.legend; // -- sparse_categorical_accuracy: _total_0 / _count_0
 * query.read([{ _rows: 4n, _nulls: 0n, _total_0: 3n, _count_0: 4n }]).total.metrics[0].result(); // 0.75
 * ```
 */
export function evaluationQuery<M extends SqlMetric = AnyMeanMetric>(
  metrics: readonly M[],
  source: Source,
  dialect: Dialect = duckdb,
  options: QueryOptions = {},
): EvaluationQuery<M> {
  if (!isArray(metrics)) throw typeError('evaluationQuery metrics', 'be an array', show(metrics));
  if (!isPlain(source))
    throw typeError(
      'evaluationQuery source',
      'be an object of from, yTrue and yPred',
      show(source),
    );
  if (metrics.length === 0)
    throw rangeError('evaluationQuery metrics', 'hold a metric', show(metrics));
  const exact = exactIn(options);
  return {
    ...scanned(metrics, source, dialect, exact),
    legend: legend(metrics, source.sampleWeight !== undefined, exact !== 'sums'),
    read: (rows) => readAnswer(metrics, source, rows),
  };
}

function exactIn(options: QueryOptions): Exact {
  const wrong = isPlain(options) ? Object.keys(options).find((key) => key !== 'exact') : options;
  if (wrong !== undefined || options === undefined)
    throw typeError('evaluationQuery options', 'be an object of exact', show(wrong));
  const { exact = 'sums' } = options;
  if (exact !== 'sums' && exact !== 'area' && exact !== 'counts')
    throw rangeError('evaluationQuery exact', "be 'sums', 'area' or 'counts'", show(exact));
  return exact;
}

/**
 * The query for single rows, with the columns in `keep`. An accuracy has the column `<name>_hit`, whether the row is right. A loss has the column
 * `<name>`, the value of the row. Where an accuracy reads scores, the query also has the rank of the true class. Throws TypeError for a wrong
 * source, and for metrics that SQL cannot compute from these columns.
 */
export function rowsQuery(
  metrics: readonly SqlMetric[],
  source: Source,
  keep: readonly string[],
  dialect: Dialect = duckdb,
): string {
  checkNames(keep, 'rowsQuery keep');
  const plan = new QueryPlan(metrics, source, dialect);
  const ranking = plan.ranking();
  const free = (name: string): string =>
    keep.includes(name) ? free(`${name}_`) : dialect.identifier(name);
  const valueOf = (metric: AnyMeanMetric): string =>
    metric.checked
      ? `${plan.value(metric)} AS ${free(metric.name)}`
      : `coalesce(${plan.hit(metric)}, false) AS ${free(`${metric.name}_hit`)}`;
  const added = [
    ...(ranking
      ? [`${ranking.predicted} AS ${free('predicted')}`, `${ranking.rank} AS ${free('rank')}`]
      : []),
    // A metric of several sums has no value for one row.
    ...metrics.flatMap((metric) => (isSums(metric) ? [] : [valueOf(metric)])),
  ];
  // Nested columns have our own names, so that they differ from computed columns.
  const inside = keep.map((name, i) => [dialect.identifier(name), `_keep_${i}`] as const);
  const kept = inside.map(([name, own]) => `${own} AS ${name}`);
  const from = plan.from(inside.map(([name, own]) => `${name} AS ${own}`));
  const complete = plan.skipsNulls ? '\nWHERE _complete' : '';
  return `SELECT ${[...kept, ...added].join(', ')}\nFROM ${from}${complete}`;
}
