import type { SqlType } from 'rightly/sql';
import type { Engine, Row } from '../engine.ts';
import { InputError } from '../errors.ts';
import { predictionSql, truthSql } from './casts.ts';
import { classNames, isNamed, splitNames } from './classes.ts';
import { type Column, numeric } from './column.ts';
import { chooseColumns, type ColumnOptions, type Columns } from './columns.ts';
import { toColumn } from './duckdb-column.ts';
import type { Files } from './files.ts';
import type { Contents } from './metrics.ts';
import { identifier } from './sql.ts';
import { brokenJson } from './text.ts';

export interface PrepareOptions extends ColumnOptions {
  readonly classes?: string | undefined;
  readonly scoreType?: 'float32' | undefined;
  readonly where?: string | undefined;
}

/** The files as one table in which truth, prediction and weight have names and types that are known. */
export interface Prepared {
  readonly columns: Columns;
  readonly all: readonly Column[];
  readonly contents: Contents;
  /** The names of the classes, where labels are matched with names. */
  readonly classes: readonly string[] | undefined;
  readonly truth: SqlType;
  readonly prediction: SqlType;
  /** What the added columns are called: as no column of the file is. */
  readonly names: Names;
  /** The table, of all files or of one; with its rows numbered, where asked for. */
  readonly from: (options?: { path?: string; numbered?: boolean }) => string;
}

type Names = Readonly<Record<'yTrue' | 'yPred' | 'sampleWeight' | 'row', string>>;

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
  if ((await engine.query(`SELECT 1 FROM ${files.table()} LIMIT 1`)).length === 0)
    throw new InputError(`${files.source} holds no rows`);
  const found = chooseColumns(all, options);
  const chosen =
    options.classes === undefined ? found : { ...found, classes: splitNames(options.classes) };
  const types =
    files.format === 'parquet'
      ? new Map<string, string>()
      : wideTypes(all, chosen, files.format, options.where ?? '');
  const columns = readAs(chosen, types);
  const first = await firstRow(columns, files.table({ types }), engine);
  const yPred = scoresIn(columns.yPred, first['p']);
  const isList = Array.isArray(columns.yPred) || yPred.some(({ list }) => list);
  if (options.classes !== undefined && !isList)
    throw new InputError('--classes names the classes of scores; the predictions are no scores');
  const count = Array.isArray(columns.yPred) ? yPred.length : Number(first['classes'] ?? 0);
  const classes = isList ? classNames(columns, options.classes !== undefined, count) : undefined;
  const prediction = predictionSql(yPred, options.scoreType);
  const truth = truthSql(columns.yTrue, classes, isList);
  const labels = ['integer', 'string'].includes(yPred[0]!.type);
  if (columns.sampleWeight) numeric(columns.sampleWeight, '--sample-weight', false);
  const names = freeNames(all);
  const selected = [
    '*',
    `${truth.sql} AS ${names.yTrue}`,
    `${prediction.sql} AS ${names.yPred}`,
    ...(columns.sampleWeight
      ? [`CAST(${identifier(columns.sampleWeight.name)} AS DOUBLE) AS ${names.sampleWeight}`]
      : []),
  ];
  // The condition may end in a comment.
  const where = options.where === undefined ? '' : ` WHERE (${options.where}\n)`;
  if (where) await checkWhere(`SELECT 1 FROM ${files.table({ types })}${where}`, engine);
  return {
    columns,
    all,
    contents: {
      predictions: isList ? 'scores' : labels ? 'labels' : 'probability',
      oneHot: columns.yTrue.list,
      classes: isList ? count : undefined,
    },
    classes,
    truth: truth.type,
    prediction: prediction.type,
    names,
    from: ({ path, numbered = false } = {}) => {
      const table = files.table({ types, ...(path === undefined ? {} : { path }) });
      const rows = `(SELECT *, row_number() OVER () AS ${names.row} FROM ${table})`;
      return `(SELECT ${selected.join(', ')} FROM ${numbered ? rows : table}${where})`;
    },
  };
}

async function describe(files: Files, engine: Engine): Promise<Row[]> {
  try {
    return await engine.query(`DESCRIBE SELECT * FROM ${files.table()}`);
  } catch (error) {
    // What the engine says of text that it cannot make out names no row; this finds it.
    for (const table of files.strict) await engine.query(`SELECT count(*) FROM ${table}`);
    throw (files.format === 'jsonl' && (await brokenJson(files.paths, engine))) || error;
  }
}

const isWhole = ({ typeName }: Column): boolean => /INT(EGER)?(\[\])?$/.test(typeName);

/**
 * In text the first rows tell a column's type, and the engine would round what comes later to it: whole numbers are read as DOUBLE, so
 * that a fraction among them stays one.
 */
function wideTypes(
  all: readonly Column[],
  columns: Columns,
  format: Files['format'],
  where: string,
): Map<string, string> {
  const { yTrue, yPred, sampleWeight, by } = columns;
  const used = new Set([yTrue, ...[yPred].flat(), ...(sampleWeight ? [sampleWeight] : []), ...by]);
  const wide = (column: Column): string => {
    // The engine takes yes and no for truth values, where they may be names of classes.
    if (column === yTrue && isNamed(columns) && column.typeName === 'BOOLEAN' && format !== 'jsonl')
      return 'VARCHAR';
    const isUsed = used.has(column) || where.includes(column.name);
    return isUsed && isWhole(column) ? `DOUBLE${column.list ? '[]' : ''}` : column.typeName;
  };
  return new Map(
    // JSON's reader wants all of the types or none.
    all
      .filter((column) => format === 'jsonl' || wide(column) !== column.typeName)
      .map((column) => [column.name, wide(column)]),
  );
}

/** The same columns with the types that they are read as; what they are taken for stays what the first rows say. */
function readAs(columns: Columns, types: ReadonlyMap<string, string>): Columns {
  const read = (column: Column): Column => ({
    ...column,
    typeName: types.get(column.name) ?? column.typeName,
  });
  const { yTrue, yPred, sampleWeight, by } = columns;
  return {
    ...columns,
    // Truth values are the names of classes where these are called true and false.
    yTrue:
      yTrue.typeName === 'BOOLEAN' && isNamed(columns)
        ? { ...read(yTrue), type: 'string' }
        : read(yTrue),
    yPred: 'name' in yPred ? read(yPred) : yPred.map(read),
    sampleWeight: sampleWeight && read(sampleWeight),
    by: by.map(read),
  };
}

async function checkWhere(query: string, engine: Engine): Promise<void> {
  try {
    await engine.query(`EXPLAIN ${query}`);
  } catch (error) {
    const [line = ''] = (error as Error).message.split('\n');
    throw new InputError(`--where must be a condition in SQL; ${line.replace(/^\w+ Error: /, '')}`);
  }
}

function freeNames(all: readonly Column[]): Names {
  const taken = new Set(all.map(({ name }) => name.toLowerCase()));
  const free = (name: string): string => (taken.has(name) ? free(`_${name}`) : name);
  return {
    yTrue: free('_truth'),
    yPred: free('_prediction'),
    sampleWeight: free('_sample_weight'),
    row: free('_row_number'),
  };
}

async function firstRow({ yPred }: Columns, table: string, engine: Engine): Promise<Row> {
  if (Array.isArray(yPred)) return {};
  const { name, list, type } = yPred as Column;
  // Only a list has a length, and only text can turn out to be one: to look costs a whole row group.
  if (!list && type !== 'string') return {};
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
    for (const column of yPred as readonly Column[]) numeric(column, '--y-pred', false);
    return yPred as readonly Column[];
  }
  const column = yPred as Column;
  if (column.type === 'string' && !column.list && String(firstValue ?? '').startsWith('['))
    return [{ ...column, type: 'float64', list: true, typeName: 'VARCHAR' }];
  if (column.type === 'other' || (column.list && column.type === 'string'))
    numeric(column, '--y-pred');
  return [column];
}
