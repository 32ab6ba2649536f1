import type { Dialect } from 'rightly/sql';
import { type Description, VERSION } from './document.ts';
import { parseJson } from './parse-json.ts';
import { parseDescription } from './schema.ts';

type Row = Readonly<Record<string, unknown>>;

/** The column of an answer that says what it is the answer to. */
export const DESCRIPTION = '_rightly';

/** The same query, whose answer says itself what was asked. */
export function described(
  query: string,
  { metrics, columns, truth }: Description,
  dialect: Dialect,
): string {
  const json = JSON.stringify({ rightly_state: VERSION, metrics, columns, truth });
  return `SELECT ${dialect.text(json)} AS ${DESCRIPTION}, answer.*\nFROM (${query}) AS answer`;
}

/** What the rows of such an answer are the answer to. */
export function describedIn(rows: readonly Row[]): Description {
  const texts = new Set(rows.map((row) => row[DESCRIPTION]));
  const [text] = texts;
  if (texts.size !== 1 || typeof text !== 'string')
    throw new TypeError(`the column ${DESCRIPTION} must be the same in all rows`);
  return parseDescription(parseJson(text));
}
