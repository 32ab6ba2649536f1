import type { Dialect, SqlType } from 'rightly/sql';

export type SqlRow = Readonly<Record<string, unknown>>;

/** An SQL engine that runs the parity table. */
export interface SqlEngine {
  readonly dialect: Dialect;
  /** The name of its type for whole numbers from 0 to 2^64 - 1. */
  readonly unsigned: string;
  /** A FROM clause with rows of these columns. */
  values(columns: readonly string[], rows: readonly (readonly string[])[]): string;
  /** The answers to many queries, in their order. */
  ask(queries: readonly string[]): Promise<readonly (readonly SqlRow[])[]>;
}

export type Scalar = number | bigint | string | null;
export type Cell = Scalar | readonly Scalar[];

/** The type of all cells of a column. */
export interface Typed {
  readonly type: SqlType;
  readonly unsigned?: boolean;
}

/** A literal of a value or a list. */
export function cell(engine: SqlEngine, value: Cell, { type, unsigned }: Typed): string {
  const { dialect, unsigned: name } = engine;
  const text = (x: Scalar): string =>
    x === null ? 'NULL' : dialect.text(Object.is(x, -0) ? '-0' : String(x));
  if (Array.isArray(value)) return dialect.cast(dialect.list(value.map(text)), type, true);
  const written = text(value as Scalar);
  return unsigned ? `CAST(${written} AS ${name})` : dialect.cast(written, type);
}

/** Rows in the SQL of most engines. */
export const valuesList: SqlEngine['values'] = (columns, rows) =>
  `(VALUES ${rows.map((cells) => `(${cells.join()})`).join()}) AS t(${columns.join()})`;

/** The answer to one query. */
export const answer = async (engine: SqlEngine, sql: string): Promise<readonly SqlRow[]> =>
  (await engine.ask([sql]))[0]!;
