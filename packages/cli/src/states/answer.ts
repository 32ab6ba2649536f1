import { InputError } from '../errors.ts';
import type { Row } from '../engines/engine.ts';
import { DESCRIPTION } from './described.ts';

/** Whether these are the rows of an answer, as some engine printed them in JSON. */
export const isAnswer = (json: unknown): json is Row[] =>
  Array.isArray(json) &&
  json.length > 0 &&
  json.every((row) => typeof row === 'object' && row !== null && DESCRIPTION in row);

/** The rows of an answer in delimited text. */
export async function answerRows(path: string): Promise<Row[]> {
  const { Duckdb } = await import('../engines/duckdb/engine.ts');
  const { pathText } = await import('../engines/duckdb/sql.ts');
  const engine = await Duckdb.open({ progress: false });
  try {
    const table = `read_csv([${pathText(path)}], header = true, all_varchar = true, allow_quoted_nulls = false)`;
    const rows = await engine.query(`SELECT * FROM ${table}`).catch(() => []);
    if (isAnswer(rows)) return rows;
    const columns = await engine.describe(table).catch(() => []);
    if (columns.some(({ name }) => name === DESCRIPTION))
      throw new InputError(`${path} is an answer without rows, which says nothing: leave it out`);
    throw new InputError(
      `${path} must hold what rightly evaluate --state wrote, or the answer to a query of rightly sql, in JSON or CSV with its column ${DESCRIPTION}`,
    );
  } finally {
    await engine.close();
  }
}
