import type { AnyMeanMetric } from '../../core/mean-metric.ts';
import type { MetricClass } from '../../core/metric.ts';
import type { Dialect } from './dialect.ts';
import { duckdb } from './duckdb.ts';
import { notFinite, problems, warnings } from './conditions.ts';
import { isLoss, Plan } from './plan.ts';
import { type Answer, readAnswer } from './read.ts';
import type { Source } from './source.ts';

/** A query, and how to read its answer. */
export interface EvaluationQuery {
  readonly text: string;
  /** For people who run it themselves, as comments in SQL: which columns of the answer are whose. */
  readonly legend: string;
  /**
   * The rows of the answer, as objects in any order: for each group, and in total, every metric as if it had seen those rows.
   * Throws RangeError where the table holds what no metric counts: NULL, labels that are not whole, bad weights, lists of unlike lengths,
   * rows whose loss is no finite number.
   */
  read(rows: readonly Readonly<Record<string, unknown>>[]): Answer;
}

/**
 * One scan for all metrics and groups: sums, counts, and counts of rows to refuse or to warn of.
 *
 * ```ts
 * import { SparseCategoricalAccuracy } from 'rightly';
 * import { evaluationQuery } from 'rightly/sql';
 *
 * const query = evaluationQuery([new SparseCategoricalAccuracy()], { from: 'predictions', yTrue: 'label', yPred: 'scores' });
 * query.legend; // -- sparse_categorical_accuracy: _total_0 / _count_0
 * query.read([{ _rows: 4n, _total_0: 3n, _count_0: 4n }]).total.metrics[0].result(); // 0.75
 * ```
 */
export function evaluationQuery(
  metrics: readonly AnyMeanMetric[],
  source: Source,
  dialect: Dialect = duckdb,
): EvaluationQuery {
  const plan = new Plan(metrics, source, dialect);
  const by = (source.by ?? []).map((name, i) => ({
    name: dialect.identifier(name),
    group: `_group_${i}`,
  }));
  const groups = by.map(({ group }) => group);
  const selected = [...groups, ...aggregates(plan).map(([name, sql]) => `${sql} AS ${name}`)];
  const keep = by.map(({ name, group }) => `${name} AS ${group}`);
  return {
    // The total is the sum of the groups: they travel, rows do not.
    text: plan.grouped(selected, keep, groups),
    legend: legend(metrics),
    read: (rows) => readAnswer(metrics, source, rows),
  };
}

/** A line for each metric: its name must not end the comment, nor hide what follows. */
const legend = (metrics: readonly AnyMeanMetric[]): string =>
  metrics
    .map((metric, i) => {
      const { formula } = (metric.constructor as unknown as MetricClass<AnyMeanMetric>).definition;
      const mean = `_total_${i} / _count_${i}`;
      return `-- ${metric.name.replaceAll(/[\s\p{Cc}\p{Cf}\p{Cs}]+/gu, ' ')}: ${formula ? `${formula}(${mean})` : mean}`;
    })
    .join('\n');

function aggregates(plan: Plan): [name: string, sql: string][] {
  const { dialect: d, metrics, weighted } = plan;
  const complete = plan.skipsNulls ? ['_complete'] : [];
  const all = (...conditions: (string | undefined)[]): string =>
    [...complete, ...conditions.filter((c) => c !== undefined).map((c) => `(${c})`)].join(
      ' AND ',
    ) || 'true';
  const width = plan.skipsNulls ? `CASE WHEN _complete THEN ${plan.width()} END` : plan.width();
  const sum = (condition: string): string =>
    weighted ? plan.sum(where(condition, '_weight')) : d.countWhere(condition);
  const total = (metric: AnyMeanMetric): string => {
    const counted = plan.counted(metric);
    if (!isLoss(metric)) return sum(all(counted, plan.hit(metric)));
    const value = plan.value(metric);
    const condition = all(counted, weighted ? '_weight <> 0' : undefined);
    const product = weighted ? d.arithmetic.times(value, '_weight') : value;
    return plan.sum(where(condition, product));
  };
  const named = (conditions: Readonly<Record<string, string>>): [string, string][] =>
    Object.entries(conditions).map(([name, condition]) => [name, d.countWhere(all(condition))]);
  return [
    ['_rows', d.countWhere(all())],
    ...metrics.flatMap((metric, i): [string, string][] => [
      [`_total_${i}`, total(metric)],
      [`_count_${i}`, sum(all(plan.counted(metric)))],
    ]),
    ...metrics.flatMap((metric, i): [string, string][] => {
      const tied = plan.tied(metric);
      return tied === undefined
        ? []
        : [[`_tied_${i}`, d.countWhere(all(plan.counted(metric), tied))]];
    }),
    ...named(warnings(plan)),
    ...named(problems(plan)),
    ...(plan.skipsNulls ? [['_skipped', d.countWhere('NOT _complete')] as [string, string]] : []),
    ...(plan.readsLists
      ? ([
          ['_narrowest', `min(${width})`],
          ['_widest', `max(${width})`],
        ] as [string, string][])
      : []),
  ];
}

const where = (condition: string, x: string): string =>
  condition === 'true' ? x : `CASE WHEN ${condition} THEN ${x} ELSE 0 END`;

/**
 * The rows themselves: the columns in `keep`, and for each metric whether the row is right, as `<name>_hit`, or for a loss what it is, as
 * `<name>`; the true class's rank where an accuracy reads scores.
 */
export function rowsQuery(
  metrics: readonly AnyMeanMetric[],
  source: Source,
  keep: readonly string[],
  dialect: Dialect = duckdb,
): string {
  const plan = new Plan(metrics, source, dialect);
  const ranking = plan.ranking();
  const free = (name: string): string =>
    keep.includes(name) ? free(`${name}_`) : dialect.identifier(name);
  const added = [
    ...(ranking
      ? [`${ranking.predicted} AS ${free('predicted')}`, `${ranking.rank} AS ${free('rank')}`]
      : []),
    ...metrics.map((metric) =>
      isLoss(metric)
        ? `${plan.value(metric)} AS ${free(metric.name)}`
        : `coalesce(${plan.hit(metric)}, false) AS ${free(`${metric.name}_hit`)}`,
    ),
  ];
  // Inside they have names of our own, so as not to meet those of what is computed.
  const inside = keep.map((name, i) => [dialect.identifier(name), `_keep_${i}`] as const);
  const kept = inside.map(([name, own]) => `${own} AS ${name}`);
  const from = plan.from(inside.map(([name, own]) => `${name} AS ${own}`));
  const complete = plan.skipsNulls ? '\nWHERE _complete' : '';
  return `SELECT ${[...kept, ...added].join(', ')}\nFROM ${from}${complete}`;
}

/**
 * The rows that `evaluationQuery` refuses, each with a column `_problem` that says why, and `_metric`, the first loss that has no finite
 * value there; `keep` says which row it is.
 */
export function problemsQuery(
  metrics: readonly AnyMeanMetric[],
  source: Source,
  keep: readonly string[],
  dialect: Dialect = duckdb,
): string {
  const plan = new Plan(metrics, source, dialect);
  const found = Object.entries(problems(plan));
  const losses = metrics.flatMap((metric, i) =>
    isLoss(metric) ? [[i, notFinite(plan, metric)] as const] : [],
  );
  const selected = [
    ...keep.map((name) => dialect.identifier(name)),
    '_y_true',
    '_y_pred',
    ...(plan.weighted ? ['_weight'] : []),
    `${first(found.map(([name, condition]) => [condition, `'${name}'`]))} AS _problem`,
    `${first(losses.map(([i, condition]) => [condition, i]))} AS _metric`,
  ];
  const from = plan.from(keep.map((name) => dialect.identifier(name)));
  const complete = plan.skipsNulls ? '_complete AND ' : '';
  const any = found.map(([, condition]) => `coalesce(${condition}, false)`).join(' OR ') || 'false';
  return `SELECT ${selected.join(', ')}\nFROM ${from}\nWHERE ${complete}(${any})`;
}

/** What the first condition that is true stands for. */
const first = (cases: readonly (readonly [condition: string, value: string | number])[]): string =>
  cases.length === 0
    ? 'NULL'
    : `CASE ${cases.map(([condition, value]) => `WHEN ${condition} THEN ${value}`).join(' ')} END`;
