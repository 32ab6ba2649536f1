import { existsSync, realpathSync } from 'node:fs';
import { duckdb, rowsQuery } from 'rightly/sql';
import { InputError } from '../../errors.ts';
import type { Asked } from '../../evaluate/input.ts';
import { type Duckdb, firstLine } from './engine.ts';

/** Writes every row that counts, and says how many: with its hits and losses, the rank of its true class and the class predicted. */
export async function writeRows(
  path: string,
  paths: readonly string[],
  { metrics, source, table }: Asked,
  engine: Duckdb,
): Promise<number> {
  if (existsSync(path) && paths.some((input) => realpathSync(input) === realpathSync(path)))
    throw new InputError(`--rows must not be a file that is read; got ${path}`);
  if (!/\.(parquet|pq)$/i.test(path))
    throw new InputError(`--rows must be a file that ends in .parquet; got ${path}`);
  const keep = table.all.map(({ name }) => name);
  const query = rowsQuery(metrics, source, keep);
  try {
    const [written] = await engine.scan(`COPY (${query}) TO ${duckdb.text(path)} (FORMAT parquet)`);
    return Number(written!['Count']);
  } catch (error) {
    throw new InputError(`--rows: ${path} cannot be written; ${firstLine(error)}`);
  }
}
