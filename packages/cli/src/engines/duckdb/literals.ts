import { duckdb } from 'rightly/sql';

export const text = (value: string): string => duckdb.text(value);

/** A path in SQL in which nothing is a wildcard: it was expanded before. */
export const pathText = (path: string): string => text(asWritten(path).replace(/[*?[]/g, '[$&]'));

/** A path that DuckDB takes as it is. A `~` at its start, which a shell has left there, is the name of a file and no home folder. */
export const asWritten = (path: string): string => (path.startsWith('~') ? `./${path}` : path);
