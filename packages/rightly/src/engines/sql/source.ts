import { isPlain, show, typeError } from '../../core/errors.ts';
import { isArray, isArrayOf, isString, objectOf } from '../../core/readable.ts';
import type { Dialect, Ref, SqlType } from './dialect.ts';

/** A column, or one column for each class, with the type of its elements, by default `float64`. */
export type SqlInput = string | readonly string[] | TypedInput;

/** Columns of a type. */
export interface TypedInput {
  readonly column: string | readonly string[];
  readonly type: SqlType;
  /** The precision of numbers that are stored as a wider type. Thresholds are rounded to it. */
  readonly precision?: Ref['precision'];
  /**
   * Whether labels may be outside of -2^63 to 2^63. Then DuckDB reads them as 128 bits. Labels that are indexes of scores cannot be wide.
   */
  readonly wide?: boolean | undefined;
  /** Whether the column holds lists, for metrics that also take one number for each row. Scores of classes always are lists. */
  readonly list?: boolean | undefined;
}

/** A table (any SQL that may follow FROM) and the names of its columns. */
export interface Source {
  readonly from: string;
  readonly yTrue: SqlInput;
  /** A column of labels or probabilities, a column of lists of scores, or the names of a column of scores for each class. */
  readonly yPred: SqlInput;
  readonly sampleWeight?: string | undefined;
  /** Columns whose values make groups. The answer also has the total. */
  readonly by?: readonly string[] | undefined;
  /** Additional columns: their names, and SQL over the table's columns. */
  readonly added?: Readonly<Record<string, string>> | undefined;
  /** A condition in SQL on the table's columns. */
  readonly where?: string | undefined;
  /** An SQL condition that every row must meet, over the table's columns and those of `added`. Other rows make the answer an error. */
  readonly holds?: string | undefined;
  /** Whether a NULL in a used column is an error, which is the default, or its row is left out. */
  readonly nulls?: 'error' | 'skip' | undefined;
}

const types: readonly SqlType[] = ['integer', 'float32', 'float64', 'string'];

const precisions: readonly unknown[] = ['float16', 'bfloat16'];

export const typeOf = (input: SqlInput): SqlType =>
  isArray(input) ? 'float64' : (objectOf<TypedInput>(input).type ?? 'float64');

export function toRef(input: SqlInput, dialect: Dialect, what: string): Ref {
  const named = isString(input) || isArray(input);
  const typed = named ? { column: input, type: 'float64' as const } : objectOf<TypedInput>(input);
  const { column, type, list, precision, wide } = typed as TypedInput;
  if (!types.includes(type)) throw typeError(what, `be of type ${types.join(', ')}`, show(type));
  if (wide !== undefined && typeof wide !== 'boolean')
    throw typeError(`${what} wide`, 'be true or false', show(wide));
  if (precision !== undefined && !precisions.includes(precision))
    throw typeError(`${what} precision`, `be ${precisions.join(' or ')}`, show(precision));
  if (list !== undefined && typeof list !== 'boolean')
    throw typeError(`${what} list`, 'be true or false', show(list));
  if (typeof column === 'string')
    return { sql: dialect.identifier(column), type, precision, wide, list };
  if (!isArray(column) || column.length === 0)
    throw typeError(what, 'name a column, or one column for each class', show(column));
  const bad = column.findIndex((name) => !isString(name));
  if (bad >= 0) throw typeError(what, 'name columns', `${show(column[bad])} at [${bad}]`);
  const sql = dialect.list(column.map((name) => dialect.identifier(name)));
  return { sql, type, precision, list: true, width: column.length };
}

const known = ['from', 'yTrue', 'yPred', 'sampleWeight', 'by', 'added', 'where', 'holds', 'nulls'];

const isNames = (list: unknown): boolean => isArrayOf(list, isString);

/** Throws TypeError for a value that is no list of columns. */
export function checkNames(list: unknown, what: string): void {
  if (!isNames(list)) throw typeError(what, 'be a list of columns', show(list));
}

/** Throws TypeError for a wrong source. A misspelt key would otherwise be ignored. */
export function checkSource(source: Source): void {
  if (!isPlain(source))
    throw typeError('source', `be an object of ${known.join(', ')}`, show(source));
  const wrong = Object.keys(source).find((key) => !known.includes(key));
  if (wrong !== undefined)
    throw typeError('source', `be an object of ${known.join(', ')}`, show(wrong));
  const { added, by, from, sampleWeight, holds, nulls = 'error', where } = source;
  if (nulls !== 'error' && nulls !== 'skip')
    throw typeError('source nulls', "be 'error' or 'skip'", show(nulls));
  if (typeof from !== 'string')
    throw typeError('source from', 'be SQL that names a table', show(from));
  if (holds !== undefined && typeof holds !== 'string')
    throw typeError('source holds', 'be a condition in SQL', show(holds));
  if (by !== undefined) checkNames(by, 'source by');
  if (where !== undefined && typeof where !== 'string')
    throw typeError('source where', 'be a condition in SQL', show(where));
  if (added !== undefined && !(isPlain(added) && isNames(Object.values(added))))
    throw typeError('source added', 'be an object of SQL by the names of columns', show(added));
  if (sampleWeight !== undefined && typeof sampleWeight !== 'string')
    throw typeError('source sampleWeight', 'be the name of a column', show(sampleWeight));
}
