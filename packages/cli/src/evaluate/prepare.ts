import type { SqlType } from 'rightly/sql';
import type { Engine, Row } from '../engine.ts';
import { InputError, quote } from '../errors.ts';
import { classNames, numeric, predictionSql, truthSql } from './casts.ts';
import {
  chooseColumns,
  type Column,
  type ColumnOptions,
  type Columns,
  toColumn,
} from './columns.ts';
import type { Files } from './files.ts';
import type { Contents } from './metrics.ts';
import { identifier } from './sql.ts';

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
