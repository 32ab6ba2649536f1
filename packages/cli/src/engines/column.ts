import type { SqlType } from 'rightly/sql';
import { quote } from '../process/errors.ts';

/** What holds one thing a row; `list` where that is a list of such things. */
export interface Column {
  readonly name: string;
  readonly type: SqlType | 'other';
  readonly list: boolean;
  /** What the file's own format, or for text DuckDB, calls the type. */
  readonly typeName: string;
  /** Whether it is a file of its own, rather than one of several columns in a file. */
  readonly isFile?: boolean;
  /** The SQL that computes it from the other columns of its row, where it is no column of the table. */
  readonly expression?: Expression;
}

export interface Expression {
  readonly sql: string;
  /** What queries call its value. */
  readonly alias: string;
}

/** What queries call a column. */
export const sqlName = ({ name, expression }: Pick<Column, 'name' | 'expression'>): string =>
  expression?.alias ?? name;

/** What a column is called in messages. */
export const called = ({ name, isFile }: Column): string =>
  isFile ? name : `column ${quote(name)}`;
