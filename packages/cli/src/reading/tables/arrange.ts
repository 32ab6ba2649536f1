import type { Dialect, Source, SqlType } from 'rightly/sql';
import type { Column } from '../../engines/column.ts';
import type { FromOptions } from '../../inputs/input.ts';
import { InputError } from '../../process/errors.ts';
import { checkNumeric } from '../check-numeric.ts';
import type { Columns } from '../choose-columns.ts';
import { classNames } from '../class-names.ts';
import type { Contents } from '../contents.ts';
import type { ReadOptions } from '../read-options.ts';
import { Casts } from './casts.ts';

/** One table in which truth, prediction, weight and groups have names and types that are known. */
export interface PreparedTable {
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

/** The predictions, as far as they are scores. */
export interface Scores {
  readonly columns: readonly Column[];
  /** How many classes they are for, as far as that is known; undefined where they are no scores. */
  readonly count: number | undefined;
  readonly isList: boolean;
}

/** The columns as they are read once it is known which are used, and how. */
export interface ReadColumns {
  readonly columns: Columns;
  /** What may follow FROM. */
  readonly from: (options?: FromOptions) => string;
}

/** The condition may end in a comment. */
export const where = (options: ReadOptions): string =>
  options.where === undefined ? '' : ` WHERE (${options.where}\n)`;

/** The table, from what is known of its columns. */
export function arrange(
  all: readonly Column[],
  { columns, from }: ReadColumns,
  scores: Scores,
  options: ReadOptions,
  dialect: Dialect,
): PreparedTable {
  const { isList, count } = scores;
  if (options.classes !== undefined && !isList)
    throw new InputError('--classes names the classes of scores; the predictions are no scores');
  const classes = isList ? classNames(columns, options.classes !== undefined, count) : undefined;
  const casts = new Casts(dialect);
  const prediction = casts.prediction(scores.columns, options.scoreType);
  const truth = casts.truth(columns.yTrue, classes, isList);
  const labels = ['integer', 'string'].includes(scores.columns[0]!.type);
  if (columns.sampleWeight) checkNumeric(columns.sampleWeight, '--sample-weight', false);
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
      isText: truth.type === 'string',
      names: classes,
    },
    classes,
    truth: truth.type,
    prediction: prediction.type,
    names,
    from: (of) => `(SELECT ${selected.join(', ')} FROM ${from(of)}${where(options)}) AS prepared`,
    parts: { from: from(), added, where: options.where },
  };
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
