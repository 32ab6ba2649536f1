import type { Column } from '../../engines/column.ts';
import { mentions } from '../expressions/mentions.ts';
import type { CellReading } from './values-input.ts';

interface Others {
  readonly all: readonly Column[];
  /** The columns that also have another role. */
  readonly used: ReadonlySet<Column>;
  /** The SQL of the command line: conditions and expressions. */
  readonly given: readonly string[];
  /** Whether some texts stand for NULL that DuckDB does not recognise. */
  readonly hasNulls: boolean;
}

/** How columns of groups are read: as text, so that `007` is not `7`. */
export function groupReadings(
  by: readonly Column[],
  { all, used, given, hasNulls }: Others,
): [string, CellReading][] {
  const names = new Set(all.map(({ name }) => name.toLowerCase()));
  const free = (name: string): string => (names.has(name) ? free(`_${name}`) : name);
  return by
    .filter(({ list, expression }) => !list && !expression)
    .filter(({ typeName }) => typeName !== 'VARCHAR' || hasNulls)
    .map((column, i) => {
      const { name, type } = column;
      const isShared = used.has(column) || given.some((sql) => mentions(sql, name));
      return [
        name,
        isShared
          ? { as: 'both', column: { ...column, guessed: type, written: free(`_written_${i}`) } }
          : {
              as: 'text',
              column: { ...column, type: 'string', typeName: 'VARCHAR', guessed: type },
            },
      ];
    });
}
