import type { Duckdb } from '../../engines/duckdb/duckdb.ts';
import type { Row } from '../../engines/engine.ts';
import { explain } from '../../engines/explain.ts';
import { InputError } from '../../process/errors.ts';
import { DESCRIPTION, isDescribed } from './described.ts';
import { longest } from './read-text.ts';
import { pathText } from '../../engines/duckdb/literals.ts';

/** Whether these are the rows of an answer, as some engine printed them in JSON. */
export const isAnswer = (json: unknown): json is Row[] =>
  Array.isArray(json) &&
  json.length > 0 &&
  json.every((row) => typeof row === 'object' && row !== null && isDescribed(row as Row));

/** The rows of an answer in delimited text. */
export async function answerRows(path: string): Promise<Row[]> {
  const { Duckdb } = await import('../../engines/duckdb/duckdb.ts');
  const engine = await Duckdb.open({ progress: false });
  try {
    const table = `read_csv([${pathText(path)}], header = true, all_varchar = true, allow_quoted_nulls = false)`;
    const columns = await engine.describe(table).catch(() => []);
    const hasText = columns.some(({ name }) => name === DESCRIPTION);
    const rows = hasText ? await read(engine, `SELECT * FROM ${table}`, path) : [];
    if (rows.length > 0) return rows;
    if (hasText)
      throw new InputError(`${path} is an answer without rows, which says nothing: leave it out`);
    throw new InputError(
      `${path} must hold what rightly evaluate --state wrote, or the answer to a query of rightly sql, in JSON or CSV with its column ${DESCRIPTION}`,
    );
  } finally {
    await engine.close();
  }
}

/** The cells of a row take memory besides their letters. */
const lettersOfCell = 32;

/** The rows of a query, unless they are too many for memory: a small compressed file may hold any number. */
async function read(engine: Duckdb, query: string, path: string): Promise<Row[]> {
  const rows: Row[] = [];
  let letters = 0;
  try {
    for await (const row of engine.stream(query)) {
      for (const value of Object.values(row)) letters += lettersOfCell + String(value).length;
      if (letters > longest) throw new InputError('an answer of so many rows is not read');
      rows.push(row);
    }
  } catch (error) {
    throw new InputError(explain(error, { paths: [path], source: path }));
  }
  return rows;
}
