import { called, type Column } from '../../engines/column.ts';

/** A column's place in a row, for messages. */
export const place = (column: Column, path: string, row: number): string =>
  column.isFile ? `${column.name}: row ${row}` : `${path}: row ${row}: ${called(column)}`;
