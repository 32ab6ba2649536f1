import type { Duckdb } from '../../engines/duckdb/duckdb.ts';
import type { Row } from '../../engines/engine.ts';
import { explain } from '../../engines/explain.ts';
import { InputError } from '../../process/errors.ts';
import { DESCRIPTION, isDescribed } from './described.ts';
import { longest } from './read-text.ts';
import { pathText } from '../../engines/duckdb/literals.ts';

/** Whether JSON holds the rows of an answer that an engine printed. */
export const isAnswer = (json: unknown): json is Row[] =>
  Array.isArray(json) &&
  json.length > 0 &&
  json.every((row) => typeof row === 'object' && row !== null && isDescribed(row as Row));

/** The rows of an answer in CSV. */
export async function answerRows(path: string): Promise<Row[]> {
  const { Duckdb } = await import('../../engines/duckdb/duckdb.ts');
  const engine = await Duckdb.open({ progress: false });
  try {
    const table = `read_csv([${pathText(path)}], header = true, all_varchar = true, allow_quoted_nulls = false)`;
    const columns = await engine.describe(table).catch(() => []);
    const hasText = columns.some(({ name }) => name === DESCRIPTION);
    const rows = hasText ? await read(engine, `SELECT * FROM ${table}`, path) : [];
    if (rows.length > 0) return rows;
    if (hasText) throw new InputError(`${path} is an answer without rows: leave it out`);
    throw new InputError(
      `${path} must hold a state that rightly evaluate --state wrote, or the answer to a query of rightly sql, in JSON or CSV with its column ${DESCRIPTION}`,
    );
  } finally {
    await engine.close();
  }
}

/** The memory that a cell takes besides its letters, in letters. */
const lettersOfCell = 32;

/** The rows of a query. Throws InputError for too many rows: a small compressed file can hold any number. */
async function read(engine: Duckdb, query: string, path: string): Promise<Row[]> {
  const rows: Row[] = [];
  let letters = 0;
  try {
    for await (const row of engine.stream(query)) {
      for (const value of Object.values(row)) letters += lettersOfCell + String(value).length;
      if (letters > longest) throw new InputError('the answer has too many rows');
      rows.push(row);
    }
  } catch (error) {
    throw new InputError(explain(error, { paths: [path], source: path }));
  }
  return rows;
}
