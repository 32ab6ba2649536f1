import type { Data } from 'apache-arrow';
import { arrow } from '../../engines/arrow-library.ts';
import type { Column } from '../../engines/column.ts';
import { InputError } from '../../process/errors.ts';
import { offsetOf } from './values.ts';

const { DataType } = arrow;

/** The place of a value for an error. The row is counted from 0 in its batch. */
export type At = (column: Column, row: number) => string;

/** Throws InputError where a column of a batch holds NULL. */
export function checkNulls(data: Data, column: Column, at: At): void {
  const row = firstNull(data, 0, data.length);
  if (row !== undefined) throw new InputError(`${at(column, row)} is NULL`);
  if (!column.list) return;
  const [start, end] = [offsetOf(data, 0), offsetOf(data, data.length)];
  const element = firstNull(data.children[0]!, start, end);
  if (element === undefined) return;
  let owner = 0;
  while (offsetOf(data, owner + 1) <= element) owner++;
  throw new InputError(`${at(column, owner)} holds NULL in its list`);
}

function firstNull(data: Data, start: number, end: number): number | undefined {
  const { type, dictionary } = data;
  // The value of a code in a dictionary may be NULL too.
  const names = DataType.isDictionary(type) && dictionary?.nullCount ? dictionary : undefined;
  if (data.nullCount === 0 && !names) return undefined;
  const codes = data.values as ArrayLike<number>;
  for (let i = start; i < end; i++)
    if (!data.getValid(i) || names?.get(Number(codes[i])) === null) return i;
  return undefined;
}

/** The first row whose list has another number of elements than `width`. */
export function oddRow(data: Data, width: number): number | undefined {
  const rows = DataType.isFixedSizeList(data.type) ? Math.min(1, data.length) : data.length;
  for (let i = 0; i < rows; i++) if (offsetOf(data, i + 1) - offsetOf(data, i) !== width) return i;
  return undefined;
}
