import type { Dialect } from 'rightly/sql';
import type { Column } from './column.ts';

/** A value of an answer. */
export type Value = string | number | bigint | boolean | null | readonly Value[];
export type Numbers = Float32Array | Float64Array | Uint8Array;

export type Row = Readonly<Record<string, Value>>;

/** An SQL engine: a server that is reached over a network, or DuckDB in this process. */
export interface Engine {
  readonly dialect: Dialect;
  /** The name in messages: `Spark at host:15002`. Holds no secret. */
  readonly name: string;
  /** The SQL after FROM for a table that the user named, or for a path that the engine reads. */
  table(name: string): Promise<string>;
  /** The columns of the SQL after FROM. */
  describe(from: string): Promise<Column[]>;
  query(sql: string): Promise<Row[]>;
  /** The columns of a query in chunks, as they lie in memory: numbers without NULL. Draws progress. Only DuckDB has this method. */
  columns?(sql: string): AsyncIterable<readonly Numbers[]>;
  /** The rows of a query that may take long: draws progress where that was asked for. */
  scan(sql: string): Promise<Row[]>;
  /** The query plan, as the engine prints it. */
  explain(sql: string): Promise<string>;
  close(): Promise<void>;
}

export interface RemoteOptions {
  readonly url: string;
  /** Session configuration, `--set KEY=VALUE`. */
  readonly settings: Readonly<Record<string, string>>;
  /** Seconds after which a query is cancelled. */
  readonly timeLimit?: number | undefined;
  readonly progress: boolean;
  /** Aborted on Ctrl-C: the query is cancelled on the server, and the promise rejects. */
  readonly signal: AbortSignal;
}
