import type { Dialect } from 'rightly/sql';
import type { Column, Expression } from '../../engines/column.ts';
import { quote } from '../../process/errors.ts';
import { computed } from './computed.ts';

/**
 * A table whose whole numbers are read from text as DOUBLE, as an expression sees it: there they are whole numbers, so that
 * `'class ' || id` has no point in it. A row that holds another number is an error. Only DuckDB reads text.
 */
export function narrowed(
  from: string,
  columns: readonly Column[],
  expressions: readonly Expression[],
  d: Dialect,
): string {
  const own = columns.map(({ name }, i) => ({ name: d.identifier(name), kept: `_wide_${i}` }));
  const replaced = columns.map((column, i) => `${whole(column, d)} AS ${own[i]!.name}`);
  const kept = own.map(({ name, kept: as }) => `${name} AS ${as}`);
  const restored = own.map(({ name, kept: as }) => `${as} AS ${name}`);
  const narrow = `(SELECT * REPLACE (${replaced.join(', ')}), ${kept.join(', ')} FROM ${from})`;
  return `(SELECT * EXCLUDE (${own.map(({ kept: as }) => as).join(', ')}) REPLACE (${restored.join(', ')}) FROM ${computed(narrow, expressions)}) AS computed`;
}

/** A number that DOUBLE tells from its neighbours, in the type that the first rows have. */
function whole({ name, list, typeName }: Column, d: Dialect): string {
  const own = d.identifier(name);
  const message = d.text(
    `column ${quote(name)}: an expression takes whole numbers below 2^53, as in the first rows; write Parquet where there are others`,
  );
  const of = (value: string, type: string): string =>
    `CASE WHEN ${value} = trunc(${value}) AND abs(${value}) < 9007199254740992 THEN CAST(${value} AS ${type}) WHEN ${value} IS NOT NULL THEN error(${message}) END`;
  return list
    ? `list_transform(${own}, lambda _element: ${of('_element', typeName.replace(/\[\d*\]$/, ''))})`
    : of(own, typeName);
}
