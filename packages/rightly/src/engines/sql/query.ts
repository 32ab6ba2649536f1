import type { AnyMeanMetric } from '../../core/mean-metric.ts';
import type { MetricClass } from '../../core/metric.ts';
import type { AnySumsMetric } from '../../core/sums-metric.ts';
import type { Dialect, SqlType } from './dialect.ts';
import { duckdb } from './duckdb.ts';
import { notFinite, problems, warnings } from './conditions.ts';
import { expressionsIn, isLoss, isSums, type SqlMetric, summandsOf } from './asked.ts';
import { isByElement, PLACE } from './elements.ts';
import { allKeys, keysOf, scansOf, type Sharing } from './keys.ts';
import { Plan, type SqlSum } from './plan.ts';
import { type Answer, readAnswer } from './read.ts';
import { type Source, typeOf } from './source.ts';

/** A query, and how to read its answer. */
export interface EvaluationQuery<M extends SqlMetric = AnyMeanMetric> {
  readonly text: string;
  /** For people who run it themselves, as comments in SQL: which columns of the answer are whose. */
  readonly legend: string;
  /**
   * The rows of the answer, as objects in any order: for each group, and in total, every metric as if it had seen those rows.
   * Throws RangeError where the table holds what no metric counts: NULL, labels that are not whole, bad weights, lists of unlike lengths,
   * rows whose loss is no finite number.
   */
  read(rows: readonly Readonly<Record<string, unknown>>[]): Answer<M>;
}

/**
 * One scan for all metrics and groups: sums, counts, and counts of rows to refuse or to warn of. Where a metric keeps sums by class or by
 * threshold, the answer has one row for each class or threshold that occurs. Classes and thresholds together take two scans.
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
export function evaluationQuery<M extends SqlMetric = AnyMeanMetric>(
  metrics: readonly M[],
  source: Source,
  dialect: Dialect = duckdb,
): EvaluationQuery<M> {
  const scans = sharing(metrics, source, dialect).map((one) =>
    scanFor(metrics, one, source, dialect),
  );
  return {
    // The total is the sum of the groups: they travel, rows do not.
    text:
      scans.length === 1
        ? scans[0]!.text(scans[0]!.columns)
        : together(scans, metrics, source, dialect),
    legend: legend(metrics),
    read: (rows) => readAnswer(metrics, source, rows),
  };
}

type Columns = ReadonlyMap<string, string>;

/** One scan of the table. */
interface Scan {
  /** What it gives: by name, in SQL. */
  readonly columns: Columns;
  text(columns: Columns): string;
}

/** Which metrics share a scan. */
function sharing(metrics: readonly SqlMetric[], source: Source, dialect: Dialect): Sharing[] {
  const { refs } = new Plan(metrics, source, dialect);
  return scansOf(metrics, (metric) =>
    expressionsIn(metric).some((e) => isSums(metric) && isByElement(e, refs)),
  );
}

function scanFor(
  metrics: readonly SqlMetric[],
  { places, byElement }: Sharing,
  source: Source,
  dialect: Dialect,
): Scan {
  const own = places.map((i) => metrics[i]!);
  const plan = new Plan(own, source, dialect, { byElement, all: metrics });
  const by = (source.by ?? []).map((name, i) => ({
    name: dialect.identifier(name),
    group: `_group_${i}`,
  }));
  const groups = by.map(({ group }) => group);
  const names = allKeys(metrics).map(({ key }) => key);
  const keys = allKeys(own).map(
    ({ key }, i) => [`_key_${names.indexOf(key)}`, plan.keys()[i]!] as const,
  );
  const keep = by.map(({ name, group }) => `${name} AS ${group}`);
  return {
    columns: new Map([
      ...groups.map((group) => [group, group] as const),
      ...keys,
      ...aggregates(plan, places),
    ]),
    text(columns) {
      const selected = Array.from(columns, ([name, sql]) =>
        name === sql ? sql : `${sql} AS ${name}`,
      );
      return plan.grouped(selected, keep, [...groups, ...keys.map(([, sql]) => sql)]);
    },
  };
}

/** Several scans as one query: each row of its answer says whose it is, and has NULL for what is not that scan's. */
function together(
  scans: readonly Scan[],
  metrics: readonly SqlMetric[],
  source: Source,
  dialect: Dialect,
): string {
  const names = new Set(scans.flatMap(({ columns }) => [...columns.keys()]));
  const none = (name: string): string => dialect.none(typeOfColumn(name, metrics, source));
  return scans
    .map((scan, i) => {
      const text = scan.text(
        new Map([
          ['_scan', `${i}`],
          ...Array.from(names, (name) => [name, scan.columns.get(name) ?? none(name)] as const),
        ]),
      );
      // The first scan's WITH would be taken for all of them.
      return dialect.isFlat ? `SELECT * FROM (\n${text}\n) AS t` : text;
    })
    .join('\nUNION ALL\n');
}

/** The type of an answer's column. */
function typeOfColumn(name: string, metrics: readonly SqlMetric[], source: Source): SqlType {
  const [, kind, i = 0, j = 0] = /^_(key|sum|total|count)_(\d+)(?:_(\d+))?$/.exec(name) ?? [];
  const isWeighted = source.sampleWeight !== undefined;
  if (kind === 'key')
    return allKeys(metrics)[Number(i)]!.verb === 'classes' && typeOf(source.yTrue) === 'string'
      ? 'string'
      : 'integer';
  const metric = metrics[Number(i)]!;
  if (kind === 'sum') {
    const [, { value, isUnweighted }] = summandsOf(metric as AnySumsMetric)[Number(j)]!;
    return value || (isWeighted && !isUnweighted) ? 'float64' : 'integer';
  }
  return kind && (isWeighted || (kind === 'total' && isLoss(metric))) ? 'float64' : 'integer';
}

/** A line for each metric: its name must not end the comment, nor hide what follows. */
const legend = (metrics: readonly SqlMetric[]): string =>
  metrics
    .map((metric, i) => {
      const name = metric.name.replaceAll(/[\s\p{Cc}\p{Cf}\p{Cs}]+/gu, ' ');
      return `-- ${name}: ${isSums(metric) ? legendOfSums(metrics, metric, i) : legendOfMean(metric, i)}`;
    })
    .join('\n');

function legendOfMean(metric: AnyMeanMetric, i: number): string {
  const { formula } = (metric.constructor as unknown as MetricClass<AnyMeanMetric>).definition;
  const mean = `_total_${i} / _count_${i}`;
  return formula ? `${formula}(${mean})` : mean;
}

function legendOfSums(metrics: readonly SqlMetric[], metric: AnySumsMetric, i: number): string {
  const names = allKeys(metrics).map(({ key }) => key);
  return summandsOf(metric)
    .map(([name, summand], j) => {
      const keys = keysOf(summand).map(({ key }) => `_key_${names.indexOf(key)}`);
      return `${name} _sum_${i}_${j}${keys.length > 0 ? ` by ${keys.join(' and ')}` : ''}`;
    })
    .join(', ');
}

function aggregates(plan: Plan, places: readonly number[]): [name: string, sql: string][] {
  const { dialect: d, metrics, weighted } = plan;
  const complete = plan.skipsNulls ? ['_complete'] : [];
  // Where a row is there for each of its elements, it is counted once.
  const once = plan.elements ? [`${PLACE} = 0`] : [];
  const all = (...conditions: (string | undefined)[]): string => every(...once, ...conditions);
  const every = (...conditions: (string | undefined)[]): string =>
    [...complete, ...conditions.filter((c) => c !== undefined).map((c) => `(${c})`)].join(
      ' AND ',
    ) || 'true';
  const width = plan.skipsNulls ? `CASE WHEN _complete THEN ${plan.width()} END` : plan.width();
  const sum = ({ wheres, value, isUnweighted, isByElement: ofAll }: SqlSum): string => {
    const isWeighted = weighted && !isUnweighted;
    const counted = ofAll ? every : all;
    if (value === undefined)
      return isWeighted
        ? plan.sum(where(counted(...wheres), '_weight'))
        : d.countWhere(counted(...wheres));
    const condition = counted(...wheres, weighted ? '_weight <> 0' : undefined);
    return plan.sum(where(condition, isWeighted ? d.arithmetic.times(value, '_weight') : value));
  };
  const sums = (metric: SqlMetric, i: number): [string, string][] => {
    if (isSums(metric)) return plan.sumsOf(metric).map((one, j) => [`_sum_${i}_${j}`, sum(one)]);
    const counted = plan.counted(metric);
    const total: SqlSum = isLoss(metric)
      ? { wheres: [counted], value: plan.value(metric) }
      : { wheres: [counted, plan.hit(metric as AnyMeanMetric)] };
    return [
      [`_total_${i}`, sum(total)],
      [`_count_${i}`, sum({ wheres: [counted] })],
    ];
  };
  const named = (conditions: Readonly<Record<string, string>>): [string, string][] =>
    Object.entries(conditions).map(([name, condition]) => [name, d.countWhere(all(condition))]);
  return [
    ['_rows', d.countWhere(all())],
    ...metrics.flatMap((metric, at) => sums(metric, places[at]!)),
    ...metrics.flatMap((metric, at): [string, string][] => {
      const tied = plan.tied(metric);
      return tied === undefined
        ? []
        : [[`_tied_${places[at]!}`, d.countWhere(all(plan.counted(metric), tied))]];
    }),
    ...named(warnings(plan)),
    ...named(problems(plan)),
    ...infinite(plan, every),
    ...(plan.skipsNulls
      ? [['_skipped', d.countWhere([...once, 'NOT _complete'].join(' AND '))] as [string, string]]
      : []),
    ...(plan.readsLists
      ? ([
          ['_narrowest', `min(${width})`],
          ['_widest', `max(${width})`],
        ] as [string, string][])
      : []),
  ];
}

/** Elements whose value is no finite number, where a sum has such values. */
function infinite(plan: Plan, every: (...conditions: string[]) => string): [string, string][] {
  const { dialect: d, metrics, weighted } = plan;
  const conditions = metrics
    .filter((metric) => isSums(metric))
    .flatMap((metric) => plan.sumsOf(metric))
    .flatMap(({ wheres, value, isByElement: ofAll }) =>
      ofAll && value !== undefined
        ? [
            every(
              ...wheres.filter((one) => one !== undefined),
              ...(weighted ? ['_weight <> 0'] : []),
              `NOT coalesce(${d.isFinite(value)}, (1 = 0))`,
            ),
          ]
        : [],
    );
  return conditions.length === 0
    ? []
    : [['_infinite', d.countWhere(conditions.map((one) => `(${one})`).join(' OR '))]];
}

const where = (condition: string, x: string): string =>
  condition === 'true' ? x : `CASE WHEN ${condition} THEN ${x} ELSE 0 END`;

/**
 * The rows themselves: the columns in `keep`, and for each metric whether the row is right, as `<name>_hit`, or for a loss what it is, as
 * `<name>`; the true class's rank where an accuracy reads scores.
 */
export function rowsQuery(
  metrics: readonly SqlMetric[],
  source: Source,
  keep: readonly string[],
  dialect: Dialect = duckdb,
): string {
  const plan = new Plan(metrics, source, dialect);
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
    // A metric of several sums has no value of one row.
    ...metrics.flatMap((metric) => (isSums(metric) ? [] : [valueOf(metric)])),
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
  metrics: readonly SqlMetric[],
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
