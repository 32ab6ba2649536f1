import type { Summands } from 'rightly';
import {
  type Dialect,
  type EvaluationQuery,
  evaluationQuery,
  type QueryOptions,
  type Source,
} from 'rightly/sql';
import type { Column } from '../../engines/column.ts';
import { InputError } from '../../process/errors.ts';
import { checkFit } from '../check-fit.ts';
import type { Columns } from '../choose-columns.ts';
import { type DeclaredMetric, isMean } from '../declared-metric.ts';
import { metricsFor } from '../metrics-for.ts';
import type { ReadOptions } from '../read-options.ts';
import type { SelectedMetrics } from '../share-sums.ts';
import type { PreparedTable } from './prepare-table.ts';
import { type OneVsRestQueries, oneVsRestQueries } from './one-vs-rest-queries.ts';

/** The metrics and the query for a table. */
export interface Asked extends SelectedMetrics {
  readonly columns: Columns;
  readonly source: Source;
  readonly table: PreparedTable;
  readonly query: EvaluationQuery<DeclaredMetric>;
  /** The areas of each class against the rest. */
  readonly areas: OneVsRestQueries | undefined;
}

/**
 * Chooses the metrics for a table, and writes the query that counts them. `exact` says what the query returns for exact areas: the engine
 * computes an area itself unless its sums are needed.
 */
export function ask(
  table: PreparedTable,
  options: ReadOptions,
  dialect: Dialect,
  exact: QueryOptions['exact'],
): Asked {
  const { columns, contents, names } = table;
  const chosen = metricsFor(options, contents);
  const { metrics } = chosen;
  const areLabels = contents.predictions === 'labels';
  const source: Source = {
    ...((dialect.isFlat ? table.parts : undefined) ?? { from: table.from() }),
    yTrue: {
      column: names.yTrue,
      type: table.truth,
      list: contents.oneHot,
      wide: areLabels && isWide(columns.yTrue),
    },
    yPred: {
      column: names.yPred,
      type: table.prediction,
      precision: table.precision,
      wide: areLabels && isWide([columns.yPred].flat()[0]!),
      list: contents.predictions === 'scores',
    },
    sampleWeight: columns.sampleWeight && names.sampleWeight,
    by: names.by,
    ...(table.holds === undefined ? {} : { holds: table.holds }),
    nulls: options.nulls,
  };
  checkFit(metrics, table);
  if (columns.sampleWeight) checkUnweighted(metrics);
  const query = evaluationQuery(metrics, source, dialect, { exact });
  const areas =
    chosen.oneVsRest && oneVsRestQueries(chosen.oneVsRest, { table, source, dialect, exact });
  return { ...chosen, columns, source, table, query, areas };
}

/** Whether a column may hold whole numbers beyond the range of 64 bits. */
const isWide = ({ type, typeName }: Column): boolean =>
  type === 'integer' && /^(UBIGINT|U?HUGEINT|DECIMAL)/.test(typeName);

/** Throws InputError for metrics whose moments SQL cannot weight. */
function checkUnweighted(metrics: readonly DeclaredMetric[]): void {
  const metric = metrics.find((one) => !isMean(one) && hasMoments(one.summands));
  if (metric)
    throw new InputError(
      `${metric.name} takes no weights in SQL: say --no-sample-weight, or evaluate NPY or Arrow files`,
    );
}

const hasMoments = (summands: Summands): boolean =>
  Object.values(summands).some(({ moments }) => moments !== undefined);
