import type { Input, Reading } from '../../evaluate/input.ts';
import type { Column } from '../../evaluate/column.ts';
import type { Row } from '../engine.ts';
import type { Duckdb } from './engine.ts';
import type { Files } from './files.ts';
import { locate } from './locate.ts';
import { brokenJson } from './text.ts';
import { readAs, wideTypes } from './types.ts';

/** Prediction files in DuckDB. */
export class FilesInput implements Input {
  readonly engine: Duckdb;
  readonly source: string;
  readonly paths: readonly string[];
  readonly #files: Files;

  constructor(files: Files, engine: Duckdb) {
    this.engine = engine;
    this.source = files.source;
    this.paths = files.paths;
    this.#files = files;
  }

  async describe(): Promise<Column[]> {
    const { strict } = this.#files;
    try {
      return await this.engine.describe(this.#files.table());
    } catch (error) {
      // What the engine says of text that it cannot make out names no row; this finds it.
      for (const table of strict) await this.engine.query(`SELECT count(*) FROM ${table}`);
      throw (await this.#broken()) ?? error;
    }
  }

  read(...[chosen, all, where]: Parameters<Input['read']>): Reading {
    const { format } = this.#files;
    const types =
      format === 'parquet'
        ? new Map<string, string>()
        : wideTypes(all, chosen, format, where ?? '');
    return {
      columns: readAs(chosen, types),
      from: ({ path, numbered } = {}) => {
        const table = this.#files.table({ types, ...(path === undefined ? {} : { path }) });
        return numbered === undefined
          ? table
          : `(SELECT *, row_number() OVER () AS ${numbered} FROM ${table})`;
      },
    };
  }

  async listInText({ name }: Column, from: string): Promise<number | undefined> {
    const column = this.engine.dialect.identifier(name);
    const [row] = await this.engine.query(
      `SELECT CASE WHEN ${column} LIKE '[%' THEN coalesce(len(TRY_CAST(${column} AS DOUBLE[])), 0) END AS classes FROM (SELECT CAST(${column} AS VARCHAR) AS ${column} FROM ${from} WHERE ${column} IS NOT NULL LIMIT 1)`,
    );
    const classes = row?.['classes'] ?? undefined;
    return classes === undefined ? undefined : Number(classes);
  }

  /** Both must have ended before the engine may be closed. */
  async scan(sql: string): Promise<Row[]> {
    const [scanned, verified] = await Promise.allSettled([
      this.engine.scan(sql),
      this.#files.verify(),
    ]);
    if (verified.status === 'rejected') throw verified.reason;
    if (scanned.status === 'rejected') throw (await this.#broken()) ?? scanned.reason;
    return scanned.value;
  }

  locate(asked: Parameters<Input['locate']>[0]): ReturnType<Input['locate']> {
    return locate(asked, this.#files, this.engine);
  }

  async #broken(): Promise<unknown> {
    return this.#files.format === 'jsonl' ? brokenJson(this.#files.paths, this.engine) : undefined;
  }
}
