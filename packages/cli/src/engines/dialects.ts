import { type Dialect, duckdb } from 'rightly/sql';

/** Dialects in which the parity table has run on the engine itself. */
const verified: Readonly<Record<DialectName, Dialect>> = { duckdb };

export type DialectName = 'duckdb';

export const dialectNames: readonly DialectName[] = Object.keys(verified) as DialectName[];

export const dialectNamed = (name: DialectName): Dialect => verified[name];
