import { clickhouse, type Dialect, duckdb, postgres, spark } from 'rightly/sql';

/** Dialects in which the parity table has run on the engine itself. */
const verified: Readonly<Record<'duckdb' | 'spark' | 'clickhouse' | 'postgres', Dialect>> = {
  duckdb,
  spark,
  clickhouse,
  postgres,
};

/** Engines that say they speak one of these, which nobody has seen. */
const unverified: Readonly<Record<'databricks', Dialect>> = { databricks: spark };

export type DialectName = keyof typeof verified | keyof typeof unverified;

const dialects: Readonly<Record<DialectName, Dialect>> = { ...verified, ...unverified };

export const dialectNames: readonly DialectName[] = Object.keys(dialects) as DialectName[];

export const dialectNamed = (name: DialectName): Dialect => dialects[name];

/** The name that an engine's dialect has here. */
export const nameOf = ({ name }: Dialect): DialectName => name as DialectName;

export const isVerified = (name: DialectName): boolean => name in verified;
