import { typeError } from '../../core/errors.ts';
import type { AnyMeanMetric } from '../../core/mean-metric.ts';
import type { Dialect } from './dialect.ts';
import { duckdb } from './duckdb.ts';
import { isLoss, Plan } from './plan.ts';
import type { Source } from './source.ts';

type Columns = Pick<Source, 'yTrue' | 'yPred'>;

const planFor = (metric: AnyMeanMetric, source: Columns, dialect: Dialect): Plan =>
  new Plan([metric], { ...source, from: '' }, dialect, false);

/**
 * The condition, in SQL, under which a row is right. Throws TypeError for a loss, which has a value instead (`valueSql`).
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
  if (isLoss(metric))
    throw typeError(
      'hitSql: the metric',
      'say what is right (valueSql is for losses)',
      metric.name,
    );
  return planFor(metric, source, dialect).hit(metric);
}

/**
 * The value, in SQL, that a row has for a metric: its loss, or 1 where it is right and else 0.
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
  const plan = planFor(metric, source, dialect);
  return isLoss(metric) ? plan.value(metric) : `CASE WHEN ${plan.hit(metric)} THEN 1 ELSE 0 END`;
}
