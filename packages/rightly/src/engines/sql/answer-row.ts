import type { Key } from '../../core/cells.ts';
import { cut, rangeError, show } from '../../core/errors.ts';
import { isArray } from '../../core/readable.ts';

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

/** What an engine may have for a number: some have objects for decimals. */
function numberIn(value: unknown): number {
  // The text of a list can be long.
  if (isArray(value)) return NaN;
  try {
    return Number(value);
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
