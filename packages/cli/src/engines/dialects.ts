import { clickhouse, type Dialect, duckdb, postgres, spark } from 'rightly/sql';

/** The names of the dialects of `rightly/sql`. */
export type OwnName = 'duckdb' | 'spark' | 'clickhouse' | 'postgres';

/** With the engines whose documentation claims one of these dialects. */
export type DialectName = OwnName | 'databricks';

const dialects: Readonly<Record<DialectName, Dialect>> = {
  duckdb,
  spark,
  clickhouse,
  postgres,
  databricks: spark,
};

/** Dialects whose engine has not run the whole parity table. */
const unverified: ReadonlySet<DialectName> = new Set(['databricks']);

export const dialectNames: readonly DialectName[] = Object.keys(dialects) as DialectName[];

export const dialectNamed = (name: DialectName): Dialect => dialects[name];

/** The name of an engine's dialect in the command. */
export const nameOf = ({ name }: Dialect): OwnName => name as OwnName;

export const isVerified = (name: DialectName): boolean => !unverified.has(name);
