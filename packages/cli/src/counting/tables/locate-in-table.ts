import { problemsQuery } from 'rightly/sql';
import { sqlName } from '../../engines/column.ts';
import { InputError } from '../../process/errors.ts';
import type { TableQuestion } from '../../reading/tables/read-table.ts';
import { predictionName, problemOf } from './problem-of.ts';

/** An error for some row that the query cannot count. Rows of tables have no order, and so no numbers. */
export async function locateInTable({
  input,
  metrics,
  source,
  table,
}: TableQuestion): Promise<InputError | undefined> {
  const { engine } = input;
  const { dialect } = engine;
  const { yTrue, yPred } = table.columns;
  const originals = [yTrue, yPred].flat().map(sqlName);
  const sql = problemsQuery(metrics, source, originals, dialect);
  const [row] = await engine.query(`SELECT * FROM (${sql}) AS problems LIMIT 1`);
  if (row) return new InputError(`${input.source}: a row: ${problemOf(row, table, metrics)}`);
  if (table.contents.predictions !== 'scores') return undefined;
  const width = dialect.width(table.names.yPred);
  const [lengths] = await engine.query(
    `SELECT min(${width}) AS narrowest, max(${width}) AS widest FROM ${table.from()}`,
  );
  const [low, high] = [lengths?.['narrowest'], lengths?.['widest']].map(Number);
  return low === high
    ? undefined
    : new InputError(
        `${input.source}: ${predictionName(table)} must have the same number of scores in each row; it has from ${low} to ${high}`,
      );
}
