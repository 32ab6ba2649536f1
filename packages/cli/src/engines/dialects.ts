import { clickhouse, type Dialect, duckdb, postgres, spark } from 'rightly/sql';

/** Dialects whose engine has run the whole parity table. */
const verified: Readonly<Record<'duckdb' | 'spark' | 'clickhouse' | 'postgres', Dialect>> = {
  duckdb,
  spark,
  clickhouse,
  postgres,
};

/** Engines whose documentation claims one of these dialects. The parity table has not run on them. */
const unverified: Readonly<Record<'databricks', Dialect>> = { databricks: spark };

export type DialectName = keyof typeof verified | keyof typeof unverified;

const dialects: Readonly<Record<DialectName, Dialect>> = { ...verified, ...unverified };

export const dialectNames: readonly DialectName[] = Object.keys(dialects) as DialectName[];

export const dialectNamed = (name: DialectName): Dialect => dialects[name];

/** The name of an engine's dialect in the command. */
export const nameOf = ({ name }: Dialect): DialectName => name as DialectName;

export const isVerified = (name: DialectName): boolean => name in verified;
