import type { Dialect } from 'rightly/sql';
import type { Column } from './column.ts';

/** A value of an answer. */
export type Value = string | number | bigint | boolean | null | readonly Value[];
export type Numbers = Float32Array | Float64Array | Uint8Array;

export type Row = Readonly<Record<string, Value>>;

/** What asks the questions: an engine that is reached over a network, or DuckDB in this process. */
export interface Engine {
  readonly dialect: Dialect;
  /** What it is called in messages: `Spark at host:15002`. Holds no secret. */
  readonly name: string;
  /** What may follow FROM for what the user called a table, or a path that the engine reads itself. */
  table(name: string): Promise<string>;
  /** The columns of what may follow FROM. */
  describe(from: string): Promise<Column[]>;
  query(sql: string): Promise<Row[]>;
  /** The columns of a query piece by piece, as they lie in memory: numbers without NULL. Draws progress. Only an engine in this process has them. */
  columns?(sql: string): AsyncIterable<readonly Numbers[]>;
  /** The rows of a query that may take long: draws progress where that was asked for. */
  scan(sql: string): Promise<Row[]>;
  /** How the engine would run a query, in its own words. */
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
  /** Aborted on Ctrl-C: what runs on the server is cancelled there, and the promise rejects. */
  readonly signal: AbortSignal;
}
