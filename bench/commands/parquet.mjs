import { createRequire } from 'node:module';

const manifest = new URL('../../packages/cli/package.json', import.meta.url);

/** `n` lines of text. */
export const linesOf = (n, line) => Array.from({ length: n }, (_, i) => `${line(i)}\n`).join('');

/** Converts a CSV file to Parquet with the DuckDB of the command. */
export async function toParquet(csv, columns) {
  const { DuckDBInstance } = createRequire(manifest)('@duckdb/node-api');
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const path = csv.replace(/csv$/, 'parquet');
  await connection.run(
    `COPY (SELECT ${columns} FROM read_csv('${csv}', header = true, all_varchar = true)) TO '${path}' (FORMAT parquet)`,
  );
  connection.closeSync();
  instance.closeSync();
  return path;
}
