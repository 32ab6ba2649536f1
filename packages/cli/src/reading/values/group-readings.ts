import type { Column } from '../../engines/column.ts';
import type { CellReading } from './values-input.ts';

/** Groups are told apart as they are written: `007` is not `7`. A column that is used for something else too is read as that needs. */
export function groupReadings(
  by: readonly Column[],
  others: ReadonlySet<Column>,
  where = '',
): [string, CellReading][] {
  return by
    .filter((column) => !column.list && column.typeName !== 'VARCHAR')
    .filter((column) => !others.has(column) && !where.includes(column.name))
    .map((column) => [
      column.name,
      {
        as: 'text',
        column: { ...column, type: 'string', typeName: 'VARCHAR', guessed: column.type },
      },
    ]);
}
