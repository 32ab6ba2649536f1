import { DuckDBInstance } from '@duckdb/node-api';
import { duckdb } from 'rightly/sql';
import { type SqlEngine, type SqlRow, valuesList } from './engine.ts';

/** A cell that is cast: to read thousands of casts takes DuckDB longer than to count. */
const CAST = /^CAST\(([^]*) AS (\w+(?:\[\])?)\)$/;

/** Rows whose columns are cast where their cells are all cast to one type. */
const castByColumn: SqlEngine['values'] = (columns, rows) => {
  const parts = columns.map((name, i) => {
    const cells = rows.map((row) => CAST.exec(row[i]!));
    const types = new Set(cells.map((found) => found?.[2]));
    const [type] = types;
    return types.size === 1 && type !== undefined
      ? { cells: cells.map((found) => found![1]!), read: `CAST(${name} AS ${type}) AS ${name}` }
      : { cells: rows.map((row) => row[i]!), read: name };
  });
  const inner = valuesList(
    columns,
    rows.map((_, r) => parts.map(({ cells }) => cells[r]!)),
  );
  return `(SELECT ${parts.map(({ read }) => read).join()} FROM ${inner}) AS t`;
};

/** DuckDB in this process. Tables of some rows are not shared out among threads. */
export async function openDuckdb(): Promise<SqlEngine> {
  const connection = await (await DuckDBInstance.create(':memory:', { threads: '1' })).connect();
  return {
    dialect: duckdb,
    unsigned: 'UBIGINT',
    values: castByColumn,
    async ask(queries) {
      const answers: SqlRow[][] = [];
      for (const sql of queries)
        answers.push((await connection.runAndReadAll(sql)).getRowObjects());
      return answers;
    },
  };
}
