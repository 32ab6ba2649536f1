export { duckdb } from './engines/sql/duckdb.ts';
export type { Dialect, Ref, SqlType } from './engines/sql/dialect.ts';
export {
  evaluationQuery,
  type EvaluationQuery,
  hitSql,
  problemsQuery,
  rowsQuery,
} from './engines/sql/query.ts';
export { type Answer, type GroupAnswer, refusals } from './engines/sql/read.ts';
export type { Source, SqlInput } from './engines/sql/source.ts';
