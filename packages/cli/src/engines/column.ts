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
  /** How many axes its array has; undefined for what is no array. */
  readonly axes?: number;
}

/** What a column is called in messages. */
export const called = ({ name, isFile }: Column): string =>
  isFile ? name : `column ${quote(name)}`;
