import type { Column } from '../engines/column.ts';
import type { Engine, Row } from '../engines/engine.ts';
import type { Block } from './arrays/block.ts';
import type { TableFormat } from './files/formats.ts';
import type { Roles } from './roles.ts';

/** What is evaluated: a table that an engine reads with SQL, or arrays that the kernels read. */
export type Input = SqlInput | ArrayInput;

/** A table in SQL, and the engine that reads the table: prediction files, a table of a server, the answer to a query. */
export interface SqlInput {
  readonly engine: Engine;
  /** What the user called it. */
  readonly source: string;
  /** The files that are read, where the table is files of this machine. */
  readonly paths?: readonly string[];
  /** The format of these files. */
  readonly format?: TableFormat;
  /** The letter between the cells of delimited text. */
  readonly delimiter?: string | undefined;
  describe(): Promise<Column[]>;
  /** What may follow FROM. */
  from(options?: FromOptions): string;
  /** How many numbers there are in the first list of a column of text; undefined where the column holds no lists. */
  listInText?(column: Column, from: string): Promise<number | undefined>;
  /** The number of the line on which a row of a file begins. */
  lineOf?(path: string, row: number): Promise<number>;
  /** How the rows of files were found where that was not said. */
  assumed?(): readonly Assumed[];
  /** Throws InputError for files that are not whole, or that changed. */
  verify?(): Promise<void>;
  /** Which columns came from which file, where the truth is in another one. */
  readonly sides?: Sides;
  /** What a reader of the results must know of the rows. */
  readonly remarks?: readonly string[];
  /** The rows of a query that reads everything. */
  scan(sql: string): Promise<Row[]>;
}

/** Which columns of joined rows came from which file. */
export interface Sides {
  /** The names of the columns of the truth, by what their own file calls them. */
  readonly truths: ReadonlyMap<string, string>;
  /** The names of the columns of the predictions, without that of the ids. */
  readonly predictions: readonly string[];
  /** What the file of the truth is called. */
  readonly file: string;
}

/** How a table of files is read. */
export interface FromOptions {
  /** Types of text columns that are not to be guessed: all columns for JSONL, some for the other formats. */
  readonly types?: ReadonlyMap<string, string>;
  /** One of the files alone. */
  readonly path?: string;
  /** The columns whose cells are read as the text that they are, with no guess at types; the types of other columns are left open. */
  readonly asText?: readonly string[];
  /** The name of a column with the numbers of the rows. */
  readonly numbered?: string;
  /** Without the columns that expressions compute. */
  readonly plain?: boolean;
}

/** The first values of a column. */
export type Looked = (column: Column) => readonly unknown[];

/** An option that says how something was read, and why. */
export interface Assumed {
  readonly flag: string;
  readonly because: string;
}

/** Arrays in files. */
export interface ArrayInput {
  /** What the user called it. */
  readonly source: string;
  /** The columns to choose from; or the roles of the columns, where the command line names a file for each. */
  describe(): readonly Column[] | Roles;
  /** The first rows of columns, null for NULL and a list for a list; `others` are read later. */
  look(columns: readonly Column[], others: readonly Column[]): Looked;
  /** How numbers were read where the files do not say what these are. */
  assumed?(): readonly Assumed[];
  /** Makes each element of the lists of truth and predictions a row, before anything is read. */
  takeElements(): void;
  /** Begins to read the columns. The result is how many scores a row has, 1 where it has none. */
  begin(roles: Roles): number;
  /** Throws InputError where lists of truth are known to be of another length than the scores, before any row is read. */
  checkLists?(): void;
  /** All rows, once. */
  blocks(roles: Roles): Iterable<Block>;
  /** Throws InputError where a file changed since the first look. */
  checkUnchanged(): void;
  close(): void;
}
