import type { Dialect, SqlType } from 'rightly/sql';

export type SqlRow = Readonly<Record<string, unknown>>;

/** An SQL engine that runs the parity table. */
export interface SqlEngine {
  readonly dialect: Dialect;
  /** What it calls whole numbers from 0 to 2^64 - 1. */
  readonly unsigned: string;
  /** A table of these rows, for FROM. */
  values(columns: readonly Column[], rows: readonly (readonly Cell[])[]): string;
  /** The answers to many queries, in their order. */
  ask(queries: readonly string[]): Promise<readonly (readonly SqlRow[])[]>;
}

export type Scalar = number | bigint | string | null;
export type Cell = Scalar | readonly Scalar[];

/** What all cells of a column are. */
export interface Typed {
  readonly type: SqlType;
  readonly unsigned?: boolean;
}

export interface Column extends Typed {
  readonly name: string;
}

type Spoken = Pick<SqlEngine, 'dialect' | 'unsigned'>;

/** A value, or a list, as SQL. */
function cell({ dialect, unsigned: name }: Spoken, value: Cell, { type, unsigned }: Typed): string {
  const text = (x: Scalar): string =>
    x === null ? 'NULL' : dialect.text(Object.is(x, -0) ? '-0' : String(x));
  if (Array.isArray(value)) return dialect.cast(dialect.list(value.map(text)), type, true);
  const written = text(value as Scalar);
  return unsigned ? `CAST(${written} AS ${name})` : dialect.cast(written, type);
}

/** Rows of values as SQL. */
export const cells = (
  engine: Spoken,
  columns: readonly Typed[],
  rows: readonly (readonly Cell[])[],
): string[][] => rows.map((row) => row.map((value, i) => cell(engine, value, columns[i]!)));

/** A table in the SQL of most engines. */
export const valuesList = (engine: Spoken, ...table: Parameters<SqlEngine['values']>): string => {
  const [columns, rows] = table;
  const tuples = cells(engine, columns, rows).map((row) => `(${row.join()})`);
  return `(VALUES ${tuples.join()}) AS t(${columns.map(({ name }) => name).join()})`;
};

/** The answer to one query. */
export const answer = async (engine: SqlEngine, sql: string): Promise<readonly SqlRow[]> =>
  (await engine.ask([sql]))[0]!;
