import { refusalsBy } from 'rightly/sql';
import { type Column, sqlName } from '../../engines/column.ts';
import type { Row } from '../../engines/engine.ts';
import { quote } from '../../process/errors.ts';
import type { DeclaredMetric } from '../../reading/declared-metric.ts';
import { flag } from '../../reading/deciding/flag.ts';
import { unlike } from '../../reading/deciding/assumption.ts';
import { wanted as inWords } from '../../reading/deciding/rule.ts';
import type { PreparedTable } from '../../reading/tables/prepare-table.ts';

export const predictionName = ({ columns: { yPred } }: PreparedTable): string =>
  'name' in yPred ? `column ${quote(yPred.name)}` : `columns ${quote(yPred[0]!.name)} …`;

/** The error for a missing prediction. */
function missing(row: Row, { columns: { yPred } }: PreparedTable): string {
  const own = [yPred].flat().find((column) => row[sqlName(column)] === null);
  if (own) return `column ${quote(own.name)} is NULL (--nulls skip leaves such rows out)`;
  const first = [yPred].flat()[0]!;
  const { name } = first;
  return isUnreadList(row, first)
    ? noList(row, first)
    : `column ${quote(name)} holds NULL in its list (--nulls skip leaves such rows out)`;
}

/** Whether a cell holds a text that is not a list of numbers. */
const isUnreadList = (row: Row, column: Column): boolean =>
  column.typeName === 'VARCHAR' && row[sqlName(column)] != null;

const noList = (row: Row, column: Column): string =>
  `column ${quote(column.name)} must hold a list of numbers; it holds ${quote(String(row[sqlName(column)]))}: say ${flag('--text', column.name)} where that is a label`;

/** The error for a row of `problemsQuery`. */
export function problemOf(
  row: Row,
  table: PreparedTable,
  metrics: readonly DeclaredMetric[],
): string {
  const { yTrue, sampleWeight } = table.columns;
  const truth = `column ${quote(yTrue.name)}`;
  const weight = `column ${quote(sampleWeight?.name ?? '')}`;
  switch (row['_problem']) {
    case '_not_held':
      return notHeld(row, table);
    case '_nulls': {
      const which = row['_y_true'] === null ? truth : row['_weight'] === null ? weight : undefined;
      if (which === truth && isUnreadList(row, table.columns.yTrue))
        return noList(row, table.columns.yTrue);
      return which === undefined
        ? missing(row, table)
        : `${which} is NULL (--nulls skip leaves such rows out)`;
    }
    case '_fractions':
      return `${truth} must hold whole numbers as labels; it holds ${String(row['_y_true'])}`;
    case '_fraction_ids':
      return `${predictionName(table)} must hold class ids, whole numbers`;
    case '_truth_nan':
      return `${truth} must not hold NaN`;
    case '_lengths':
      return `${truth} and ${predictionName(table)} must have lists of one length`;
    case '_no_classes':
      return `${predictionName(table)} is an empty list`;
    case '_factors':
      return `${predictionName(table)} must have as many scores as alpha has numbers`;
    case '_unknown_labels':
      return `${truth} must hold labels that are classes; it holds ${labelIn(row, table)}`;
    case '_fraction_guesses':
      return `${predictionName(table)} must hold whole numbers as classes; it holds ${shown(row['_y_pred'])} (for a probability say --metrics precision,recall,f1_score,roc_auc or --per-class)`;
    case '_no_key':
      return `${truth} and ${predictionName(table)} must hold classes between -2^63 and 2^63; they hold ${shown(row['_y_true'])} and ${shown(row['_y_pred'])}`;
    case '_infinite':
    case '_not_finite':
      return `${metrics[Number(row['_metric'])]!.name} must be a finite number; ${truth} holds ${shown(row['_y_true'])}${needsNoTruth(table) ? '' : `, ${predictionName(table)} ${shown(row['_y_pred'])}`}`;
    case '_weights':
      return `${weight} must hold finite weights of at least 0; it holds ${String(row['_weight'])}`;
    default:
      return refused(row, table, refusalsBy(metrics)[String(row['_problem'])]!);
  }
}

/** Whether one column is both truth and predictions. */
const needsNoTruth = ({ columns: { yTrue, yPred } }: PreparedTable): boolean =>
  'name' in yPred && yPred.name === yTrue.name;

/** The error for a row that breaks the rule of an assumption. */
function notHeld(row: Row, table: PreparedTable): string {
  const { yTrue, yPred } = table.columns;
  const held = [yTrue, ...[yPred].flat().slice(0, 1)]
    .map((column) => `column ${quote(column.name)} holds ${shown(row[sqlName(column)])}`)
    .join(', ');
  const first = table.assumed.find(({ rule }) => rule);
  const wantedOf = table.rules.map(inWords).join(', and ');
  return first === undefined || table.rules.length > 1
    ? `${held}; expected that ${wantedOf}`
    : unlike(held, first);
}

/** Whether the truth was matched with names, and is none of them. */
const isUnnamed = (row: Row, { classes }: PreparedTable): boolean =>
  classes !== undefined && Number(row['_y_true']) === -1;

/** A label in the form of the column. */
const labelIn = (row: Row, table: PreparedTable): string =>
  isUnnamed(row, table) ? quote(String(row[sqlName(table.columns.yTrue)])) : shown(row['_y_true']);

/** The error of a metric's own check, with the names of the columns. */
function refused(row: Row, table: PreparedTable, expected: string): string {
  const isTruth = expected.includes('yTrue');
  const column = isTruth ? `column ${quote(table.columns.yTrue.name)}` : predictionName(table);
  if (isTruth && isUnnamed(row, table))
    return `${column} must hold labels that are classes; it holds ${labelIn(row, table)}`;
  const wanted = expected
    .replace(/^have y\w+ between /, 'lie between ')
    .replace(/^have no NaN in y\w+$/, 'not hold NaN')
    .replace(/ in each vector of y\w+$/, ' in each list');
  return `${column} must ${wanted}; it holds ${shown(row[isTruth ? '_y_true' : '_y_pred'])}`;
}

/** A number, or the first numbers of a list. */
function shown(value: unknown): string {
  if (!Array.isArray(value)) return String(value);
  return `[${value.slice(0, 5).join(', ')}${value.length > 5 ? ', …' : ''}]`;
}
