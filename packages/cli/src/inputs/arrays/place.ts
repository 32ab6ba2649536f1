import { called, type Column } from '../../engines/column.ts';
import type { Block } from './block.ts';

/** The file, the row and the column of a value, for messages. */
export const place = (column: Column, path: string, row: number): string =>
  placeAt(column, path, `row ${row}`);

/** The file, the row and the column of a value in a block. The row is counted from 0. */
export const placeIn = (column: Column, { path, before, at }: Block, row: number): string =>
  placeAt(column, path, at?.(row) ?? `row ${before + row + 1}`);

const placeAt = (column: Column, path: string, row: string): string =>
  column.isFile ? `${column.name}: ${row}` : `${path}: ${row}: ${called(column)}`;
