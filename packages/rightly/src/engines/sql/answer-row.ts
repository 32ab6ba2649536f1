import type { Key } from '../../core/cells.ts';
import { rangeError } from '../../core/errors.ts';

/* What a row of an answer has in its columns. */

export type Row = Readonly<Record<string, unknown>>;

export interface KeyColumn {
  readonly column: string;
  readonly takesNames: boolean;
}

/** A name, or a whole number: engines and files write these as numbers, as bigints, or as digits. */
export function keyIn(row: Row, { column, takesNames }: KeyColumn): Key {
  const value = row[column];
  if (takesNames && typeof value === 'string') return value;
  const number = Number(value ?? undefined);
  if (!Number.isInteger(number))
    throw rangeError(`read: ${column}`, 'be a whole number', String(value));
  return Number.isSafeInteger(number) ? number + 0 : BigInt(value as string);
}

/** A number that sums are kept by: engines and files may write those that are not finite in words. */
export function scoreIn(row: Row, column: string): number {
  const value = row[column];
  const number = typeof value === 'string' ? Number(words[value.toLowerCase()] ?? value) : value;
  if (typeof number !== 'number' || (Number.isNaN(number) && !isNaN(value)))
    throw rangeError(`read: ${column}`, 'be a number', String(value));
  return number;
}

const words: Readonly<Record<string, string>> = {
  inf: 'Infinity',
  '+inf': 'Infinity',
  '-inf': '-Infinity',
  infinity: 'Infinity',
  '-infinity': '-Infinity',
};

const isNaN = (value: unknown): boolean => String(value).toLowerCase() === 'nan';

/** A sum that the query must have given: its absence is not 0. */
export function needed(row: Row, name: string): number {
  if (row[name] === undefined)
    throw rangeError('read: each row', `have the column ${name}`, Object.keys(row).join(', '));
  return number(row, name);
}

/** Counts come as numbers or bigints, and not at all where the query had nothing to count. */
export const number = (row: Row, name: string): number => Number(row[name] ?? 0);
