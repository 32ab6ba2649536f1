import type { Column } from '../engines/column.ts';
import type { Engine, Row } from '../engines/engine.ts';
import type { Block } from './arrays/block.ts';
import type { TableFormat } from './files/formats.ts';
import type { Roles } from './roles.ts';

/** The input of an evaluation: a table that an engine reads with SQL, or arrays that the kernels read. */
export type Input = SqlInput | ArrayInput;

/** A table and its SQL engine. The table is prediction files, a table of a server, or the answer to a query. */
export interface SqlInput {
  readonly engine: Engine;
  /** The name that the user gave the input. */
  readonly source: string;
  /** The files, where the table consists of files. */
  readonly paths?: readonly string[];
  /** The format of these files. */
  readonly format?: TableFormat;
  /** The letter between the cells of delimited text. */
  readonly delimiter?: string | undefined;
  describe(): Promise<Column[]>;
  /** The SQL after FROM. */
  from(options?: FromOptions): string;
  /** The number of numbers in the first list of a text column; undefined where the column holds no lists. */
  listInText?(column: Column, from: string): Promise<number | undefined>;
  /** The number of the line on which a row of a file begins. */
  lineOfRow?(path: string, row: number): Promise<number>;
  /** The assumptions about where the rows of the files are. */
  assumed?(): readonly Assumed[];
  /** Throws InputError for files that are incomplete or changed. */
  verify?(): Promise<void>;
  /** The file of each column, where the truth is in another file. */
  readonly sides?: Sides;
  /** Warnings about the rows. */
  readonly remarks?: readonly string[];
  /** Runs a query that reads all rows. */
  scan(sql: string): Promise<Row[]>;
}

/** The file of each column of joined rows. */
export interface Sides {
  /** The names of the columns of the file of truth: their name in that file, and their name in the joined rows. */
  readonly truths: ReadonlyMap<string, string>;
  /** The names of the columns of the file of predictions, without the ids. */
  readonly predictions: readonly string[];
  /** The name of the file of truth. */
  readonly file: string;
}

/** Options for reading a table of files. */
export interface FromOptions {
  /** Types of text columns that DuckDB must not guess: of all columns for JSONL, of some for other formats. */
  readonly types?: ReadonlyMap<string, string>;
  /** Reads only this file. */
  readonly path?: string;
  /** The columns whose cells are read as text, without guessing types. The types of other columns do not matter. */
  readonly asText?: readonly string[];
  /** The name of an added column with the row numbers. */
  readonly numbered?: string;
  /** Leaves out the columns that expressions compute. */
  readonly plain?: boolean;
}

/** The first values of a column. */
export type FirstValues = (column: Column) => readonly unknown[];

/** An assumption: the option that states it, and the reason. */
export interface Assumed {
  readonly flag: string;
  readonly because: string;
}

/** Arrays in files. */
export interface ArrayInput {
  /** The name that the user gave the input. */
  readonly source: string;
  /** The columns to choose from, or the roles of the columns, if the command line names a file for each. */
  describe(): readonly Column[] | Roles;
  /** The first rows of columns, with null for NULL and an array for a list. `others` are columns that are only read later. */
  look(columns: readonly Column[], others: readonly Column[]): FirstValues;
  /** The assumptions about numbers whose type the files do not state. */
  assumed?(): readonly Assumed[];
  /** Makes each element of the lists of truth and predictions a row. This must happen before rows are read. */
  takeElements(): void;
  /** Begins to read the columns. The result is the number of scores in a row, or 1 without scores. */
  begin(roles: Roles): number;
  /** Throws InputError if the lists of truth are known to differ in length from the scores. No row is read. */
  checkLists?(): void;
  /** All rows, once. */
  blocks(roles: Roles): Iterable<Block>;
  /** Throws InputError if a file changed since it was opened. */
  checkUnchanged(): void;
  close(): void;
}
