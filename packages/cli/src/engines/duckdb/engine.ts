import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { type Dialect, duckdb } from 'rightly/sql';
import { InputError } from '../../errors.ts';
import type { Column } from '../../evaluate/column.ts';
import { Progress } from '../../progress.ts';
import type { Engine, Row } from '../engine.ts';
import { toColumn } from './column.ts';

export interface DuckdbOptions {
  readonly threads?: string | undefined;
  readonly memory?: string | undefined;
  /** Whether to draw a progress bar: on a terminal only. */
  readonly progress: boolean;
}

/** DuckDB in this process. */
export class Duckdb implements Engine {
  readonly dialect: Dialect = duckdb;
  readonly name = 'DuckDB';
  readonly #connection: DuckDBConnection;
  readonly #close: () => void;
  readonly #progress: boolean;

  private constructor(connection: DuckDBConnection, close: () => void, progress: boolean) {
    this.#connection = connection;
    this.#close = close;
    this.#progress = progress;
  }

  static async open({ threads, memory, progress }: DuckdbOptions): Promise<Duckdb> {
    if (threads !== undefined && !/^[1-9]\d*$/.test(threads))
      throw new InputError(`--threads must be a whole number of at least 1; got ${threads}`);
    const spill = join(tmpdir(), `rightly-spill-${process.pid}`);
    const settings = {
      // Not into the folder that the user stands in.
      temp_directory: spill,
      ...(threads === undefined ? {} : { threads }),
      ...(memory === undefined ? {} : { memory_limit: memory }),
    };
    try {
      const instance = await DuckDBInstance.create(':memory:', settings);
      const connection = await instance.connect();
      // Progress is measured only where it is enabled, and drawn here.
      if (progress)
        await connection.run(
          'SET enable_progress_bar = true; SET enable_progress_bar_print = false',
        );
      const close = (): void => {
        connection.closeSync();
        instance.closeSync();
        rmSync(spill, { recursive: true, force: true });
      };
      return new Duckdb(connection, close, progress);
    } catch (error) {
      throw new InputError(`--memory must be a size such as 4GB; ${firstLine(error)}`);
    }
  }

  async table(name: string): Promise<string> {
    return duckdb.identifier(name);
  }

  async describe(from: string): Promise<Column[]> {
    const rows = await this.query(`DESCRIBE SELECT * FROM ${from}`);
    return rows.map((row) => toColumn(String(row['column_name']), String(row['column_type'])));
  }

  async query(sql: string): Promise<Row[]> {
    return (await this.#connection.runAndReadAll(sql)).getRowObjectsJS() as Row[];
  }

  async glob(pattern: string): Promise<string[]> {
    const found = await this.query(`SELECT file FROM glob(${duckdb.text(pattern)}) ORDER BY file`);
    return found.map(({ file }) => String(file));
  }

  async scan(sql: string): Promise<Row[]> {
    if (!this.#progress) return this.query(sql);
    const progress = new Progress();
    const timer = setInterval(() => {
      progress.show(this.#connection.progress.percentage / 100);
    }, 100);
    try {
      return await this.query(sql);
    } finally {
      clearInterval(timer);
      progress.stop();
    }
  }

  async explain(sql: string): Promise<string> {
    const rows = await this.query(`EXPLAIN ${sql}`);
    return rows.map((row) => String(row['explain_value'])).join('\n');
  }

  async close(): Promise<void> {
    this.#close();
  }
}

export const firstLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n')[0]!;
