import type { Key } from '../../core/cells.ts';
import { truncate, rangeError, show, typeError } from '../../core/errors.ts';
import { isArray, isArrayOf, isRevoked } from '../../core/readable.ts';

/* Reads the columns of a row of an answer. */

export type Row = Readonly<Record<string, unknown>>;

/** Throws TypeError for a value that is no list of rows. */
export function checkRows(rows: unknown, what: string): void {
  if (!isArrayOf(rows, isRow)) throw typeError(what, 'be a list of objects', show(rows));
}

const isRow = (row: unknown): boolean => !isRevoked(row) && Object(row) === row;

export interface KeyColumn {
  readonly column: string;
  readonly takesNames: boolean;
}

/** The key in a column: a name, or a whole number. Engines and files write whole numbers as numbers, bigints, or digits. */
export function keyIn(row: Row, { column, takesNames }: KeyColumn): Key {
  const value = row[column];
  if (Number.isSafeInteger(value)) return (value as number) + 0;
  if (takesNames && typeof value === 'string') return value;
  const key = numberIn(value ?? undefined);
  if (!Number.isInteger(key))
    throw rangeError(`read: ${column}`, 'be a whole number', textOf(value));
  return Number.isSafeInteger(key) ? key + 0 : BigInt(value as string);
}

/** The score in a column. Engines and files may write NaN and the infinities in words. */
export function scoreIn(row: Row, column: string): number {
  const value = row[column];
  const score = typeof value === 'string' ? Number(words[value.toLowerCase()] ?? value) : value;
  if (typeof score !== 'number' || (Number.isNaN(score) && !isNaN(value)))
    throw rangeError(`read: ${column}`, 'be a number', textOf(value));
  return score;
}

const words: Readonly<Record<string, string>> = {
  inf: 'Infinity',
  '+inf': 'Infinity',
  '-inf': '-Infinity',
  infinity: 'Infinity',
  '-infinity': '-Infinity',
};

const isNaN = (value: unknown): boolean => textOf(value).toLowerCase() === 'nan';

const textOf = (value: unknown): string =>
  value === Object(value) ? show(value) : truncate(String(value), 99);

/** The number of a value: digits, a boolean, or an object for a decimal, whose text is digits. NaN for any other value. */
function numberIn(value: unknown): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint' || typeof value === 'boolean') return Number(value);
  // A list is no number. Its text can be long, and the text of an empty list would be read as 0.
  if (isArray(value) || ArrayBuffer.isView(value)) return NaN;
  try {
    const text = String(value).trim();
    return text === '' ? NaN : Number(text);
  } catch {
    return NaN;
  }
}

/** A sum that must be in the answer. A missing sum is not 0. */
export function needed(row: Row, name: string): number {
  if (row[name] === undefined)
    throw rangeError('read: each row', `have the column ${name}`, Object.keys(row).join(', '));
  return number(row, name);
}

/** A count, which may be a number or a bigint. A missing count is 0. */
export function number(row: Row, name: string): number {
  const value = row[name] ?? 0;
  // An answer may have a million rows, and most of their cells are numbers.
  if (typeof value === 'number') return value;
  const found = numberIn(value);
  if (found !== found && !isNaN(value))
    throw rangeError(`read: ${name}`, 'be a number', textOf(value));
  return found;
}
