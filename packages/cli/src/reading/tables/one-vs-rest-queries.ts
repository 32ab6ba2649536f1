import {
  type Dialect,
  type EvaluationQuery,
  evaluationQuery,
  type QueryOptions,
  type Source,
} from 'rightly/sql';
import type { OneVsRest } from '../one-vs-rest.ts';
import type { DeclaredMetric } from '../declared-metric.ts';
import type { PreparedTable } from './prepare-table.ts';

type Query = EvaluationQuery<DeclaredMetric>;

/** Queries that count metrics for each class against the rest. */
export interface OneVsRestQueries extends OneVsRest {
  readonly total: Query;
  /** By class and by group; undefined where there are no groups. */
  readonly groups: Query | undefined;
}

/** The name of the column with the class that is compared with the rest. */
export const PLACE = '_against';

interface Of {
  readonly table: PreparedTable;
  readonly source: Source;
  readonly dialect: Dialect;
  readonly exact: QueryOptions['exact'];
}

/** The queries. Each row with scores becomes a row for each class: whether the class is the true one, and its score. */
export function oneVsRestQueries(oneVsRest: OneVsRest, of: Of): OneVsRestQueries {
  const { table, source, dialect: d, exact } = of;
  const { yTrue, yPred, sampleWeight, by } = table.names;
  const weight = source.sampleWeight === undefined ? [] : [sampleWeight];
  const rows = `(SELECT ${[yTrue, yPred, ...weight, ...by].join(', ')} FROM ${table.from()}) AS t`;
  const { classes } = oneVsRest;
  const [only] = classes;
  const places =
    classes.length === 1
      ? `(SELECT t.*, ${only} AS _place FROM ${rows}) AS t`
      : d.places(rows, String(classes.length));
  const truth = table.contents.oneHot
    ? d.lists.at(yTrue, '_place')
    : `CASE WHEN ${yTrue} = _place THEN 1 WHEN ${yTrue} IS NOT NULL THEN 0 END`;
  const selected = [
    `_place AS ${PLACE}`,
    `${truth} AS _is_class`,
    `${d.lists.at(yPred, '_place')} AS _score`,
    ...weight,
    ...by,
  ];
  const from = `(SELECT ${selected.join(', ')} FROM ${places}) AS versus`;
  const query = (groups: readonly string[]): Query =>
    evaluationQuery(
      oneVsRest.metrics,
      {
        from,
        yTrue: { column: '_is_class', type: table.contents.oneHot ? 'float64' : 'integer' },
        yPred: { column: '_score', type: table.prediction, precision: table.precision },
        sampleWeight: source.sampleWeight,
        by: [PLACE, ...groups],
        nulls: source.nulls,
      },
      d,
      { exact },
    );
  return { ...oneVsRest, total: query([]), groups: by.length > 0 ? query(by) : undefined };
}
