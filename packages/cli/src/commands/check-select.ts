import { InputError } from '../process/errors.ts';

/** The first words of queries that only read, on any of the engines. */
const starts = 'SELECT WITH FROM VALUES TABLE PIVOT UNPIVOT DESCRIBE SHOW SUMMARIZE'.split(' ');

/** Throws InputError for a query that is not a SELECT. The engine itself refuses a query of several statements. */
export function checkSelect(query: string): void {
  const start = query.replace(/^(?:[\s(]|--[^\n]*(?:\n|$)|\/\*[^]*?\*\/)*/, '');
  const word = /^\w+/.exec(start)?.[0] ?? '';
  if (!starts.includes(word.toUpperCase()))
    throw new InputError(
      `--query must be one SELECT${word === '' ? '' : `; it begins with ${word.slice(0, 40)}`}`,
    );
}
