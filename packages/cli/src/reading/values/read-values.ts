import type { Column } from '../../engines/column.ts';
import type { SqlInput } from '../../inputs/input.ts';
import { type Columns, propose } from '../choose-columns.ts';
import type { Assumption } from '../deciding/assumption.ts';
import { quote } from '../../process/errors.ts';
import { placeholders } from '../expressions/placeholders.ts';
import { withExpressions } from '../expressions/with-expressions.ts';
import type { ReadOptions } from '../read-options.ts';
import { assumedOf } from './assumed-of.ts';
import { type CellSummary, summarizeCells, kindOf } from './cell-summary.ts';
import { checkChosen } from './check-chosen.ts';
import { checkRows } from './check-rows.ts';
import { type DecidedValues, decideValues } from './decide-values.ts';
import { groupReadings } from './group-readings.ts';
import { namedColumns, otherReadings } from './named-columns.ts';
import { isWhole } from './number-text.ts';
import { firstCells } from './first-cells.ts';
import { sharesLabels } from './shares-labels.ts';
import { takesNames } from './takes-names.ts';
import { nullTexts } from './value-options.ts';
import { type CellReading, ValuesInput } from './values-input.ts';

/** An input whose cells are values, and the decisions about them. */
export interface ReadValues {
  readonly input: SqlInput;
  /** The columns of the input. */
  readonly all: readonly Column[];
  /** The texts that stand for NULL in text files. */
  readonly nullText?: readonly string[];
  /** The assumptions about the cells of these columns. */
  assumedOf(columns: Columns): Assumption[];
  /** Throws InputError where a chosen column holds text among its numbers. */
  check(columns: Columns): Promise<void>;
}

const asItIs = (input: SqlInput, all: readonly Column[]): ReadValues => ({
  input,
  all,
  assumedOf: () => [],
  check: async () => {},
});

/** A column of text that is never parsed as lists. */
const plainText = (column: Column): Column =>
  column.type === 'string' && !column.list ? { ...column, isPlain: true } : column;

/** Decides how the cells of text files are read. Other inputs have types. */
export async function readValues(
  input: SqlInput,
  all: readonly Column[],
  options: ReadOptions,
): Promise<ReadValues> {
  if (input.format === undefined || input.format === 'parquet')
    return asItIs(input, options.layout === 'labels' ? all.map(plainText) : all);
  const expressions = placeholders(options, all);
  const { yTrue, yPred, sampleWeight, by } = propose([...all, ...expressions], options);
  // A column that is made of other columns has no cells.
  const known = new Set(all);
  const scalar = (columns: readonly Column[]): Column[] =>
    columns.filter((column) => !column.list && known.has(column));
  const truths = scalar(yTrue);
  const single = scalar(yPred.flatMap((one) => (one.length === 1 ? one : [])));
  const others = scalar([
    ...yPred.filter((one) => one.length > 1).flat(),
    ...(sampleWeight ? [sampleWeight] : []),
  ]);
  const used = [...new Set([...truths, ...single, ...others])];
  const isJson = input.format === 'jsonl';
  // DuckDB handles such texts in CSV and TSV, but not in JSON.
  const nulls = isJson ? nullTexts(options.nullText) : [];
  // Score columns that DuckDB read as numbers need no sample: there may be thousands of them.
  const scores = new Set(others);
  const open = used.filter((column) => !scores.has(column) || kindOf(column) === 'text');
  const cells = await firstCells(input, open, nulls);
  const sample = open.map((column) => ({ column, cells: cells(column) }));
  checkRows(sample, { input, columns: all.length });
  const looks = new Map(used.map((column) => [column, summarizeCells(column, cells(column))]));
  const chosen = namedColumns(all, options);
  // `--text` and `--layout labels` say that a text like [a] is a label and not a list.
  const isPlain = (column: Column): boolean =>
    chosen.text.has(column) || (options.layout === 'labels' && used.includes(column));
  const looksOf = (columns: readonly Column[]): CellSummary[] =>
    columns
      .map((column) => looks.get(column)!)
      .filter((look) => isPlain(look.column) || isScalar(look));
  const decisions = decideValues({
    truths: looksOf(truths),
    predictions: looksOf(single),
    numbers: looksOf(others),
    ...chosen,
    decimal: options.decimal,
    takesNames: () => takesNames(options),
  });
  const beside = await textBeside(input, {
    all,
    options,
    values: decisions,
    truths: looksOf(truths),
    yPred,
  });
  const byName = new Map([
    ...groupReadings(by, {
      all,
      used: new Set(used),
      given: [options.where ?? '', ...expressions.map(({ expression }) => expression.sql)],
      hasNulls: nulls.length > 0,
    }),
    ...otherReadings(chosen, new Set(used)),
    ...readingsOf(beside, [...looks.values()], { nulls, isPlain }),
  ]);
  const values = new ValuesInput(input, all, {
    byName,
    numbers: { decimal: beside.decimal, takesBoth: isJson },
    nulls,
    labels: labelsAmong(looksOf(truths), looksOf(single)),
  });
  return {
    input: values,
    all: await values.describe(),
    nullText: nullTexts(options.nullText),
    assumedOf: (columns) => assumedOf(beside.assumed, usedIn(columns)),
    check: (columns) =>
      checkChosen(columns, {
        looks: [...looks.values()],
        decided: beside,
        isMarkOpen: options.decimal === undefined,
        input,
        takesNames: () => takesNames(options),
      }),
  };
}

interface Beside {
  readonly all: readonly Column[];
  readonly options: ReadOptions;
  readonly values: DecidedValues;
  readonly truths: readonly CellSummary[];
  readonly yPred: readonly (readonly Column[])[];
}

/** Reads the truth as text, if the predictions are an expression that gives text. */
async function textBeside(
  input: SqlInput,
  { all, options, values, truths, yPred }: Beside,
): Promise<DecidedValues> {
  const [[prediction] = []] = yPred;
  const open = truths.filter(({ kind, column }) => kind !== 'text' && !values.as.has(column));
  if (!prediction?.expression || open.length === 0) return values;
  const { all: typed } = await withExpressions(input, all, options);
  const found = typed.find(({ name, expression }) => expression && name === prediction.name);
  if (found?.type !== 'string') return values;
  const of = open.map(({ column }) => column);
  return {
    ...values,
    as: new Map([...values.as, ...of.map((column) => [column, 'text'] as const)]),
    assumed: [
      ...values.assumed,
      { of, option: '--text', because: `${quote(prediction.name)} gives text` },
    ],
  };
}

const usedIn = ({ yTrue, yPred, sampleWeight }: Columns): readonly Column[] =>
  [yTrue, yPred, sampleWeight ?? []].flat();

/** The names of columns of truth and predictions that share labels. */
const labelsAmong = (
  truths: readonly CellSummary[],
  predictions: readonly CellSummary[],
): Set<string> =>
  new Set(
    truths.flatMap((truth) =>
      predictions.flatMap((one) =>
        one !== truth && sharesLabels(truth, one) ? [truth.column.name, one.column.name] : [],
      ),
    ),
  );

/** Whether cells are single values. Lists and objects in text are read elsewhere. */
const isScalar = ({ cells }: CellSummary): boolean => !/^\s*[[{]/.test(cells[0] ?? '');

interface Unlisted {
  readonly nulls: readonly string[];
  readonly isPlain: (column: Column) => boolean;
}

function readingsOf(
  { as }: DecidedValues,
  looks: readonly CellSummary[],
  { nulls, isPlain }: Unlisted,
): [string, CellReading][] {
  return looks.flatMap((look): [string, CellReading][] => {
    const { column, cells, kind } = look;
    const isText = isPlain(column) && kind === 'text' && !isScalar(look);
    const reading =
      as.get(column) ?? (isText ? 'text' : defaultReading(column, kind, nulls.length > 0));
    if (reading === undefined || !(isText || isScalar(look))) return [];
    const isInteger =
      kind === 'number' ? column.type === 'integer' : cells.length > 0 && cells.every(isWhole);
    const typed: Column =
      reading === 'text'
        ? { ...column, type: 'string', typeName: 'VARCHAR', ...(isText && { isPlain: true }) }
        : { ...column, type: isInteger ? 'integer' : 'float64', typeName: 'DOUBLE' };
    return [[column.name, { as: reading, column: typed }]];
  });
}

/** How an undecided column is read. Dates are text, because DuckDB would reformat them. Numbers are numbers, if a later cell may stand for NULL. */
function defaultReading(
  { typeName }: Column,
  kind: CellSummary['kind'],
  hasNulls: boolean,
): CellReading['as'] | undefined {
  if (kind === 'text') return typeName === 'VARCHAR' && !hasNulls ? undefined : 'text';
  return hasNulls && kind === 'number' ? 'number' : undefined;
}
