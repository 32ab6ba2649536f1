import { duckdb } from 'rightly/sql';
import type { Column } from '../../engines/column.ts';
import type { Engine, Row } from '../../engines/engine.ts';
import type { TableFormat } from '../../inputs/files/formats.ts';
import type { FromOptions, SqlInput } from '../../inputs/input.ts';
import { quote } from '../../process/errors.ts';
import { firstFault, isCellError, type Wish } from './first-fault.ts';
import { type NumberText, numberSql } from './number-sql.ts';

/** How the cells of a column are read: as text, as a number, or with DuckDB's guess and the text in another column. */
export interface CellReading {
  readonly as: 'text' | 'number' | 'both';
  /** The column as it is after its cells are read. */
  readonly column: Column;
}

export interface Readings {
  readonly byName: ReadonlyMap<string, CellReading>;
  readonly numbers: NumberText;
  /** Texts that stand for NULL and that DuckDB does not recognise. */
  readonly nulls: readonly string[];
  /** The columns that could hold labels. */
  readonly labels: ReadonlySet<string>;
}

/** A text file whose cells are read as the readings say. */
export class ValuesInput implements SqlInput {
  readonly engine: Engine;
  readonly source: string;
  readonly paths: readonly string[];
  readonly format: TableFormat;
  readonly #input: SqlInput;
  /** The columns with the types that DuckDB guessed. */
  readonly #guessed: readonly Column[];
  readonly #readings: Readings;
  /** The types of the last call of `from`. */
  #types: ReadonlyMap<string, string> = new Map();

  constructor(input: SqlInput, guessed: readonly Column[], readings: Readings) {
    this.engine = input.engine;
    this.source = input.source;
    this.paths = input.paths!;
    this.format = input.format!;
    this.#input = input;
    this.#guessed = guessed;
    this.#readings = readings;
  }

  async describe(): Promise<Column[]> {
    const { byName } = this.#readings;
    return this.#guessed.map((column) => byName.get(column.name)?.column ?? column);
  }

  from(options: FromOptions = {}): string {
    const { byName } = this.#readings;
    this.#types = options.types ?? new Map();
    if (byName.size === 0) return this.#input.from(options);
    // For JSON, DuckDB needs the types of all columns or of none.
    const all = this.format === 'jsonl' ? this.#guessed : [];
    const wide = new Map([
      ...all.map(({ name, typeName }) => [name, typeName] as const),
      ...(options.types ?? []),
    ]);
    const types = new Map([...wide, ...Array.from(byName, ([name]) => [name, 'VARCHAR'] as const)]);
    this.#types = wide;
    const from = this.#input.from({ ...options, types });
    const replaced = Array.from(byName).flatMap(([name, { as }]) => this.#value(name, as, wide));
    if (replaced.length === 0) return from;
    const written = Array.from(byName.values()).flatMap(({ column: { name, written: as } }) =>
      as === undefined ? [] : `${duckdb.identifier(name)} AS ${duckdb.identifier(as)}`,
    );
    return `(SELECT ${[`* REPLACE (${replaced.join(', ')})`, ...written].join(', ')} FROM ${from})`;
  }

  lineOfRow(path: string, row: number): Promise<number> {
    return this.#input.lineOfRow!(path, row);
  }

  /** Runs a query that reads all rows. Throws InputError for the first cell that does not fit its column. */
  async scan(sql: string): Promise<Row[]> {
    try {
      return await this.#input.scan(sql);
    } catch (error) {
      throw isCellError(error) ? ((await this.fault(sql)) ?? error) : error;
    }
  }

  /** An error for the first unfit cell in the columns of a query; undefined where all fit. */
  fault(sql: string): Promise<Error | undefined> {
    const used = this.#guessed.filter(({ name }) => sql.includes(duckdb.identifier(name)));
    return firstFault(this.#input, used, (column) => this.#wanted(column));
  }

  /** The SQL in place of a column; empty where its text is unchanged. */
  #value(name: string, as: CellReading['as'], types: ReadonlyMap<string, string>): string[] {
    const own = duckdb.identifier(name);
    const cell = this.#cell(own);
    if (as === 'both') return [`CAST(${cell} AS ${this.#typeOf(name, types)}) AS ${own}`];
    // If text is asked for, the caller converts it.
    const isText = as === 'text' || types.get(name)?.startsWith('VARCHAR');
    if (isText) return cell === own ? [] : [`${cell} AS ${own}`];
    const message = duckdb.text(`column ${quote(name)} holds a cell that is not a number`);
    return [
      `CASE WHEN ${cell} IS NOT NULL THEN coalesce(${numberSql(cell, this.#readings.numbers)}, error(${message})) END AS ${own}`,
    ];
  }

  #typeOf(name: string, types: ReadonlyMap<string, string>): string {
    return types.get(name) ?? this.#guessed.find((column) => column.name === name)!.typeName;
  }

  /** A cell, or NULL for a text that stands for it. */
  #cell(own: string): string {
    const { nulls } = this.#readings;
    if (nulls.length === 0) return own;
    return `CASE WHEN ${own} NOT IN (${nulls.map((text) => duckdb.text(text)).join(', ')}) THEN ${own} END`;
  }

  /** The kind of value that a cell must hold, with its SQL; undefined for text. */
  #wanted({ name }: Column): Wish | undefined {
    const reading = this.#readings.byName.get(name);
    const cell = this.#cell(duckdb.identifier(name));
    const { decimal } = this.#readings.numbers;
    const couldBeText = this.#readings.labels.has(name);
    if (reading?.as === 'number')
      return {
        cell,
        value: numberSql(cell, this.#readings.numbers),
        wanted: 'number',
        decimal,
        couldBeText,
      };
    const type = this.#typeOf(name, this.#types);
    if (reading?.as === 'text' || !/^(BOOLEAN|DOUBLE|FLOAT|U?\w*INT|DECIMAL)\b/.test(type))
      return undefined;
    const wanted = type.endsWith(']') ? 'list' : type === 'BOOLEAN' ? 'boolean' : 'number';
    return { cell, value: `TRY_CAST(${cell} AS ${type})`, wanted, decimal, couldBeText };
  }
}
