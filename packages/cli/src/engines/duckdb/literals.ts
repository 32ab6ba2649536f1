import { duckdb } from 'rightly/sql';

export const text = (value: string): string => duckdb.text(value);

/** A path as an SQL text, with its wildcards escaped. Globs are expanded before. */
export const pathText = (path: string): string => text(asWritten(path).replace(/[*?[]/g, '[$&]'));

/** A path that DuckDB does not change. A `~` at its start is a part of the name: the shell would have replaced the home folder. */
export const asWritten = (path: string): string => (path.startsWith('~') ? `./${path}` : path);
