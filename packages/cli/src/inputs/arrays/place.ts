import { called, type Column } from '../../engines/column.ts';
import type { Block } from './block.ts';

/** A column's place in a row, for messages. */
export const place = (column: Column, path: string, row: number): string =>
  placeAt(column, path, `row ${row}`);

/** A column's place in a row of a block, counted from 0. */
export const placeIn = (column: Column, { path, before, at }: Block, row: number): string =>
  placeAt(column, path, at?.(row) ?? `row ${before + row + 1}`);

const placeAt = (column: Column, path: string, row: string): string =>
  column.isFile ? `${column.name}: ${row}` : `${path}: ${row}: ${called(column)}`;
