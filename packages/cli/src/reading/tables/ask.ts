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
import type { Chosen } from '../shared.ts';
import type { PreparedTable } from './arrange.ts';
import { type VersusQueries, versusQueries } from './versus-queries.ts';

/** What is asked of a table in SQL. */
export interface Asked extends Chosen {
  readonly columns: Columns;
  readonly source: Source;
  readonly table: PreparedTable;
  readonly query: EvaluationQuery<DeclaredMetric>;
  /** The areas of each class against the rest. */
  readonly areas: VersusQueries | undefined;
}

/**
 * The metrics, and the query that counts them, for a table whose columns are known. `exact` says what comes back of exact areas: the
 * engine computes an area itself where no sums are kept.
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
  const areas = chosen.versus && versusQueries(chosen.versus, { table, source, dialect, exact });
  return { ...chosen, columns, source, table, query, areas };
}

/** Whether whole numbers of a column may lie beyond -2^63 and 2^63. */
const isWide = ({ type, typeName }: Column): boolean =>
  type === 'integer' && /^(UBIGINT|U?HUGEINT|DECIMAL)/.test(typeName);

/** SQL keeps means and spreads of rows that weigh alike. */
function checkUnweighted(metrics: readonly DeclaredMetric[]): void {
  const metric = metrics.find((one) => !isMean(one) && hasMoments(one.summands));
  if (metric)
    throw new InputError(
      `${metric.name} takes no weights in SQL: say --no-sample-weight, or evaluate NPY or Arrow files`,
    );
}

const hasMoments = (summands: Summands): boolean =>
  Object.values(summands).some(({ moments }) => moments !== undefined);
