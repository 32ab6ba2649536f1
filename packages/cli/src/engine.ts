import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { InputError } from './errors.ts';
import { text } from './evaluate/sql.ts';
import { Progress } from './progress.ts';

/** A row of an answer; lists are not asked for. */
export type Row = Readonly<Record<string, string | number | bigint | boolean | null>>;

export interface EngineOptions {
  readonly threads?: string | undefined;
  readonly memory?: string | undefined;
  /** Whether to draw a progress bar: on a terminal only. */
  readonly progress: boolean;
}

/** DuckDB in this process. */
export class Engine {
  readonly #connection: DuckDBConnection;
  readonly #close: () => void;
  readonly #progress: boolean;

  private constructor(connection: DuckDBConnection, close: () => void, progress: boolean) {
    this.#connection = connection;
    this.#close = close;
    this.#progress = progress;
  }

  static async open({ threads, memory, progress }: EngineOptions): Promise<Engine> {
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
      return new Engine(connection, close, progress);
    } catch (error) {
      throw new InputError(`--memory must be a size such as 4GB; ${firstLine(error)}`);
    }
  }

  async query(sql: string): Promise<Row[]> {
    return (await this.#connection.runAndReadAll(sql)).getRowObjectsJS() as Row[];
  }

  async glob(pattern: string): Promise<string[]> {
    const found = await this.query(`SELECT file FROM glob(${text(pattern)}) ORDER BY file`);
    return found.map(({ file }) => String(file));
  }

  /** The rows of a query that may take long. */
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

  close(): void {
    this.#close();
  }
}

export const firstLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n')[0]!;
