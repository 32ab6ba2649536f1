import type { Key } from '../../core/cells.ts';
import { cut, rangeError, show, typeError } from '../../core/errors.ts';
import { isArray, isArrayOf, isRevoked } from '../../core/readable.ts';

/* What a row of an answer has in its columns. */

export type Row = Readonly<Record<string, unknown>>;

/** Throws TypeError for what is no list of rows. */
export function checkRows(rows: unknown, what: string): void {
  if (!isArrayOf(rows, isRow)) throw typeError(what, 'be a list of objects', show(rows));
}

const isRow = (row: unknown): boolean => !isRevoked(row) && Object(row) === row;

export interface KeyColumn {
  readonly column: string;
  readonly takesNames: boolean;
}

/** A name, or a whole number: engines and files write these as numbers, as bigints, or as digits. */
export function keyIn(row: Row, { column, takesNames }: KeyColumn): Key {
  const value = row[column];
  if (takesNames && typeof value === 'string') return value;
  const key = numberIn(value ?? undefined);
  if (!Number.isInteger(key))
    throw rangeError(`read: ${column}`, 'be a whole number', textOf(value));
  return Number.isSafeInteger(key) ? key + 0 : BigInt(value as string);
}

/** A number that sums are kept by: engines and files may write those that are not finite in words. */
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
  value === Object(value) ? show(value) : cut(String(value), 99);

/** What an engine may have for a number: digits, a condition, or an object for a decimal, whose text is digits. NaN for anything else. */
function numberIn(value: unknown): number {
  if (['number', 'bigint', 'boolean'].includes(typeof value)) return Number(value);
  // The text of a list can be long, and that of none is empty.
  if (isArray(value) || ArrayBuffer.isView(value)) return NaN;
  try {
    const text = String(value).trim();
    return text === '' ? NaN : Number(text);
  } catch {
    return NaN;
  }
}

/** A sum that the query must have given: its absence is not 0. */
export function needed(row: Row, name: string): number {
  if (row[name] === undefined)
    throw rangeError('read: each row', `have the column ${name}`, Object.keys(row).join(', '));
  return number(row, name);
}

/** Counts come as numbers or bigints, and not at all where the query had nothing to count. */
export function number(row: Row, name: string): number {
  const value = row[name] ?? 0;
  const found = numberIn(value);
  if (found !== found && typeof value !== 'number' && !isNaN(value))
    throw rangeError(`read: ${name}`, 'be a number', textOf(value));
  return found;
}
