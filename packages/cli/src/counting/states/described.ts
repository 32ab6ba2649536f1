import type { Dialect } from 'rightly/sql';
import { PLACE } from '../../reading/tables/one-vs-rest-queries.ts';
import { type Description, VERSION } from './document.ts';
import { parseJson } from './parse-json.ts';
import { parseDescription } from './schema.ts';

type Row = Readonly<Record<string, unknown>>;

/** The column of an answer with the description of its query. */
export const DESCRIPTION = '_rightly';

/** Adds the description as a column to a query. Rows of areas leave it out, because they are many. */
export function described(query: string, description: Description, dialect: Dialect): string {
  const json = dialect.text(JSON.stringify({ rightly_state: VERSION, ...description }));
  const text = description.against ? `CASE WHEN ${PLACE} IS NULL THEN ${json} END` : json;
  return `SELECT ${text} AS ${DESCRIPTION}, answer.*\nFROM (${query}) AS answer`;
}

/** Whether a row has a description, or is a row of areas. */
export const isDescribed = (row: Row): boolean => DESCRIPTION in row || row[PLACE] != null;

/** The description in the rows of an answer. */
export function describedIn(rows: readonly Row[]): Description {
  const texts = new Set(rows.filter((row) => row[PLACE] == null).map((row) => row[DESCRIPTION]));
  const [text] = texts;
  if (texts.size !== 1 || typeof text !== 'string')
    throw new TypeError(`the column ${DESCRIPTION} must be the same in all rows`);
  return parseDescription(parseJson(text));
}
