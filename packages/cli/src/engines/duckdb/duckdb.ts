import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type DuckDBConnection,
  type DuckDBDataChunk,
  DuckDBInstance,
  type DuckDBValueConverter,
  type JS,
  JSDuckDBValueConverter,
} from '@duckdb/node-api';
import { type Dialect, duckdb } from 'rightly/sql';
import { InputError, quote } from '../../process/errors.ts';
import { ownName, remove, sweep } from '../../process/leftovers.ts';
import { Progress } from '../../process/progress.ts';
import { removeAfterwards } from '../../process/remove-afterwards.ts';
import { atEnd, ending, interruptible } from '../../process/signals.ts';
import type { Column } from '../column.ts';
import type { Engine, Numbers, Row } from '../engine.ts';
import { checkRows } from '../most-rows.ts';
import { asWritten, pathText, text } from './literals.ts';
import { numbersIn } from './numbers-in.ts';
import { toColumn } from './to-column.ts';

export interface DuckdbOptions {
  readonly threads?: string | undefined;
  readonly memory?: string | undefined;
  /** Whether to draw a progress bar: on a terminal only. */
  readonly progress: boolean;
}

/** Settings with which DuckDB installs and loads no extensions, so that it downloads nothing and opens no network address. */
const noExtensions = {
  autoinstall_known_extensions: 'false',
  autoload_known_extensions: 'false',
  allow_community_extensions: 'false',
};

/** DuckDB in this process. */
export class Duckdb implements Engine {
  readonly dialect: Dialect = duckdb;
  readonly name = 'DuckDB';
  readonly #instance: DuckDBInstance;
  readonly #connection: DuckDBConnection;
  readonly #progress: boolean;
  /** The folder for data that does not fit into memory. DuckDB creates the folder when it needs it. */
  readonly #spill: string;
  readonly #interrupt = (): void => this.#connection.interrupt();
  readonly #forget = atEnd(() => remove(this.#spill));
  #dismiss: (() => void) | undefined;

  private constructor(
    instance: DuckDBInstance,
    connection: DuckDBConnection,
    spill: string,
    progress: boolean,
  ) {
    this.#instance = instance;
    this.#connection = connection;
    this.#spill = spill;
    this.#progress = progress;
    ending.addEventListener('abort', this.#interrupt);
  }

  static async open({ threads, memory, progress }: DuckdbOptions): Promise<Duckdb> {
    checkThreads(threads);
    checkMemory(memory);
    sweep(tmpdir());
    const spill = join(tmpdir(), ownName('spill'));
    const settings = {
      ...noExtensions,
      // The default is the current folder of the user.
      temp_directory: spill,
      ...(threads === undefined ? {} : { threads }),
      ...(memory === undefined ? {} : { memory_limit: memory }),
    };
    try {
      const instance = await DuckDBInstance.create(':memory:', settings);
      const connection = await instance.connect();
      // DuckDB measures progress only with this setting. The command draws the bar itself.
      if (progress)
        await connection.run(
          'SET enable_progress_bar = true; SET enable_progress_bar_print = false',
        );
      return new Duckdb(instance, connection, spill, progress);
    } catch (error) {
      throw new InputError(`--memory must be a size such as 4GB; ${firstLine(error)}`);
    }
  }

  /**
   * Lets DuckDB read and write these files and no others, and locks its settings. Globs are expanded before. DuckDB may still write
   * its own temporary folder.
   */
  async allow(paths: readonly string[]): Promise<void> {
    const texts = new Set(paths.flatMap((path) => [text(asWritten(path)), pathText(path)]));
    await this.#connection.run(
      `SET allowed_paths = [${[...texts].join(', ')}]; SET enable_external_access = false; SET lock_configuration = true`,
    );
  }

  /** Locks the settings: a query of the user may read any file, but may not change these settings. */
  async lock(): Promise<void> {
    await this.#connection.run('SET lock_configuration = true');
  }

  async table(name: string): Promise<string> {
    return duckdb.identifier(name);
  }

  async describe(from: string): Promise<Column[]> {
    const rows = await this.query(`DESCRIBE SELECT * FROM ${from}`);
    return rows.map((row) => toColumn(String(row['column_name']), String(row['column_type'])));
  }

  async query(sql: string): Promise<Row[]> {
    return interruptible(async () => {
      await this.#checkOne(sql);
      const answer = await this.#connection.stream(sql);
      const names = answer.deduplicatedColumnNames();
      const all: Row[] = [];
      // Each chunk is converted to rows before the next one is fetched. The whole answer and its rows together would take twice the memory.
      for (;;) {
        const chunk = await answer.fetchChunk();
        if (!chunk || chunk.rowCount === 0) break;
        addRows(chunk, names, all);
        checkRows(all.length);
        // Later work may keep the only thread busy. A signal then ends this process at once, so another process must remove the folder.
        if (existsSync(this.#spill)) this.#dismiss ??= removeAfterwards([this.#spill]);
      }
      return all;
    });
  }

  /**
   * Throws InputError for several statements: a condition of the user could end our statement and begin one that writes. SQL without a
   * semicolon is one statement, although DuckDB turns PIVOT into several.
   */
  async #checkOne(sql: string): Promise<void> {
    if (!sql.includes(';')) return;
    const { count } = await this.#connection.extractStatements(sql);
    if (count !== 1) throw new InputError(`SQL must be one statement; got ${count}`);
  }

  /** The rows of a query, one after another, without all of them in memory. */
  async *stream(sql: string): AsyncGenerator<Row> {
    await this.#checkOne(sql);
    const answer = await this.#connection.stream(sql);
    for await (const rows of answer.yieldRowObjectJs()) yield* rows as Row[];
  }

  async *columns(sql: string): AsyncGenerator<readonly Numbers[]> {
    await this.#checkOne(sql);
    const stop = this.#showProgress();
    try {
      const answer = await this.#connection.stream(sql);
      for (;;) {
        const chunk = await answer.fetchChunk();
        if (!chunk || chunk.rowCount === 0) return;
        yield Array.from({ length: chunk.columnCount }, (_, i) =>
          numbersIn(chunk.getColumnVector(i)),
        );
      }
    } finally {
      stop();
    }
  }

  async glob(pattern: string): Promise<string[]> {
    const found = await this.query(
      `SELECT file FROM glob(${text(asWritten(pattern))}) ORDER BY file`,
    );
    return found.map(({ file }) => String(file));
  }

  async scan(sql: string): Promise<Row[]> {
    const stop = this.#showProgress();
    try {
      return await this.query(sql);
    } finally {
      stop();
    }
  }

  /** Draws the progress of the query, if the options ask for it. Call the result at the end. */
  #showProgress(): () => void {
    if (!this.#progress) return () => {};
    const progress = new Progress();
    const timer = setInterval(() => {
      progress.show(this.#connection.progress.percentage / 100);
    }, 100);
    return () => {
      clearInterval(timer);
      progress.stop();
    };
  }

  async explain(sql: string): Promise<string> {
    const rows = await this.query(`EXPLAIN ${sql}`);
    return rows.map((row) => String(row['explain_value'])).join('\n');
  }

  async close(): Promise<void> {
    ending.removeEventListener('abort', this.#interrupt);
    this.#connection.closeSync();
    this.#instance.closeSync();
    remove(this.#spill);
    this.#forget();
    this.#dismiss?.();
  }
}

/** The most threads that `--threads` takes. DuckDB would start any number: a hundred thousand take a gigabyte of memory and most of a minute. */
const mostThreads = 1024;

function checkThreads(threads: string | undefined): void {
  if (threads === undefined) return;
  if (!/^[1-9]\d*$/.test(threads) || Number(threads) > mostThreads)
    throw new InputError(
      `--threads must be a whole number from 1 to ${mostThreads}; got ${threads.slice(0, 60)}`,
    );
}

/** Throws InputError for a size that is not positive, which DuckDB would read as no limit. */
function checkMemory(memory: string | undefined): void {
  if (memory === undefined) return;
  const [, size] = /^\s*(\d+(?:\.\d+)?(?:e\d+)?)\s*[kmgt]i?b\s*$/i.exec(memory) ?? [];
  if (!(Number(size) > 0))
    throw new InputError(
      `--memory must be a size above 0 such as 4GB; got ${quote(memory.slice(0, 60))}`,
    );
}

/** Adds the rows of a chunk. Column by column this is faster than the rows that the chunk itself would make. */
function addRows(chunk: DuckDBDataChunk, names: readonly string[], all: Row[]): void {
  const rows = Array.from({ length: chunk.rowCount }, (): Record<string, Row[string]> => ({}));
  for (const [i, name] of names.entries()) {
    const vector = chunk.getColumnVector(i);
    for (const [j, row] of rows.entries())
      row[name] = valueOf(vector.getItem(j), vector.type, valueOf) as Row[string];
  }
  for (const row of rows) all.push(row);
}

/** Whole numbers become JavaScript numbers where these are exact: a million bigints take longer to allocate than to count. */
const valueOf: DuckDBValueConverter<JS> = (value, type, converter) => {
  const read = JSDuckDBValueConverter(value, type, converter);
  if (typeof read !== 'bigint') return read;
  const number = Number(read);
  return Number.isSafeInteger(number) ? number : read;
};

export const firstLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n')[0]!;
