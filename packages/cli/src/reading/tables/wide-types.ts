import type { Column } from '../../engines/column.ts';
import type { TableFormat } from '../../inputs/files/formats.ts';
import type { Columns } from '../choose-columns.ts';
import { isNamed } from '../class-names.ts';
import { mentions } from '../expressions/mentions.ts';
import { hasNestedWholes, withDecimals } from '../expressions/nested-types.ts';

const isWhole = ({ typeName }: Column): boolean => /INT(EGER)?(\[\])?$/.test(typeName);

/**
 * The types with which columns of text files are read. DuckDB guesses a type from the first rows, and would round later cells to it. So
 * whole numbers are read as DOUBLE, which keeps later fractions.
 */
export function wideTypes(
  all: readonly Column[],
  columns: Columns,
  format: TableFormat,
  where: string,
): Map<string, string> {
  const { yTrue, yPred, sampleWeight, by } = columns;
  const given = [where, ...all.flatMap(({ expression }) => expression?.sql ?? [])];
  const used = new Set([yTrue, ...[yPred].flat(), ...(sampleWeight ? [sampleWeight] : []), ...by]);
  const wide = (column: Column): string => {
    // DuckDB reads yes and no as booleans, but they are names of classes here.
    if (column === yTrue && isNamed(columns) && column.typeName === 'BOOLEAN' && format !== 'jsonl')
      return 'VARCHAR';
    const isMentioned = given.some((sql) => mentions(sql, column.name));
    if (isMentioned && hasNestedWholes(column.typeName)) return withDecimals(column.typeName);
    const isUsed = used.has(column) || isMentioned;
    return isUsed && isWhole(column) ? `DOUBLE${column.list ? '[]' : ''}` : column.typeName;
  };
  return new Map(
    // For JSON, DuckDB needs the types of all columns or of none.
    all
      .filter(({ expression }) => expression === undefined)
      .filter((column) => format === 'jsonl' || wide(column) !== column.typeName)
      .map((column) => [column.name, wide(column)]),
  );
}

/** The columns with the names of the types that they are read as. Their kind stays that of the first rows. */
export function readAs(columns: Columns, types: ReadonlyMap<string, string>): Columns {
  const read = (column: Column): Column => ({
    ...column,
    typeName: types.get(column.name) ?? column.typeName,
  });
  const found = eachColumn(columns, read);
  // Booleans are read as names if the classes are called true and false.
  return columns.yTrue.typeName === 'BOOLEAN' && isNamed(columns)
    ? { ...found, yTrue: { ...found.yTrue, type: 'string' } }
    : found;
}

/** The columns, each changed by `change`. */
export function eachColumn(columns: Columns, change: (column: Column) => Column): Columns {
  const { yTrue, yPred, sampleWeight, by } = columns;
  return {
    ...columns,
    yTrue: change(yTrue),
    yPred: 'name' in yPred ? change(yPred) : yPred.map(change),
    sampleWeight: sampleWeight && change(sampleWeight),
    by: by.map(change),
  };
}
