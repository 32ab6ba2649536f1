import type { SqlType } from 'rightly/sql';
import type { Engine, Row } from '../engine.ts';
import { InputError, quote } from '../errors.ts';
import {
  chooseColumns,
  type Column,
  type ColumnOptions,
  type Columns,
  toColumn,
} from './columns.ts';
import type { Files } from './files.ts';
import type { Contents } from './metrics.ts';
import { identifier, text } from './sql.ts';

export interface PrepareOptions extends ColumnOptions {
  readonly classes?: string | undefined;
  readonly scoreType?: 'float32' | undefined;
  readonly where?: string | undefined;
}

/** The files as one table in which truth, prediction and weight have fixed names and types. */
export interface Prepared {
  readonly columns: Columns;
  readonly all: readonly Column[];
  readonly contents: Contents;
  /** The names of the classes, where labels are matched with names. */
  readonly classes: readonly string[] | undefined;
  readonly truth: SqlType;
  readonly prediction: SqlType;
  /** The table, of all files or of one, with further columns in front. */
  readonly from: (options?: { path?: string; extra?: string }) => string;
}

export const prepared = { yTrue: '_truth', yPred: '_prediction', sampleWeight: '_sample_weight' };

/** Reads the columns' names and types, and a few rows; chooses the columns. */
export async function prepare(
  files: Files,
  options: PrepareOptions,
  engine: Engine,
): Promise<Prepared> {
  const described = await describe(files, engine);
  const all = described.map((row) =>
    toColumn(String(row['column_name']), String(row['column_type'])),
  );
  const columns = chooseColumns(all, options);
  const types = files.format === 'csv' || files.format === 'tsv' ? doubles(columns) : {};
  const first = await firstRow(columns, files.table({ types }), engine);
  const yPred = scoresIn(columns.yPred, first['p']);
  const prediction = predictionSql(yPred, options.scoreType);
  const isList = Array.isArray(columns.yPred) || yPred.some(({ list }) => list);
  const names = isList ? classNames(columns, options.classes) : undefined;
  const truth = truthSql(columns.yTrue, names, isList);
  const contents: Contents = {
    predictions: isList ? 'scores' : prediction.type.startsWith('float') ? 'probability' : 'labels',
    oneHot: columns.yTrue.list,
    classes: isList
      ? Array.isArray(columns.yPred)
        ? yPred.length
        : Number(first['classes'] ?? 0)
      : undefined,
  };
  const weight = columns.sampleWeight;
  if (weight) numeric(weight, '--sample-weight');
  const selected = [
    '*',
    `${truth.sql} AS ${prepared.yTrue}`,
    `${prediction.sql} AS ${prepared.yPred}`,
    ...(weight ? [`CAST(${identifier(weight.name)} AS DOUBLE) AS ${prepared.sampleWeight}`] : []),
  ];
  const where = options.where === undefined ? '' : ` WHERE (${options.where})`;
  return {
    columns,
    all,
    contents,
    classes: names,
    truth: truth.type,
    prediction: prediction.type,
    from: ({ path, extra } = {}) => {
      const table = files.table({ types, ...(path === undefined ? {} : { path }) });
      const source = extra === undefined ? table : `(SELECT *, ${extra} FROM ${table})`;
      return `(SELECT ${selected.join(', ')} FROM ${source}${where})`;
    },
  };
}

async function describe(files: Files, engine: Engine): Promise<Row[]> {
  try {
    return await engine.query(`DESCRIBE SELECT * FROM ${files.table()}`);
  } catch (error) {
    // What DuckDB says of text that it cannot make out names no row; this finds it.
    for (const table of files.strict) await engine.query(`SELECT count(*) FROM ${table}`);
    throw error;
  }
}

/** In text, whole numbers may come first and fractions later: scores and weights are read as numbers of both kinds. */
function doubles({ yPred, sampleWeight }: Columns): Record<string, string> {
  const scores = Array.isArray(yPred) ? (yPred as readonly Column[]) : [];
  const found = [...scores, ...(sampleWeight ? [sampleWeight] : [])].filter(
    ({ type }) => type === 'integer',
  );
  return Object.fromEntries(found.map(({ name }) => [name, 'DOUBLE']));
}

async function firstRow({ yPred }: Columns, table: string, engine: Engine): Promise<Row> {
  if (Array.isArray(yPred)) return {};
  const { name, list } = yPred as Column;
  const column = identifier(name);
  const classes = list
    ? `, len(${column}) AS classes`
    : `, CASE WHEN CAST(${column} AS VARCHAR) LIKE '[%' THEN len(TRY_CAST(CAST(${column} AS VARCHAR) AS DOUBLE[])) END AS classes`;
  const [row] = await engine.query(
    `SELECT CAST(${column} AS VARCHAR) AS p${classes} FROM ${table} WHERE ${column} IS NOT NULL LIMIT 1`,
  );
  return row ?? {};
}

/** The columns of predictions; a list written as text, as CSV has it, is a list. */
function scoresIn(yPred: Columns['yPred'], firstValue: Row[string] | undefined): readonly Column[] {
  if (Array.isArray(yPred)) {
    for (const column of yPred as readonly Column[]) {
      numeric(column, '--y-pred');
      if (column.list)
        throw new InputError(
          `--y-pred: column ${quote(column.name)} holds lists; several columns must hold one score each`,
        );
    }
    return yPred as readonly Column[];
  }
  const column = yPred as Column;
  if (column.type === 'string' && String(firstValue ?? '').startsWith('['))
    return [{ ...column, type: 'float64', list: true, sqlType: 'VARCHAR' }];
  if (column.type === 'other' || (column.list && column.type === 'string'))
    numeric(column, '--y-pred');
  return [column];
}

function numeric({ name, type, sqlType }: Column, option: string): void {
  if (type === 'string' || type === 'other')
    throw new InputError(`${option}: column ${quote(name)} must hold numbers; it holds ${sqlType}`);
}

interface Typed {
  readonly sql: string;
  readonly type: SqlType;
}

function predictionSql(columns: readonly Column[], scoreType: 'float32' | undefined): Typed {
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
function classNames(
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

function truthSql(column: Column, classes: readonly string[] | undefined, isList: boolean): Typed {
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
