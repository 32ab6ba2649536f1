import { DuckDBInstance } from '@duckdb/node-api';
import { duckdb } from 'rightly/sql';
import { type SqlEngine, type SqlRow, valuesList } from './engine.ts';

/** DuckDB in this process. */
export async function openDuckdb(): Promise<SqlEngine> {
  const connection = await (await DuckDBInstance.create()).connect();
  return {
    dialect: duckdb,
    unsigned: 'UBIGINT',
    values: valuesList,
    async ask(queries) {
      const answers: SqlRow[][] = [];
      for (const sql of queries)
        answers.push((await connection.runAndReadAll(sql)).getRowObjects());
      return answers;
    },
  };
}
