import type { SqlType } from 'rightly/sql';
import { InputError, quote } from '../errors.ts';
import type { Column, Columns } from './columns.ts';
import { identifier, text } from './sql.ts';

/** Refuses a column that holds no numbers. */
export function numeric({ name, type, sqlType }: Column, option: string): void {
  if (type === 'string' || type === 'other')
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
  const kinds = new Set(columns.map(({ type }) => type));
  const own =
    kinds.size === 1 && first.type !== 'integer'
      ? (first.type as SqlType)
      : columns.length === 1
        ? (first.type as SqlType)
        : 'float64';
  const type = own === 'integer' ? own : (scoreType ?? own);
  const list =
    columns.length === 1
      ? identifier(first.name)
      : `[${columns.map(({ name }) => identifier(name)).join(', ')}]`;
  const target = { integer: 'BIGINT', float32: 'FLOAT', float64: 'DOUBLE', string: 'VARCHAR' }[
    type
  ];
  return { sql: `CAST(${list} AS ${target}[])`, type };
}

/** A column of labels or probabilities, in one of the four types that SQL is written for. */
function scalarSql({ name, type, sqlType }: Column, scoreType?: 'float32'): Typed {
  const column = identifier(name);
  if (type === 'other')
    throw new InputError(`column ${quote(name)} must hold numbers or strings; it holds ${sqlType}`);
  if (sqlType === 'BOOLEAN') return { sql: `CAST(${column} AS INTEGER)`, type };
  if (type === 'float64')
    return scoreType
      ? { sql: `CAST(${column} AS FLOAT)`, type: scoreType }
      : { sql: `CAST(${column} AS DOUBLE)`, type };
  return { sql: type === 'string' ? `CAST(${column} AS VARCHAR)` : column, type };
}

/**
 * The classes' names where labels are to be matched with them: given, or in the names of the score columns. Whole-number labels
 * are indexes, except where the columns have other numbers (p1 … p10 for the labels 1 … 10).
 */
export function classNames(
  { yTrue, classes, yPred }: Columns,
  given: string | undefined,
): readonly string[] | undefined {
  const found = given === undefined ? classes : given.split(',').map((name) => name.trim());
  const count = Array.isArray(yPred) ? (yPred as readonly Column[]).length : undefined;
  if (given !== undefined && count !== undefined && found!.length !== count)
    throw new InputError(
      `--classes must name ${count} classes, one for each score column; got ${found!.length}`,
    );
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
