import { type Dialect, type EvaluationQuery, evaluationQuery, type Source } from 'rightly/sql';
import { type DeclaredMetric, isExactArea } from '../declared-metric.ts';
import type { PreparedTable } from './prepare-table.ts';

/** Queries for exact areas that are counted from streamed rows. DuckDB streams columns faster than it groups by score. */
export interface StreamedAreas {
  /** The query for the other metrics, and for rows with errors or warnings. */
  readonly counts: EvaluationQuery<DeclaredMetric>;
  /** The query for the truth (0 or 1), the score and, if there are weights, the weight of each row. */
  readonly rows: string;
  /** The indexes of the areas among the metrics. */
  readonly places: readonly number[];
  /** The most rows. For more rows DuckDB computes the areas, because it can keep scores on disk. */
  readonly most: number;
}

/** Each row takes about 20 bytes. */
const most = 2 ** 25;

interface Of {
  readonly table: PreparedTable;
  readonly source: Source;
  readonly dialect: Dialect;
}

/** The queries; undefined without exact areas, with groups, and for scores that are not floats. */
export function streamedAreas(
  metrics: readonly DeclaredMetric[],
  { table, source, dialect: d }: Of,
): StreamedAreas | undefined {
  const places = metrics.flatMap((metric, i) => (isExactArea(metric) ? [i] : []));
  const isFloat = table.prediction === 'float32' || table.prediction === 'float64';
  if (places.length === 0 || !isFloat || (source.by?.length ?? 0) > 0) return undefined;
  const { yTrue, yPred, sampleWeight } = table.names;
  const weight = source.sampleWeight === undefined ? [] : [sampleWeight];
  const score = table.prediction === 'float32' ? yPred : d.real(yPred);
  const columns = [`CAST(${yTrue} <> 0 AS UTINYINT)`, score, ...weight.map((name) => d.real(name))];
  const known = [yTrue, yPred, ...weight].map((name) => `${name} IS NOT NULL`).join(' AND ');
  return {
    counts: evaluationQuery(metrics, source, d, { exact: 'counts' }),
    rows: `SELECT ${columns.join(', ')} FROM ${table.from()} WHERE ${known}`,
    places,
    most,
  };
}
