import type { Column } from '../../engines/column.ts';
import { InputError, quote } from '../../process/errors.ts';
import { named } from '../choose-columns.ts';
import type { ValueOptions } from './value-options.ts';
import type { CellReading } from './values-input.ts';

/** The columns of `--text` and of `--number`. */
export interface NamedColumns {
  readonly text: ReadonlySet<Column>;
  readonly number: ReadonlySet<Column>;
}

/** Finds the columns. Throws InputError for an unknown column, for lists, and for a column that both options name. */
export function namedColumns(all: readonly Column[], { text, number }: ValueOptions): NamedColumns {
  const of = (option: string, lists: readonly string[] = []): Set<Column> => {
    const found = lists.flatMap((list) => named(all, list, option));
    const list = found.find((column) => column.list);
    if (list) throw new InputError(`${option}: column ${quote(list.name)} holds lists`);
    return new Set(found);
  };
  const [texts, numbers] = [of('--text', text), of('--number', number)];
  const both = [...texts].find((column) => numbers.has(column));
  if (both) throw new InputError(`column ${quote(both.name)} is named in both --text and --number`);
  return { text: texts, number: numbers };
}

/** How named columns without a role are read. `--where` may use them. */
export function otherReadings(
  { text, number }: NamedColumns,
  used: ReadonlySet<Column>,
): [string, CellReading][] {
  const free = (columns: ReadonlySet<Column>): Column[] =>
    [...columns].filter((column) => !used.has(column) && column.typeName !== 'BOOLEAN');
  return [
    ...[...text]
      .filter((column) => !used.has(column))
      .map((column): [string, CellReading] => [
        column.name,
        { as: 'text', column: { ...column, type: 'string', typeName: 'VARCHAR' } },
      ]),
    ...free(number).map((column): [string, CellReading] => [
      column.name,
      { as: 'number', column: { ...column, type: 'float64', typeName: 'DOUBLE' } },
    ]),
  ];
}
