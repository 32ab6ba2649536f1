import { type Dialect, type EvaluationQuery, evaluationQuery, type Source } from 'rightly/sql';
import { type DeclaredMetric, isExactArea } from '../declared-metric.ts';
import type { PreparedTable } from './arrange.ts';

/** Exact areas that are counted from rows. An engine in this process hands out columns faster than it groups by score. */
export interface StreamedAreas {
  /** What counts the rest, and the rows to refuse or to warn of. */
  readonly counts: EvaluationQuery<DeclaredMetric>;
  /** Truth, 0 or 1, the score and, where there are weights, the weight of each row. */
  readonly rows: string;
  /** The places of the areas among the metrics. */
  readonly places: readonly number[];
  /** Of more rows the engine computes the areas: it can keep scores outside of memory. */
  readonly most: number;
}

/** Each takes some 20 bytes. */
const most = 2 ** 25;

interface Of {
  readonly table: PreparedTable;
  readonly source: Source;
  readonly dialect: Dialect;
}

/** Undefined where there is nothing to gain: without exact areas, by group, and of scores that are no floats. */
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
