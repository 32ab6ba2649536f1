import { duckdb, rowsQuery } from 'rightly/sql';
import { sqlName } from '../engines/column.ts';
import type { TableQuestion } from '../reading/tables/read-table.ts';
import type { Target } from './files/target.ts';
import type { Output } from './files/write-outputs.ts';

/** Every row that counts, with its hits and losses, the rank of its true class and the predicted class. */
export const rowsOutput = (
  target: Target,
  { metrics, source, table, input }: TableQuestion,
): Output => ({
  target,
  async write(path) {
    const rows = rowsQuery(metrics, source, table.all.map(sqlName));
    const renamed = table.all.flatMap(({ name, expression }) =>
      expression ? [`${expression.alias} AS ${duckdb.identifier(name)}`] : [],
    );
    const query =
      renamed.length > 0 ? `SELECT * RENAME (${renamed.join(', ')}) FROM (${rows})` : rows;
    // DuckDB would write a temporary file of its own first, and leave it behind when it is killed.
    const [written] = await input.scan(
      `COPY (${query}) TO ${duckdb.text(path)} (FORMAT parquet, USE_TMP_FILE false)`,
    );
    return `wrote ${String(written!['Count'])} rows to ${target.path}`;
  },
});
