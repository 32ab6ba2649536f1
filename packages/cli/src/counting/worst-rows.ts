import { rowsQuery } from 'rightly/sql';
import { sqlName } from '../engines/column.ts';
import { InputError } from '../process/errors.ts';
import { named } from '../reading/choose-columns.ts';
import { isMean } from '../reading/declared-metric.ts';
import type { TableQuestion } from '../reading/tables/read-table.ts';
import { isLoss } from 'rightly/internal';

/** The rows with the worst predictions. */
export interface WorstRows {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The number of rows that are shown. */
const MOST = 20;

/** The rows with the largest losses, or the wrong rows with the highest confidence, with the truth, the prediction and these columns. */
export async function worstRows(
  { metrics, source, table, input, columns }: TableQuestion,
  shown: readonly string[],
): Promise<WorstRows> {
  const metric = metrics.find(isMean);
  if (!metric)
    throw new InputError(
      '--show is for metrics that have a value for each row: accuracies and losses',
    );
  const { dialect } = input.engine;
  const own = shown.flatMap((list) => named(table.all, list, '--show'));
  const { yTrue, yPred } = table.names;
  const keep = [...new Set([...own.map(sqlName), yTrue, yPred])];
  const isReal: boolean = isLoss(metric);
  const value = dialect.identifier(isReal ? metric.name : `${metric.name}_hit`);
  const prediction = dialect.identifier(yPred);
  const { predictions, layout } = table.contents;
  const isScores = predictions === 'scores' && layout !== 'ranked' && layout !== 'sequences';
  const surest =
    predictions === 'probability'
      ? `abs(${prediction} - 0.5)`
      : isScores
        ? dialect.lists.max(prediction)
        : undefined;
  const rows = rowsQuery([metric], source, keep, dialect);
  const order = isReal ? value : surest;
  const found = await input.engine.query(
    `SELECT * FROM (${rows}) AS judged${isReal ? '' : ` WHERE NOT ${value}`}${order === undefined ? '' : ` ORDER BY ${order} DESC`} LIMIT ${MOST}`,
  );
  const names = new Map([
    ...own.map((column) => [column.name, sqlName(column)] as const),
    [columns.yTrue.name, yTrue] as const,
    ['prediction', isScores ? 'predicted' : yPred] as const,
  ]);
  return {
    columns: [...names.keys()],
    rows: found.map((row) => Array.from(names.values(), (name) => String(row[name] ?? '–'))),
  };
}
