import type { Duckdb } from '../../engines/duckdb/duckdb.ts';
import { pathText } from '../../engines/duckdb/literals.ts';
import { fromEngine } from '../../engines/explain.ts';
import { InputError } from '../../process/errors.ts';
import { compressionOf } from '../files/compression.ts';
import { compressionOption } from './compression-option.ts';

/** A table with the lines of a file as texts. */
export const lines = (path: string): string =>
  `read_csv([${pathText(path)}]${compressionOption([path])}, columns = {'line': 'VARCHAR'}, auto_detect = false, header = false, delim = '\x1F', quote = '', escape = '', comment = '', strict_mode = false)`;

/** An error for the first zstd file that DuckDB cannot decompress; undefined if there is none. */
export async function damagedZstd(
  paths: readonly string[],
  engine: Duckdb,
): Promise<InputError | undefined> {
  for (const path of paths.filter((one) => compressionOf(one) === 'zstd'))
    try {
      await engine.query(`SELECT count(*) FROM ${lines(path)}`);
    } catch (error) {
      const { message } = error as Error;
      if (message.startsWith('IO Error'))
        return new InputError(`${path}: the zstd file is damaged (${fromEngine(message)})`);
    }
  return undefined;
}

/** An error for the first line that is not a JSON object or list; undefined if there is none. */
export async function brokenJson(
  paths: readonly string[],
  engine: Duckdb,
): Promise<InputError | undefined> {
  for (const path of paths) {
    const [row] = await engine.query(
      `SELECT number FROM (SELECT line, row_number() OVER () AS number FROM ${lines(path)}) WHERE trim(line) <> '' AND (NOT json_valid(line) OR json_type(line) NOT IN ('OBJECT', 'ARRAY')) ORDER BY number LIMIT 1`,
    );
    if (row)
      return new InputError(`${path}: line ${String(row['number'])}: this is not a JSON object`);
  }
  return undefined;
}
