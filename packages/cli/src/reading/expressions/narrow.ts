import type { Dialect } from 'rightly/sql';
import type { Column, Expression } from '../../engines/column.ts';
import { quote } from '../../process/errors.ts';
import { computed } from './computed.ts';
import { hasNestedWholes, withDecimals } from './nested-types.ts';

interface Wide {
  /** The columns whose whole numbers are read as DOUBLE, or in objects as decimals. */
  readonly wide: readonly Column[];
  /** Temporary names for these columns. */
  readonly names: readonly string[];
  readonly dialect: Dialect;
}

/**
 * A table with columns that expressions compute. Where text is read as DOUBLE, expressions get whole numbers, so that
 * `'class ' || id` has no decimal point. A row with another number is an error. Only DuckDB reads text.
 */
export function narrowed(
  from: string,
  expressions: readonly Expression[],
  { wide, names, dialect: d }: Wide,
): string {
  const whole = wide.map((column) => `${wholeOf(column, d)} AS ${d.identifier(column.name)}`);
  // Only expressions use objects, so objects are not kept.
  const own = wide.flatMap(({ name, typeName }) =>
    hasNestedWholes(typeName) ? [] : [d.identifier(name)],
  );
  const kept = own.map((name, i) => `, ${name} AS ${names[i]!}`).join('');
  const all = computed(`(SELECT * REPLACE (${whole.join(', ')})${kept} FROM ${from})`, expressions);
  if (own.length === 0) return all;
  const restored = own.map((name, i) => `${names[i]!} AS ${name}`).join(', ');
  return `(SELECT * EXCLUDE (${names.slice(0, own.length).join(', ')}) REPLACE (${restored}) FROM ${all}) AS computed`;
}

/** A number in the type of the first rows, with an error for other numbers. In an object, all numbers are read in this way. */
function wholeOf({ name, list, typeName }: Column, d: Dialect): string {
  const own = d.identifier(name);
  const message = d.text(
    `column ${quote(name)} must hold ${hasNestedWholes(typeName) ? 'whole numbers' : 'whole numbers below 2^53'} for an expression, as in the first rows; a later row holds another number: write the table as Parquet`,
  );
  if (hasNestedWholes(typeName)) {
    const narrow = `CAST(${own} AS ${typeName})`;
    return `CASE WHEN CAST(${narrow} AS ${withDecimals(typeName)}) IS NOT DISTINCT FROM ${own} THEN ${narrow} ELSE error(${message}) END`;
  }
  const of = (value: string, type: string): string =>
    `CASE WHEN ${value} = trunc(${value}) AND abs(${value}) < 9007199254740992 THEN CAST(${value} AS ${type}) WHEN ${value} IS NOT NULL THEN error(${message}) END`;
  return list
    ? `list_transform(${own}, lambda _element: ${of('_element', typeName.replace(/\[\d*\]$/, ''))})`
    : of(own, typeName);
}
