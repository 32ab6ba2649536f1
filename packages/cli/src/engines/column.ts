import type { SqlType } from 'rightly/sql';
import { quote } from '../process/errors.ts';

/** What holds one thing a row; `list` where that is a list of such things. */
export interface Column {
  readonly name: string;
  readonly type: SqlType | 'other';
  readonly list: boolean;
  /** What the file's own format, or for text DuckDB, calls the type. */
  readonly typeName: string;
  /** Of a column that is read as the text that it is: the type that the engine would have given it. */
  readonly guessed?: Column['type'];
  /** The column that holds the text, where this one holds what the engine takes the text for. */
  readonly written?: string;
  /** Whether it is a file of its own, rather than one of several columns in a file. */
  readonly isFile?: boolean;
}

/** What a column is called in messages. */
export const called = ({ name, isFile }: Column): string =>
  isFile ? name : `column ${quote(name)}`;
