import { duckdb } from 'rightly/sql';

export const text = (value: string): string => duckdb.text(value);

/** A path in SQL in which nothing is a wildcard: it was expanded before. */
export const pathText = (path: string): string => text(path.replace(/[*?[]/g, '[$&]'));
