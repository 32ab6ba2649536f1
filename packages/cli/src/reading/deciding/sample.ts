import type { Column } from '../../engines/column.ts';

/** The first rows of the columns that could be the truth or the predictions. */
export interface Sample {
  /** The values of a column without lists. NULLs are left out. */
  values(column: Column): readonly unknown[];
  /** The values of several columns, row by row. Rows with NULL are left out. */
  rows(columns: readonly Column[]): readonly (readonly unknown[])[];
  /** The lists of a column. NULLs are left out. */
  lists(column: Column): readonly ListSummary[];
}

/** A summary of a list. */
export interface ListSummary {
  readonly width: number;
  /** The number of elements that are 1, 0, and any whole number; undefined where they were not counted. */
  readonly ones?: number | undefined;
  readonly zeros?: number | undefined;
  readonly wholes?: number | undefined;
  /** The elements, if they are whole numbers or text. */
  readonly values?: readonly unknown[] | undefined;
}

/** The text by which labels are compared: 1, 1.0, true and "1" are one label. */
export function labelOf(value: unknown): string {
  if (typeof value === 'boolean') return value ? '1' : '0';
  if (typeof value === 'number') return String(Object.is(value, -0) ? 0 : value);
  return String(value);
}

/** The distinct values of a column, as labels. */
export const labelsIn = (values: readonly unknown[]): Set<string> => new Set(values.map(labelOf));

export const isWholeNumber = (value: unknown): boolean =>
  typeof value === 'bigint' ||
  typeof value === 'boolean' ||
  (typeof value === 'number' && Number.isInteger(value));

/** The first distinct values, as messages show them. */
export function firstValues(values: readonly unknown[]): string {
  const shown = [...new Set(values.map(String))];
  const few = shown.slice(0, 3).map((text) => (text.length > 24 ? `${text.slice(0, 24)}…` : text));
  return `${few.join(', ')}${shown.length > 3 ? ', …' : ''}`;
}

/** Summarizes a list. */
export function summarize(values: readonly unknown[] | undefined): ListSummary {
  if (values === undefined) return { width: 0 };
  let [ones, zeros, wholes] = [0, 0, 0];
  for (const value of values) {
    const number = Number(value);
    if (number === 1) ones++;
    else if (number === 0) zeros++;
    if (isWholeNumber(value)) wholes++;
  }
  return { width: values.length, ones, zeros, wholes, values };
}
