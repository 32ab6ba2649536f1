import { InputError } from '../process/errors.ts';

/** The words with which a query that only reads may begin, on one engine or another. */
const starts = 'SELECT WITH FROM VALUES TABLE PIVOT UNPIVOT DESCRIBE SHOW SUMMARIZE'.split(' ');

/** Throws InputError for a query that is no SELECT. The engine itself refuses several statements. */
export function checkSelect(query: string): void {
  const start = query.replace(/^(?:[\s(]|--[^\n]*(?:\n|$)|\/\*[^]*?\*\/)*/, '');
  const word = /^\w+/.exec(start)?.[0] ?? '';
  if (!starts.includes(word.toUpperCase()))
    throw new InputError(
      `--query must be one SELECT${word === '' ? '' : `; it begins with ${word.slice(0, 40)}`}`,
    );
}
