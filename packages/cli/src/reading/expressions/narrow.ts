import type { Dialect } from 'rightly/sql';
import type { Column, Expression } from '../../engines/column.ts';
import { quote } from '../../process/errors.ts';
import { computed } from './computed.ts';

interface Wide {
  /** The columns whose whole numbers are read as DOUBLE. */
  readonly wide: readonly Column[];
  /** Names for them while expressions see whole numbers. */
  readonly names: readonly string[];
  readonly dialect: Dialect;
}

/**
 * A table with columns that expressions compute. The expressions see whole numbers where text is read as DOUBLE, so that
 * `'class ' || id` has no point in it. A row that holds another number is an error. Only DuckDB reads text.
 */
export function narrowed(
  from: string,
  expressions: readonly Expression[],
  { wide, names, dialect: d }: Wide,
): string {
  const own = wide.map(({ name }) => d.identifier(name));
  const whole = wide.map((column, i) => `${wholeOf(column, d)} AS ${own[i]!}`);
  const kept = own.map((name, i) => `${name} AS ${names[i]!}`);
  const restored = own.map((name, i) => `${names[i]!} AS ${name}`);
  const narrow = `(SELECT * REPLACE (${whole.join(', ')}), ${kept.join(', ')} FROM ${from})`;
  return `(SELECT * EXCLUDE (${names.join(', ')}) REPLACE (${restored.join(', ')}) FROM ${computed(narrow, expressions)}) AS computed`;
}

/** A number that DOUBLE tells from its neighbours, in the type that the first rows have. */
function wholeOf({ name, list, typeName }: Column, d: Dialect): string {
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
