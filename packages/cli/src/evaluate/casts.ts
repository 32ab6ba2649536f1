import type { SqlType } from 'rightly/sql';
import { InputError, quote } from '../errors.ts';
import { type Column, numeric } from './column.ts';
import { identifier, text } from './sql.ts';

/** A column, or a list of columns, cast to one of the types that queries are written for. */
export interface Typed {
  readonly sql: string;
  readonly type: SqlType;
}

export function predictionSql(columns: readonly Column[], scoreType: 'float32' | undefined): Typed {
  const [first] = columns as readonly [Column];
  if (columns.length === 1 && !first.list) return scalarSql(first, scoreType);
  const kinds = new Set(columns.map(elements));
  const own = kinds.size === 1 ? elements(first) : 'float64';
  const type = own === 'integer' ? own : (scoreType ?? own);
  const name = identifier(first.name);
  const list =
    columns.length === 1
      ? name
      : `[${columns.map((column) => identifier(column.name)).join(', ')}]`;
  const isHuge = columns.some(({ typeName }) => /^(UBIG|U?HUGE)INT/.test(typeName));
  const integer = isHuge ? 'HUGEINT' : 'BIGINT';
  const target = { integer, float32: 'FLOAT', float64: 'DOUBLE', string: 'VARCHAR' }[type];
  // A list in text that holds no numbers becomes NULL, and is refused as such.
  return {
    sql: `${first.typeName === 'VARCHAR' ? 'TRY_CAST' : 'CAST'}(${list} AS ${target}[])`,
    type,
  };
}

/** The type of a column's elements as they are read. */
const elements = ({ type, typeName }: Column): SqlType =>
  typeName.startsWith('DOUBLE') ? 'float64' : (type as SqlType);

/** A column of labels or probabilities, in one of the four types that SQL is written for. */
function scalarSql(column: Column, scoreType?: 'float32'): Typed {
  const { name, type, typeName } = column;
  const own = identifier(name);
  if (type === 'other')
    throw new InputError(
      `column ${quote(name)} must hold numbers or strings; it holds ${typeName}`,
    );
  if (type === 'string') return { sql: `CAST(${own} AS VARCHAR)`, type };
  if (typeName === 'BOOLEAN') return { sql: `CAST(${own} AS INTEGER)`, type };
  if (type === 'integer' && typeName === 'DOUBLE') return { sql: exact(name), type: 'float64' };
  if (type === 'integer')
    return { sql: typeName.startsWith('DECIMAL') ? `CAST(${own} AS HUGEINT)` : own, type };
  const read = scoreType ?? type;
  return {
    sql: typeName === 'FLOAT' ? own : `CAST(${own} AS ${read === 'float32' ? 'FLOAT' : 'DOUBLE'})`,
    type: read,
  };
}

/** Whole numbers that were read as float64, which cannot tell the largest apart. */
export const exact = (name: string): string =>
  `CASE WHEN abs(${identifier(name)}) >= 9007199254740992 THEN error(${text(`column ${quote(name)}: a whole number beyond 2^53 cannot be told from its neighbours in text; write Parquet`)}) ELSE ${identifier(name)} END`;

export function truthSql(
  column: Column,
  classes: readonly string[] | undefined,
  isList: boolean,
): Typed {
  const own = identifier(column.name);
  if (column.list) {
    if (!isList)
      throw new InputError(
        `column ${quote(column.name)} holds lists, so the predictions must hold scores for each class too`,
      );
    numeric(column, '--y-true');
    return { sql: `CAST(${own} AS DOUBLE[])`, type: 'float64' };
  }
  const scalar = scalarSql(column);
  if (!classes) return scalar;
  const names = `[${classes.map(text).join(', ')}]`;
  const index = (label: string): string => `coalesce(list_position(${names}, ${label}), 0) - 1`;
  if (scalar.type === 'string')
    return { sql: `CASE WHEN ${own} IS NOT NULL THEN ${index(scalar.sql)} END`, type: 'integer' };
  if (scalar.type === 'integer')
    return {
      sql: `CASE WHEN ${own} IS NOT NULL THEN ${index(`CAST(${own} AS VARCHAR)`)} END`,
      type: 'integer',
    };
  // A fraction stays one, to be refused.
  const whole = `isfinite(${scalar.sql}) AND floor(${scalar.sql}) = ${scalar.sql}`;
  return {
    sql: `CASE WHEN ${whole} THEN ${index(`CAST(TRY_CAST(${own} AS BIGINT) AS VARCHAR)`)} ELSE ${own} END`,
    type: 'float64',
  };
}
