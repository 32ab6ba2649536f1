import type { Duckdb } from '../../engines/duckdb/duckdb.ts';
import { pathText } from '../../engines/duckdb/literals.ts';
import { fromEngine } from '../../engines/explain.ts';
import { InputError } from '../../process/errors.ts';
import { compressionOf } from '../files/compression.ts';
import { compressionOption } from './compression-option.ts';

/** A table of a file's lines, whatever is in them. */
export const lines = (path: string): string =>
  `read_csv([${pathText(path)}]${compressionOption([path])}, columns = {'line': 'VARCHAR'}, auto_detect = false, header = false, delim = '\x1F', quote = '', escape = '', comment = '', strict_mode = false)`;

/** The first zstd file that DuckDB cannot decompress, as an error; undefined where there is none. */
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

/** The first line that is no JSON object or list, as an error; undefined where all are. */
export async function brokenJson(
  paths: readonly string[],
  engine: Duckdb,
): Promise<InputError | undefined> {
  for (const path of paths) {
    const [row] = await engine.query(
      `SELECT number FROM (SELECT line, row_number() OVER () AS number FROM ${lines(path)}) WHERE trim(line) <> '' AND (NOT json_valid(line) OR json_type(line) NOT IN ('OBJECT', 'ARRAY')) ORDER BY number LIMIT 1`,
    );
    if (row)
      return new InputError(`${path}: line ${String(row['number'])}: this is no JSON object`);
  }
  return undefined;
}
