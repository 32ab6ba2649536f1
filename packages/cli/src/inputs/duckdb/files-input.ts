import type { Column } from '../../engines/column.ts';
import type { Duckdb } from '../../engines/duckdb/duckdb.ts';
import type { Row } from '../../engines/engine.ts';
import { InputError } from '../../process/errors.ts';
import type { TableFormat } from '../files/formats.ts';
import type { FoundFiles } from '../files/found-files.ts';
import type { Assumed, FromOptions, SqlInput } from '../input.ts';
import { brokenUtf8, isUtf8Error } from './broken-utf8.ts';
import type { CsvForm } from './csv-dialect.ts';
import { csvLineError } from './csv-limits.ts';
import { brokenJson, damagedZstd } from './damaged-lines.ts';
import { checkLines, lineError } from './json-limits.ts';
import { withHalf } from './half-columns.ts';
import { lineOfRow } from './line-of-row.ts';
import { checkParquet, parquetError } from './parquet-limits.ts';
import { openTableFiles, type TableFiles } from './table-files.ts';

/** Prediction files in DuckDB. */
export class FilesInput implements SqlInput {
  readonly engine: Duckdb;
  readonly source: string;
  readonly paths: readonly string[];
  readonly format: TableFormat;
  readonly #files: TableFiles;
  readonly #assumed: readonly Assumed[];
  /** Whether the lines of JSON have more keys than DuckDB makes columns of. */
  #hasManyKeys = false;

  private constructor(files: TableFiles, engine: Duckdb, assumed: readonly Assumed[]) {
    this.engine = engine;
    this.source = files.source;
    this.paths = files.paths;
    this.format = files.format;
    this.#files = files;
    this.#assumed = assumed;
  }

  /** `form` has the options for CSV and TSV. `assumed` says how the rows of JSON were found. */
  static async open(
    files: FoundFiles,
    format: TableFormat,
    engine: Duckdb,
    form: CsvForm,
    assumed: readonly Assumed[] = [],
  ): Promise<FilesInput> {
    return new FilesInput(await openTableFiles(files, format, engine, form), engine, assumed);
  }

  get delimiter(): string | undefined {
    return this.#files.dialect?.delimiter;
  }

  assumed(): readonly Assumed[] {
    return this.#assumed;
  }

  async describe(): Promise<Column[]> {
    const { strict } = this.#files;
    const { format } = this;
    try {
      if (format === 'jsonl') await checkLines(this.paths, this.engine);
      if (format === 'parquet') checkParquet(this.paths);
      const columns = await this.#columns();
      return format === 'parquet' ? await withHalf(columns, this.paths, this.engine) : columns;
    } catch (error) {
      await this.verify();
      // DuckDB's error for unreadable text names no row. The error of a strict table names the row.
      for (const table of strict) await this.engine.query(`SELECT count(*) FROM ${table}`);
      throw error;
    }
  }

  async #columns(): Promise<Column[]> {
    const columns = await this.engine.describe(this.#files.table());
    const [first, second] = columns;
    this.#hasManyKeys =
      this.format === 'jsonl' &&
      second === undefined &&
      first?.name === 'json' &&
      first.typeName.startsWith('MAP(');
    return this.#hasManyKeys ? this.engine.describe(this.from()) : columns;
  }

  from({ numbered, ...options }: FromOptions = {}): string {
    const table = this.#files.table({ ...options, hasManyKeys: this.#hasManyKeys });
    return numbered === undefined
      ? table
      : `(SELECT *, row_number() OVER () AS ${numbered} FROM ${table})`;
  }

  async listInText({ name }: Column, from: string): Promise<number | undefined> {
    const column = this.engine.dialect.identifier(name);
    const [row] = await this.engine.query(
      `SELECT CASE WHEN ${column} LIKE '[%' THEN coalesce(len(TRY_CAST(${column} AS DOUBLE[])), 0) END AS classes FROM (SELECT CAST(${column} AS VARCHAR) AS ${column} FROM ${from} WHERE ${column} IS NOT NULL LIMIT 1)`,
    );
    const classes = row?.['classes'] ?? undefined;
    return classes === undefined ? undefined : Number(classes);
  }

  lineOfRow(path: string, row: number): Promise<number> {
    const mark = this.#files.dialect?.quote ?? '';
    return lineOfRow(path, row, { format: this.format, mark }, this.engine);
  }

  async verify(): Promise<void> {
    await this.#files.verify();
    this.#files.watch.check();
  }

  /** Runs the query, and checks that the files are complete and unchanged. The engine may be closed only after both have ended. */
  async scan(sql: string): Promise<Row[]> {
    const [scanned] = await Promise.allSettled([this.engine.scan(sql), this.verify()]);
    this.#files.watch.check();
    await this.verify();
    if (scanned.status === 'rejected') throw scanned.reason;
    return scanned.value;
  }

  /** A better error in place of one of DuckDB: the file that is incomplete, or the line that is broken. */
  async explain(error: unknown): Promise<unknown> {
    if (error instanceof InputError) return error;
    await this.verify();
    if (this.format !== 'parquet' && isUtf8Error(error)) {
      const broken = await brokenUtf8(this.paths);
      if (broken) return broken;
    }
    const damaged = await damagedZstd(this.paths, this.engine);
    return damaged ?? (await this.#reworded(error)) ?? error;
  }

  /** A plain error in place of one of DuckDB; undefined where DuckDB's own words are clear. */
  async #reworded(error: unknown): Promise<InputError | undefined> {
    switch (this.format) {
      case 'jsonl':
        return lineError(error) ?? brokenJson(this.paths, this.engine);
      case 'parquet':
        return parquetError(error, this.source);
      default:
        return csvLineError(error, this.source);
    }
  }
}
