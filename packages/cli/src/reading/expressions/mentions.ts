import { tokensOf } from './tokens.ts';

/** Whether an expression of DuckDB contains the name of a column. */
export function mentions(sql: string, column: string): boolean {
  const wanted = column.toLowerCase();
  return tokensOf(sql, 'duckdb').some(
    ({ kind, text }) =>
      (kind === 'word' && text.toLowerCase() === wanted) ||
      (kind === 'name' && text.replaceAll('""', '"').toLowerCase() === wanted),
  );
}
