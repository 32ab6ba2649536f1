import type { Column } from '../../engines/column.ts';
import type { TableFormat } from '../../inputs/files/formats.ts';
import type { Columns } from '../choose-columns.ts';
import { isNamed } from '../class-names.ts';
import { mentions } from '../expressions/mentions.ts';
import { hasNestedWholes, withDecimals } from '../expressions/nested-types.ts';

const isWhole = ({ typeName }: Column): boolean => /INT(EGER)?(\[\])?$/.test(typeName);

/**
 * In text the first rows tell a column's type, and the engine would round what comes later to it: whole numbers are read as DOUBLE, so
 * that a fraction among them stays one.
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
    // The engine takes yes and no for booleans, where they may be names of classes.
    if (column === yTrue && isNamed(columns) && column.typeName === 'BOOLEAN' && format !== 'jsonl')
      return 'VARCHAR';
    const isMentioned = given.some((sql) => mentions(sql, column.name));
    if (isMentioned && hasNestedWholes(column.typeName)) return withDecimals(column.typeName);
    const isUsed = used.has(column) || isMentioned;
    return isUsed && isWhole(column) ? `DOUBLE${column.list ? '[]' : ''}` : column.typeName;
  };
  return new Map(
    // JSON's reader wants all of the types or none.
    all
      .filter(({ expression }) => expression === undefined)
      .filter((column) => format === 'jsonl' || wide(column) !== column.typeName)
      .map((column) => [column.name, wide(column)]),
  );
}

/** The same columns with the types that they are read as; what they are taken for stays what the first rows say. */
export function readAs(columns: Columns, types: ReadonlyMap<string, string>): Columns {
  const read = (column: Column): Column => ({
    ...column,
    typeName: types.get(column.name) ?? column.typeName,
  });
  const found = eachColumn(columns, read);
  // Truth values are the names of classes where these are called true and false.
  return columns.yTrue.typeName === 'BOOLEAN' && isNamed(columns)
    ? { ...found, yTrue: { ...found.yTrue, type: 'string' } }
    : found;
}

/** The same columns, each as `change` has it. */
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
