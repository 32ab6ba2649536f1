import type { Dialect, Source, SqlType } from 'rightly/sql';
import { InputError } from '../process/errors.ts';
import { Casts } from './casts.ts';
import { classNames, splitNames } from './class-names.ts';
import type { Column } from '../engines/column.ts';
import { numeric } from './numeric.ts';
import { chooseColumns, type ColumnOptions, type Columns } from './choose-columns.ts';
import type { FromOptions, Input, Reading } from '../inputs/input.ts';
import type { Contents } from './parse-metrics.ts';

export interface PrepareOptions extends ColumnOptions {
  readonly classes?: string | undefined;
  readonly scoreType?: 'float32' | undefined;
  readonly where?: string | undefined;
}

/** One table in which truth, prediction, weight and groups have names and types that are known. */
export interface Prepared {
  readonly columns: Columns;
  readonly all: readonly Column[];
  readonly contents: Contents;
  /** The names of the classes, where labels are matched with names. */
  readonly classes: readonly string[] | undefined;
  readonly truth: SqlType;
  readonly prediction: SqlType;
  /** What the added columns are called: as no column of the input is. */
  readonly names: Names;
  /** What may follow FROM. */
  readonly from: (options?: FromOptions) => string;
  /** The same, as parts of one SELECT. */
  readonly parts: Pick<Source, 'from' | 'added' | 'where'>;
}

interface Names {
  readonly yTrue: string;
  readonly yPred: string;
  readonly sampleWeight: string;
  readonly row: string;
  readonly by: readonly string[];
}

/** Reads the columns' names and types, and a few rows; chooses the columns. */
export async function prepare(input: Input, options: PrepareOptions): Promise<Prepared> {
  const { engine } = input;
  const all = await input.describe();
  const reading = input.read(choose(all, options), all, options.where);
  if ((await engine.query(`SELECT 1 AS one FROM ${reading.from()} LIMIT 1`)).length === 0)
    throw new InputError(`${input.source} holds no rows`);
  const scores = await scoresIn(reading, input);
  const prepared = arrange(all, reading, scores, options, engine.dialect);
  const condition = where(options);
  if (condition !== '')
    await checkWhere(`SELECT 1 AS one FROM ${reading.from()}${condition} LIMIT 0`, input);
  return prepared;
}

/** Which columns hold what, with the names of the classes where these are given. */
export function choose(all: readonly Column[], options: PrepareOptions): Columns {
  const found = chooseColumns(all, options);
  return options.classes === undefined ? found : { ...found, classes: splitNames(options.classes) };
}

/** The condition may end in a comment. */
const where = (options: PrepareOptions): string =>
  options.where === undefined ? '' : ` WHERE (${options.where}\n)`;

/** The predictions, as far as they are scores. */
export interface Scores {
  readonly columns: readonly Column[];
  /** How many classes they are for, as far as that is known; undefined where they are no scores. */
  readonly count: number | undefined;
  readonly isList: boolean;
}

/** The table, from what is known of its columns. */
export function arrange(
  all: readonly Column[],
  { columns, from }: Reading,
  scores: Scores,
  options: PrepareOptions,
  dialect: Dialect,
): Prepared {
  const { isList, count } = scores;
  if (options.classes !== undefined && !isList)
    throw new InputError('--classes names the classes of scores; the predictions are no scores');
  const classes = isList ? classNames(columns, options.classes !== undefined, count) : undefined;
  const casts = new Casts(dialect);
  const prediction = casts.prediction(scores.columns, options.scoreType);
  const truth = casts.truth(columns.yTrue, classes, isList);
  const labels = ['integer', 'string'].includes(scores.columns[0]!.type);
  if (columns.sampleWeight) numeric(columns.sampleWeight, '--sample-weight', false);
  const names = freeNames(all, columns.by.length);
  const added = {
    [names.yTrue]: truth.sql,
    [names.yPred]: prediction.sql,
    ...(columns.sampleWeight ? { [names.sampleWeight]: casts.weight(columns.sampleWeight) } : {}),
    ...Object.fromEntries(columns.by.map((column, i) => [names.by[i]!, casts.group(column)])),
  };
  const selected = ['*', ...Object.entries(added).map(([name, sql]) => `${sql} AS ${name}`)];
  return {
    columns,
    all,
    contents: {
      predictions: isList ? 'scores' : labels ? 'labels' : 'probability',
      oneHot: columns.yTrue.list,
      classes: count,
    },
    classes,
    truth: truth.type,
    prediction: prediction.type,
    names,
    from: (of) => `(SELECT ${selected.join(', ')} FROM ${from(of)}${where(options)}) AS prepared`,
    parts: { from: from(), added, where: options.where },
  };
}

async function checkWhere(query: string, { engine }: Input): Promise<void> {
  try {
    await engine.query(query);
  } catch (error) {
    const [line = ''] = (error as Error).message.split('\n');
    throw new InputError(`--where must be a condition in SQL; ${line.replace(/^\w+ Error: /, '')}`);
  }
}

function freeNames(all: readonly Column[], groups: number): Names {
  const taken = new Set(all.map(({ name }) => name.toLowerCase()));
  const free = (name: string): string => (taken.has(name) ? free(`_${name}`) : name);
  return {
    yTrue: free('_truth'),
    yPred: free('_prediction'),
    sampleWeight: free('_sample_weight'),
    row: free('_row_number'),
    by: Array.from({ length: groups }, (_, i) => free(`_by_${i}`)),
  };
}

/** The columns of predictions; a list written as text, as CSV has it, is a list. */
async function scoresIn({ columns, from }: Reading, input: Input): Promise<Scores> {
  const { yPred } = columns;
  if (Array.isArray(yPred)) {
    for (const column of yPred as readonly Column[]) numeric(column, '--y-pred', false);
    return { columns: yPred as readonly Column[], count: yPred.length, isList: true };
  }
  const column = yPred as Column;
  if (column.type === 'other' || (column.list && column.type === 'string'))
    numeric(column, '--y-pred');
  if (column.list)
    return { columns: [column], count: await firstLength(column, from(), input), isList: true };
  // Only text can turn out to be a list: to look costs a whole row group.
  const count = column.type === 'string' ? await input.listInText?.(column, from()) : undefined;
  return count === undefined
    ? { columns: [column], count, isList: false }
    : {
        columns: [{ ...column, type: 'float64', list: true, typeName: 'VARCHAR' }],
        count,
        isList: true,
      };
}

/** How many elements the first list has. */
async function firstLength({ name }: Column, from: string, { engine }: Input): Promise<number> {
  const column = engine.dialect.identifier(name);
  const [row] = await engine.query(
    `SELECT ${engine.dialect.width(column)} AS classes FROM ${from} WHERE ${column} IS NOT NULL LIMIT 1`,
  );
  return Number(row?.['classes'] ?? 0);
}
