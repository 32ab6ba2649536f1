import type { Dialect } from 'rightly/sql';
import type { Column, Part } from '../../engines/column.ts';
import type { SqlInput } from '../../inputs/input.ts';

/** The SQL after FROM: the rows with a column of lists or labels that is made of several columns. */
export function partsFrom(from: string, truth: Column, d: Dialect): string {
  const list = d.list(truth.parts!.map((part) => elementOf(part, d)));
  const sql = truth.list ? list : labelFrom(truth, list, d);
  return `(SELECT *, ${sql} AS ${d.identifier(truth.name)} FROM ${from}) AS with_parts`;
}

/** The SQL condition that one of the columns is 1 and all others are 0. */
export function isOneHot(parts: readonly Part[], d: Dialect): string {
  const elements = parts.map((part) => elementOf(part, d));
  return `${elements.join(' + ')} = 1 AND ${elements.map((element) => `${element} IN (0, 1)`).join(' AND ')}`;
}

/** The SQL of the class whose column is 1. For rows that are not one-hot, which are an error, it shows the values of the columns. */
function labelFrom({ type, parts }: Column, list: string, d: Dialect): string {
  const isNumber = type === 'integer';
  const nulls = parts!.map(({ column }) => `${d.identifier(column.name)} IS NULL`);
  const cases = parts!.map(
    (part) => `WHEN ${elementOf(part, d)} = 1 THEN ${isNumber ? part.of : d.text(part.of)}`,
  );
  return `CASE WHEN ${nulls.join(' OR ')} THEN NULL WHEN ${isOneHot(parts!, d)} THEN CASE ${cases.join(' ')} END ELSE ${isNumber ? '-1' : d.cast(list, 'string')} END`;
}

function elementOf({ column: { name, typeName } }: Part, d: Dialect): string {
  const own = d.identifier(name);
  const isTruthValue = /^bool/i.test(typeName);
  return d.cast(
    isTruthValue ? `CASE WHEN ${own} THEN 1 WHEN NOT ${own} THEN 0 END` : own,
    'float64',
  );
}

/** Adds a column of lists or labels to the input, if the truth is in several columns. */
export function withParts(input: SqlInput, truth: Column): SqlInput {
  if (!truth.parts) return input;
  const { engine, source, paths, format } = input;
  // DuckDB guesses types from the first rows. As DOUBLE, later fractions are kept.
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
      partsFrom(
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
