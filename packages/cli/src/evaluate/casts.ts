import type { SqlType } from 'rightly/sql';
import { InputError, quote } from '../errors.ts';
import type { Column, Columns } from './columns.ts';
import { identifier, text } from './sql.ts';

/** Refuses a column that holds no numbers, or lists of them where one is wanted. */
export function numeric({ name, type, sqlType, list }: Column, option: string, lists = true): void {
  if (type === 'string' || type === 'other' || (list && !lists))
    throw new InputError(`${option}: column ${quote(name)} must hold numbers; it holds ${sqlType}`);
}

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
  const isHuge = columns.some(({ sqlType }) => /^(UBIG|U?HUGE)INT/.test(sqlType));
  const integer = isHuge ? 'HUGEINT' : 'BIGINT';
  const target = { integer, float32: 'FLOAT', float64: 'DOUBLE', string: 'VARCHAR' }[type];
  // A list in text that holds no numbers becomes NULL, and is refused as such.
  return {
    sql: `${first.sqlType === 'VARCHAR' ? 'TRY_CAST' : 'CAST'}(${list} AS ${target}[])`,
    type,
  };
}

/** The type of a column's elements as they are read. */
const elements = ({ type, sqlType }: Column): SqlType =>
  sqlType.startsWith('DOUBLE') ? 'float64' : (type as SqlType);

/** A column of labels or probabilities, in one of the four types that SQL is written for. */
function scalarSql(column: Column, scoreType?: 'float32'): Typed {
  const { name, type, sqlType } = column;
  const own = identifier(name);
  if (type === 'other')
    throw new InputError(`column ${quote(name)} must hold numbers or strings; it holds ${sqlType}`);
  if (type === 'string') return { sql: `CAST(${own} AS VARCHAR)`, type };
  if (sqlType === 'BOOLEAN') return { sql: `CAST(${own} AS INTEGER)`, type };
  if (type === 'integer' && sqlType === 'DOUBLE') return { sql: exact(name), type: 'float64' };
  if (type === 'integer')
    return { sql: sqlType.startsWith('DECIMAL') ? `CAST(${own} AS HUGEINT)` : own, type };
  const read = scoreType ?? type;
  return {
    sql: sqlType === 'FLOAT' ? own : `CAST(${own} AS ${read === 'float32' ? 'FLOAT' : 'DOUBLE'})`,
    type: read,
  };
}

/** Whole numbers that were read as float64, which cannot tell the largest apart. */
export const exact = (name: string): string =>
  `CASE WHEN abs(${identifier(name)}) >= 9007199254740992 THEN error(${text(`column ${quote(name)}: a whole number beyond 2^53 cannot be told from its neighbours in text; write Parquet`)}) ELSE ${identifier(name)} END`;

/**
 * The classes' names where labels are to be matched with them: given, or in the names of the score columns. Whole-number labels
 * are indexes, except where the columns have other numbers (p1 … p10 for the labels 1 … 10).
 */
export function classNames(
  { yTrue, classes: found }: Columns,
  given: boolean,
  count: number,
): readonly string[] | undefined {
  if (given && found!.length !== count)
    throw new InputError(
      `--classes must name ${count} classes, one for each score; got ${found!.length}`,
    );
  const twice = found?.find((name, i) => found.indexOf(name) < i);
  if (twice !== undefined)
    throw new InputError(`--classes: two classes are called ${quote(twice)}`);
  if (yTrue.list) return undefined;
  if (yTrue.type === 'string') {
    if (found) return found;
    throw new InputError(
      `column ${quote(yTrue.name)} holds strings: say with --classes cat,dog,… which score belongs to which`,
    );
  }
  const numbers = found?.every((name) => /^-?\d+$/.test(name)) ?? false;
  return numbers && found!.some((name, i) => Number(name) !== i)
    ? found!.map((name) => String(Number(name)))
    : undefined;
}

export const splitNames = (list: string): string[] => list.split(',').map((name) => name.trim());

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
