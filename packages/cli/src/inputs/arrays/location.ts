import { called, type Column } from '../../engines/column.ts';
import type { Block } from './block.ts';

/** The file, the row and the column of a value, for messages. */
export const locationOf = (column: Column, path: string, row: number): string =>
  locationAt(column, path, `row ${row}`);

/** The file, the row and the column of a value in a block. The row is counted from 0. */
export const locationIn = (column: Column, { path, before, at }: Block, row: number): string =>
  locationAt(column, path, at?.(row) ?? `row ${before + row + 1}`);

const locationAt = (column: Column, path: string, row: string): string =>
  column.isFile ? `${column.name}: ${row}` : `${path}: ${row}: ${called(column)}`;
