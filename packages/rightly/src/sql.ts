export { clickhouse } from './engines/sql/clickhouse.ts';
export { duckdb } from './engines/sql/duckdb.ts';
export { postgres } from './engines/sql/postgres.ts';
export { spark } from './engines/sql/spark.ts';
export type { SqlMetric } from './engines/sql/asked.ts';
export type { Arithmetic } from './engines/sql/arithmetic.ts';
export type { Dialect, Lists, Ref, SqlType } from './engines/sql/dialect.ts';
export {
  type MetricPair,
  type PairAnswer,
  type PairsQuery,
  pairsQuery,
  type PairSource,
  type PairState,
} from './engines/sql/pairs.ts';
export { problemsQuery } from './engines/sql/problems.ts';
export {
  evaluationQuery,
  type EvaluationQuery,
  type QueryOptions,
  rowsQuery,
} from './engines/sql/query.ts';
export { hitSql, valueSql } from './engines/sql/row.ts';
export type { GroupAnswer } from './engines/sql/group-answer.ts';
export { type Answer, readAnswer, together } from './engines/sql/read.ts';
export { refusals, refusalsBy } from './engines/sql/refused.ts';
export type { Source, SqlInput, TypedInput } from './engines/sql/source.ts';
