import { duckdb } from 'rightly/sql';

/** A name in SQL, whatever is in it. */
export const identifier = (name: string): string => duckdb.identifier(name);

/** A string in SQL. */
export const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;

/** A path in which nothing is a wildcard: it was expanded before. */
export const literal = (path: string): string => path.replace(/[*?[]/g, '[$&]');
