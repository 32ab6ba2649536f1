import { isPlain, typeError } from '../../core/errors.ts';
import type { AnyMeanMetric } from '../../core/declared-mean.ts';
import type { Dialect } from './dialect.ts';
import { duckdb } from './duckdb.ts';
import { checkMetrics, isLoss } from './asked.ts';
import { checkDialect } from './check-dialect.ts';
import { QueryPlan } from './query-plan.ts';
import type { Source } from './source.ts';

type Columns = Pick<Source, 'yTrue' | 'yPred'>;

/** An expression outside of a query. Where a SELECT is possible, repeated parts are computed once. */
function alone(
  metric: AnyMeanMetric,
  source: Columns,
  dialect: Dialect,
  write: (plan: QueryPlan) => string,
): string {
  checkDialect(dialect);
  // The plan refuses a source that is no object.
  const columns = isPlain(source) ? { ...source, from: '' } : source;
  const plan = (nested: boolean): QueryPlan =>
    new QueryPlan([metric], columns, dialect, { nested });
  if (!dialect.selectsPerRow) return write(plan(false));
  const nested = plan(true);
  const sql = write(nested);
  return nested.columns([]).length > 1
    ? `(SELECT ${sql} FROM ${nested.from([])})`
    : write(plan(false));
}

/**
 * The SQL condition under which a row is right. Throws TypeError for a loss, which has a value instead (`valueSql`).
 *
 * ```ts
 * import { BinaryAccuracy } from 'rightly';
 * import { hitSql } from 'rightly/sql';
 *
 * const sql = hitSql(new BinaryAccuracy(), { yTrue: { column: 'y', type: 'integer' }, yPred: { column: 'p', type: 'integer' } });
 * sql; // ("y" = CASE WHEN "p" > CAST('0.5' AS DOUBLE) THEN 1 ELSE 0 END)
 * ```
 */
export function hitSql(metric: AnyMeanMetric, source: Columns, dialect: Dialect = duckdb): string {
  checkMetrics([metric], 'hitSql');
  if (isLoss(metric))
    throw typeError(
      'hitSql: the metric',
      'decide right or wrong (valueSql is for losses)',
      metric.name,
    );
  return alone(metric, source, dialect, (plan) => plan.hit(metric));
}

/**
 * The SQL value of a row for a metric: its loss, or 1 where the row is right and else 0. Throws TypeError for columns that do not fit the metric.
 *
 * ```ts
 * import { MeanAbsoluteError } from 'rightly';
 * import { valueSql } from 'rightly/sql';
 *
 * valueSql(new MeanAbsoluteError(), { yTrue: 'price', yPred: 'estimate' }); // (abs((CAST("price" AS DOUBLE) - CAST("estimate" AS DOUBLE))))
 * ```
 */
export function valueSql(
  metric: AnyMeanMetric,
  source: Columns,
  dialect: Dialect = duckdb,
): string {
  return alone(metric, source, dialect, (plan) =>
    isLoss(metric) ? plan.value(metric) : `CASE WHEN ${plan.hit(metric)} THEN 1 ELSE 0 END`,
  );
}
