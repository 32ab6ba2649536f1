import type { Ref, SqlType } from 'rightly/sql';
import { quote } from '../process/errors.ts';

/** What holds one thing a row; `list` where that is a list of such things. */
export interface Column {
  readonly name: string;
  readonly type: SqlType | 'other';
  readonly list: boolean;
  /** What the file's own format, or for text DuckDB, calls the type. */
  readonly typeName: string;
  /** The precision of numbers that the engine reads as a wider type. */
  readonly precision?: Ref['precision'];
  /** Of a column that is read as the text that it is: the type that the engine would have given it. */
  readonly guessed?: Column['type'];
  /** Whether it is text that is taken as it is, also where the text looks like a list. */
  readonly isPlain?: boolean;
  /** The column that holds the text, where this one holds what the engine takes the text for. */
  readonly written?: string;
  /** What the places of its lists are called, where these are scores by class. */
  readonly classes?: readonly string[];
  /** Whether it is a file of its own, rather than one of several columns in a file. */
  readonly isFile?: boolean;
  /** The SQL that computes it from the other columns of its row, where it is no column of the table. */
  readonly expression?: Expression;
  /** How many replicates its keys are spread over, where it says which rows belong together. */
  readonly replicates?: number;
  /** How many axes its array has; undefined for what is no array. */
  readonly axes?: number;
  /** The columns, one a class, that together are its lists; undefined where the lists are in one column. */
  readonly parts?: readonly Part[];
}

export interface Expression {
  readonly sql: string;
  /** What queries call its value. */
  readonly alias: string;
}

/** What queries call a column. */
export const sqlName = ({ name, expression }: Pick<Column, 'name' | 'expression'>): string =>
  expression?.alias ?? name;

/** A column with a number for one class. */
export interface Part {
  readonly column: Column;
  /** What the class is called. */
  readonly of: string;
}

/** The columns of the input that a column is made of. */
export const partsOf = (column: Column): readonly Column[] =>
  column.parts?.map((part) => part.column) ?? [column];

/** What a column is called in messages. */
export const called = ({ name, isFile }: Column): string =>
  isFile ? name : `column ${quote(name)}`;
