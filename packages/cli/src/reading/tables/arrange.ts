import type { Dialect, Source, SqlType } from 'rightly/sql';
import type { Column } from '../../engines/column.ts';
import type { FromOptions } from '../../inputs/input.ts';
import { InputError } from '../../process/errors.ts';
import { checkNumeric } from '../check-numeric.ts';
import type { Columns } from '../choose-columns.ts';
import { classNames } from '../class-names.ts';
import type { Contents } from '../contents.ts';
import type { Assumption } from '../deciding/assumption.ts';
import { contentsFor, flatContents, wholeLists } from '../deciding/contents-for.ts';
import type { Rule } from '../deciding/rule.ts';
import type { Layout } from '../layout.ts';
import type { ReadOptions } from '../read-options.ts';
import { readsElements } from '../reads-elements.ts';
import { checkFold } from '../values/check-fold.ts';
import { type FoldPart, foldOf, foldText } from '../values/fold.ts';
import { Casts } from './casts.ts';
import { foldSql } from './fold-sql.ts';
import { ignoring } from './ignoring.ts';
import { ruleSql } from './rules-sql.ts';
import type { Scores } from './scores-in.ts';

/** One table in which truth, prediction, weight and groups have names and types that are known. */
export interface PreparedTable {
  readonly columns: Columns;
  readonly all: readonly Column[];
  readonly contents: Contents;
  /** The names of the classes, where labels are matched with names. */
  readonly classes: readonly string[] | undefined;
  /** What is folded of labels. */
  readonly fold: readonly FoldPart[];
  readonly truth: SqlType;
  readonly prediction: SqlType;
  /** What the added columns are called: as no column of the input is. */
  readonly names: Names;
  /** What may follow FROM. */
  readonly from: (options?: FromOptions) => string;
  /** The same, as parts of one SELECT. */
  readonly parts: Pick<Source, 'from' | 'added' | 'where'>;
  readonly assumed: readonly Assumption[];
  /** What must be so in all rows, and the same in SQL. */
  readonly rules: readonly Rule[];
  readonly holds: string | undefined;
}

interface Names {
  readonly yTrue: string;
  readonly yPred: string;
  readonly sampleWeight: string;
  readonly row: string;
  readonly same: string;
  readonly by: readonly string[];
}

/** The columns as they are read once it is known which are used, and how. */
export interface ReadColumns {
  readonly columns: Columns;
  /** What may follow FROM. */
  readonly from: (options?: FromOptions) => string;
}

/** How the columns are read, and what for. */
export interface Meaning {
  readonly dialect: Dialect;
  readonly layout: Layout;
  readonly assumed: readonly Assumption[];
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
  { dialect, layout: found, assumed: saidBefore }: Meaning,
): PreparedTable {
  const { isList, count } = scores;
  const { yTrue } = columns;
  if (options.classes !== undefined && !isList)
    throw new InputError('--classes names the classes of scores; the predictions are no scores');
  const contents = contentsFor(found, {
    isList,
    type: scores.columns[0]!.type,
    classes: count,
    isTruthList: yTrue.list,
    isText: yTrue.type === 'string',
    names: undefined,
  });
  const isFlat = yTrue.list && readsElements(options, contents);
  const { layout, assumed } = isFlat
    ? { layout: found, assumed: saidBefore }
    : wholeLists(found, saidBefore);
  const isScores = isList && layout !== 'ranked' && layout !== 'sequences';
  const classes = isScores ? classNames(columns, options.classes !== undefined, count) : undefined;
  const fold = foldOf(options.fold);
  checkFold(fold, columns);
  const folded = foldSql(fold, dialect);
  const casts = new Casts(dialect, folded);
  const truth = casts.truth(yTrue, classes, { isList, layout, ranks: scores.columns });
  const prediction =
    layout === 'ranked'
      ? casts.ranked(scores.columns, yTrue)
      : casts.prediction(scores.columns, options.scoreType);
  if (columns.sampleWeight) checkNumeric(columns.sampleWeight, '--sample-weight', false);
  const names = freeNames(all, columns.by.length);
  const added = {
    [names.yTrue]: truth.sql,
    [names.yPred]: prediction.sql,
    ...(columns.sampleWeight ? { [names.sampleWeight]: casts.weight(columns.sampleWeight) } : {}),
    ...Object.fromEntries(columns.by.map((column, i) => [names.by[i]!, casts.group(column)])),
  };
  if (isFlat && dialect.name !== 'duckdb')
    throw new InputError(
      'elements of lists are compared in files only: evaluate an exported file, or say --metrics subset_accuracy',
    );
  const condition = ignoring(options, yTrue, isFlat, dialect, folded);
  const selected = ['*', ...Object.entries(added).map(([name, sql]) => `${sql} AS ${name}`)];
  const rows = (of?: FromOptions): string =>
    `(SELECT ${selected.join(', ')} FROM ${from(of)}${where({ ...options, where: condition })}) AS prepared`;
  const rules = assumed.flatMap(({ rule }) => rule ?? []);
  const sides = {
    original: yTrue,
    yTrue: { sql: names.yTrue, type: truth.type, list: yTrue.list },
    yPred: { sql: names.yPred, type: prediction.type, list: isList },
  };
  const conditions = rules.map((rule) => `(${ruleSql(rule, sides, dialect)})`);
  return {
    columns,
    all,
    contents: {
      ...contents,
      ...(isFlat ? flatContents(scores.columns[0]!.type) : { layout }),
      isText: truth.type === 'string',
      names: classes,
    },
    classes,
    fold,
    truth: truth.type,
    prediction: prediction.type,
    names,
    from: isFlat ? (of) => elements(rows(of), names, conditions, asFolded(options, fold)) : rows,
    parts: { from: from(), added, where: condition },
    assumed,
    rules: isFlat ? [{ kind: 'same length' }, ...rules] : rules,
    holds: isFlat ? names.same : conditions.length > 0 ? conditions.join(' AND ') : undefined,
  };
}

/** The label that does not count is compared with labels that were folded. */
const asFolded = (options: ReadOptions, fold: readonly FoldPart[]): ReadOptions => ({
  ...options,
  ignoreClass: options.ignoreClass === undefined ? undefined : foldText(options.ignoreClass, fold),
});

/** A row for each element of the two lists. Only DuckDB unpacks lists side by side. */
function elements(
  rows: string,
  { yTrue, yPred, same }: Names,
  conditions: readonly string[],
  { ignoreClass }: ReadOptions,
): string {
  const holds = [`len(${yTrue}) = len(${yPred})`, ...conditions].join(' AND ');
  const listed = `(SELECT *, ${holds} AS ${same} FROM ${rows}) AS listed`;
  const unpacked = `(SELECT * REPLACE (unnest(${yTrue}) AS ${yTrue}, unnest(${yPred}) AS ${yPred}) FROM ${listed}) AS elements`;
  return ignoreClass === undefined
    ? unpacked
    : `(SELECT * FROM ${unpacked} WHERE ${yTrue} IS DISTINCT FROM '${ignoreClass.replaceAll("'", "''")}') AS counted`;
}

function freeNames(all: readonly Column[], groups: number): Names {
  const taken = new Set(all.map(({ name }) => name.toLowerCase()));
  const free = (name: string): string => (taken.has(name) ? free(`_${name}`) : name);
  return {
    yTrue: free('_truth'),
    yPred: free('_prediction'),
    sampleWeight: free('_sample_weight'),
    row: free('_row_number'),
    same: free('_same'),
    by: Array.from({ length: groups }, (_, i) => free(`_by_${i}`)),
  };
}
