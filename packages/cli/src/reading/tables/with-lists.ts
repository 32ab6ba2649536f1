import type { Dialect } from 'rightly/sql';
import type { Column, Part } from '../../engines/column.ts';
import type { SqlInput } from '../../inputs/input.ts';

/** What may follow FROM: the same rows with a column of lists that is made of several columns. */
export function listsFrom(from: string, { name, parts }: Column, d: Dialect): string {
  const list = d.list(parts!.map((part) => elementOf(part, d)));
  return `(SELECT *, ${list} AS ${d.identifier(name)} FROM ${from}) AS with_lists`;
}

function elementOf({ column: { name, typeName } }: Part, d: Dialect): string {
  const own = d.identifier(name);
  const isTruthValue = /^bool/i.test(typeName);
  return d.cast(
    isTruthValue ? `CASE WHEN ${own} THEN 1 WHEN NOT ${own} THEN 0 END` : own,
    'float64',
  );
}

/** The same input with a column of lists, where the truth is in several columns. */
export function withLists(input: SqlInput, truth: Column): SqlInput {
  if (!truth.parts) return input;
  const { engine, source, paths, format } = input;
  // In text the first rows tell a column's type: a fraction among whole numbers stays one.
  const wide = truth.parts
    .filter(({ column }) => /INT(EGER)?$/.test(column.typeName))
    .map(({ column }) => [column.name, 'DOUBLE'] as const);
  const isText = format !== undefined && format !== 'parquet';
  return {
    engine,
    source,
    ...(paths ? { paths } : {}),
    ...(format ? { format } : {}),
    describe: () => input.describe(),
    from: (options) =>
      listsFrom(
        input.from(
          isText && options?.types
            ? { ...options, types: new Map([...options.types, ...wide]) }
            : options,
        ),
        truth,
        engine.dialect,
      ),
    scan: (sql) => input.scan(sql),
  };
}
