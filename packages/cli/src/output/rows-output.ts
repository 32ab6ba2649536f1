import { duckdb, rowsQuery } from 'rightly/sql';
import { sqlName } from '../engines/column.ts';
import type { TableQuestion } from '../reading/tables/read-table.ts';
import type { Target } from './files/target.ts';
import type { Output } from './files/write-outputs.ts';

/** Writes every counted row, with its hits and losses, the rank of its true class and the predicted class. */
export const rowsOutput = (
  target: Target,
  { metrics, source, table, input }: TableQuestion,
): Output => ({
  target,
  async write(path) {
    const rows = exactly(rowsQuery(metrics, source, table.all.map(sqlName)), table.exact);
    const renamed = table.all.flatMap(({ name, expression }) =>
      expression ? [`${expression.alias} AS ${duckdb.identifier(name)}`] : [],
    );
    const query =
      renamed.length > 0 ? `SELECT * RENAME (${renamed.join(', ')}) FROM (${rows})` : rows;
    // With its own temporary file, DuckDB would leave the file behind if the process is killed.
    const [written] = await input.scan(
      `COPY (${query}) TO ${duckdb.text(path)} (FORMAT parquet, USE_TMP_FILE false)`,
    );
    return `wrote ${String(written!['Count'])} rows to ${target.path}`;
  },
});

/** Casts 128-bit whole numbers to decimals. Parquet has no such integers, and DuckDB would write the nearest float64. */
function exactly(query: string, exact: readonly string[]): string {
  if (exact.length === 0) return query;
  const decimals = exact
    .map(duckdb.identifier)
    .map((own) => `CAST(${own} AS DECIMAL(38, 0)) AS ${own}`);
  return `SELECT * REPLACE (${decimals.join(', ')}) FROM (${query})`;
}
