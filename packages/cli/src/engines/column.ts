import type { Ref, SqlType } from 'rightly/sql';
import { quote } from '../process/errors.ts';

/** A column: a value for each row, or a list of values where `list` is true. */
export interface Column {
  readonly name: string;
  readonly type: SqlType | 'other';
  readonly list: boolean;
  /** The name of the type in the file's format, or for text files in DuckDB. */
  readonly typeName: string;
  /** The precision of numbers that the engine reads as a wider type. */
  readonly precision?: Ref['precision'];
  /** For a column that is read as text: the type that the engine would have given it. */
  readonly guessed?: Column['type'];
  /** Whether the column is text that is never parsed, even where it looks like a list. */
  readonly isPlain?: boolean;
  /** The name of the column with the original text, if this column holds a value that the engine made of the text. */
  readonly written?: string;
  /** The names of the classes, if the lists hold a score for each class. */
  readonly classes?: readonly string[];
  /** Whether the column is a whole file, as with NPY. */
  readonly isFile?: boolean;
  /** For a column that the table does not have: the SQL that computes its value from the other columns of the row. */
  readonly expression?: Expression;
  /** For a column of `--cluster`: the number of groups that its keys are spread over. */
  readonly replicates?: number;
  /** The number of axes of an array; undefined for columns of tables. */
  readonly axes?: number;
  /** The columns, one for each class, whose values form the lists; undefined where the lists are in one column. */
  readonly parts?: readonly Part[];
}

export interface Expression {
  readonly sql: string;
  /** The name of the value in queries. */
  readonly alias: string;
}

/** The name of a column in queries. */
export const sqlName = ({ name, expression }: Pick<Column, 'name' | 'expression'>): string =>
  expression?.alias ?? name;

/** A column with a number for one class. */
export interface Part {
  readonly column: Column;
  /** The name of the class. */
  readonly of: string;
}

/** The columns of the input that a column is made of. */
export const partsOf = (column: Column): readonly Column[] =>
  column.parts?.map((part) => part.column) ?? [column];

/** The name of a column in messages. */
export const called = ({ name, isFile }: Column): string =>
  isFile ? name : `column ${quote(name)}`;
