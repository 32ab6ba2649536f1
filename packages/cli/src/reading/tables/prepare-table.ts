import type { Dialect, Source, SqlType } from 'rightly/sql';
import { called, type Column } from '../../engines/column.ts';
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
import { Casts, isDecimal } from './casts.ts';
import { elements } from './elements.ts';
import { freeNames, type Names } from './added-names.ts';
import { foldSql } from './fold-sql.ts';
import { rowCondition } from './row-condition.ts';
import { ruleSql } from './rules-sql.ts';
import type { Scores } from './scores-in.ts';

/** A table whose columns of truth, prediction, weight and groups have known names and types. */
export interface PreparedTable {
  readonly columns: Columns;
  readonly all: readonly Column[];
  readonly contents: Contents;
  /** The names of the classes, where labels are matched with names. */
  readonly classes: readonly string[] | undefined;
  /** The names of columns of the input that hold exact whole numbers of any size. */
  readonly exact: readonly string[];
  /** The parts of `--fold`. */
  readonly fold: readonly FoldPart[];
  readonly truth: SqlType;
  readonly prediction: SqlType;
  readonly precision: Column['precision'];
  /** The names of the added columns. No column of the input has such a name. */
  readonly names: Names;
  /** The SQL after FROM. */
  readonly from: (options?: FromOptions) => string;
  /** The same table as parts of one SELECT; undefined where the rows are elements of lists. */
  readonly parts: Pick<Source, 'from' | 'added' | 'where'> | undefined;
  readonly assumed: readonly Assumption[];
  /** Rules that all rows must meet, and their condition in SQL. */
  readonly rules: readonly Rule[];
  readonly holds: string | undefined;
  /** Whether its rows are the elements of lists. */
  readonly areElements: boolean;
}

/** The columns with the types that they are read as. */
export interface ReadColumns {
  readonly columns: Columns;
  /** The SQL after FROM. */
  readonly from: (options?: FromOptions) => string;
  /** The names of columns that hold exact whole numbers of any size. */
  readonly exact?: readonly string[];
}

/** The dialect, the layout and the assumptions. */
export interface Meaning {
  readonly dialect: Dialect;
  readonly layout: Layout;
  readonly assumed: readonly Assumption[];
}

/** The condition may end in a comment, so a line feed follows it. */
export const where = (options: ReadOptions): string =>
  options.where === undefined ? '' : ` WHERE (${options.where}\n)`;

/** Builds the table from the properties of its columns. */
export function prepareTable(
  all: readonly Column[],
  { columns, from, exact = [] }: ReadColumns,
  scores: Scores,
  options: ReadOptions,
  { dialect, layout: found, assumed: assumedBefore }: Meaning,
): PreparedTable {
  const { isList, count } = scores;
  const { yTrue } = columns;
  if (options.classes !== undefined && !isList)
    throw new InputError('--classes names the classes of scores; the predictions are not scores');
  const contents = contentsFor(found, {
    isList,
    type: scores.columns[0]!.type,
    classes: count,
    isTruthList: yTrue.list,
    isText: yTrue.type === 'string',
    // Labels are matched with names of score columns below.
    names: yTrue.parts && columns.classes,
  });
  const isFlat = yTrue.list && readsElements(options, contents);
  const { layout, assumed } = isFlat
    ? { layout: found, assumed: assumedBefore }
    : wholeLists(found, assumedBefore);
  const isScores = isList && layout !== 'ranked' && layout !== 'sequences';
  const classes = isScores ? classNames(columns, options.classes !== undefined, count) : undefined;
  const fold = foldOf(options.fold);
  checkFold(fold, columns);
  const folded = foldSql(fold, dialect);
  const casts = new Casts(dialect, folded);
  const truth = casts.truth(yTrue, classes, {
    isList,
    layout,
    ranks: scores.columns,
    positive: columns.positive,
  });
  const prediction =
    layout === 'ranked'
      ? casts.ranked(scores.columns, yTrue)
      : casts.prediction(scores.columns, roundedTo(options.scoreType, scores.columns[0]!));
  if (columns.sampleWeight) checkNumeric(columns.sampleWeight, '--sample-weight', false);
  const names = freeNames(all, columns.by.length);
  const [truths, predictions] = isFlat
    ? [names.truths, names.predictions]
    : [names.yTrue, names.yPred];
  const added = {
    [truths]: truth.sql,
    [predictions]: prediction.sql,
    ...(columns.sampleWeight ? { [names.sampleWeight]: casts.weight(columns.sampleWeight) } : {}),
    ...Object.fromEntries(columns.by.map((column, i) => [names.by[i]!, casts.group(column)])),
  };
  const condition = rowCondition(options, yTrue, isFlat, dialect, folded);
  const selected = ['*', ...Object.entries(added).map(([name, sql]) => `${sql} AS ${name}`)];
  const rows = (of?: FromOptions): string =>
    `(SELECT ${selected.join(', ')} FROM ${from(of)}${where({ ...options, where: condition })}) AS prepared`;
  const rules: Rule[] = assumed.flatMap(({ rule }) => rule ?? []);
  if (yTrue.parts && !yTrue.list) rules.push({ kind: 'one-hot columns' });
  if (layout === 'labels') rules.push(...exactness(yTrue, scores.columns[0]!));
  const { positive } = columns;
  if (positive && positive.labels.length > 0)
    rules.push({ kind: 'one of', values: positive.labels });
  const sides = {
    original: yTrue,
    yTrue: { sql: truths, type: truth.type, list: yTrue.list },
    yPred: { sql: predictions, type: prediction.type, list: isList },
  };
  const conditions = rules.map((rule) => `(${ruleSql(rule, sides, dialect)})`);
  return {
    columns: positive ? { ...columns, yTrue: { ...yTrue, type: 'integer' } } : columns,
    all,
    contents: {
      ...contents,
      ...(isFlat ? flatContents(found, scores.columns[0]!.type) : { layout }),
      isText: truth.type === 'string',
      hasPositive: positive !== undefined,
      names: classes,
    },
    classes,
    exact,
    fold,
    truth: truth.type,
    prediction: prediction.type,
    precision: prediction.precision,
    names,
    from: isFlat
      ? (of) =>
          elements(rows(of), {
            names,
            conditions,
            truth,
            options: asFolded(options, fold),
            dialect,
          })
      : rows,
    parts: isFlat
      ? undefined
      : {
          from: from({ plain: true }),
          added: { ...computedIn(all), ...added },
          where: condition,
        },
    assumed,
    rules: isFlat ? [{ kind: 'same length' }, ...rules] : rules,
    areElements: isFlat,
    holds: isFlat ? names.same : conditions.length > 0 ? conditions.join(' AND ') : undefined,
  };
}

/** The columns that expressions compute. */
const computedIn = (all: readonly Column[]): Record<string, string> =>
  Object.fromEntries(
    all.flatMap(({ expression }) =>
      expression ? [[expression.alias, `(${expression.sql}\n)`] as const] : [],
    ),
  );

/** The rule for decimals with fractions, which are compared as float64. */
function exactness(yTrue: Column, yPred: Column): Rule[] {
  const all = Object.entries({ yTrue, yPred } as const);
  const sides = all.filter(([, { type, typeName }]) => type === 'float64' && isDecimal(typeName));
  return sides.length === 0
    ? []
    : [{ kind: 'exact', sides: sides.map(([side]) => side as 'yTrue') }];
}

/** The options with a folded `ignoreClass`, which is compared with folded labels. */
const asFolded = (options: ReadOptions, fold: readonly FoldPart[]): ReadOptions => ({
  ...options,
  ignoreClass: options.ignoreClass === undefined ? undefined : foldText(options.ignoreClass, fold),
});

/** Throws InputError for types that only the bits of arrays can have. */
function roundedTo(scoreType: ReadOptions['scoreType'], scores: Column): 'float32' | undefined {
  if (scoreType === undefined || scoreType === 'float32') return scoreType;
  throw new InputError(
    `--score-type ${scoreType} is for uint16 in NPY; ${called(scores)} holds ${scores.typeName}`,
  );
}
