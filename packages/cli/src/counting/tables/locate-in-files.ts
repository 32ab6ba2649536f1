import { problemsQuery } from 'rightly/sql';
import { sqlName } from '../../engines/column.ts';
import { InputError } from '../../process/errors.ts';
import type { TableQuestion } from '../../reading/tables/read-table.ts';
import { predictionName, problemOf } from './problem-of.ts';

/** An error for the first row of all files that the query cannot count. */
export async function locateInFiles(
  { input, metrics, source, table }: TableQuestion,
  paths: readonly string[],
): Promise<InputError | undefined> {
  const { row: number } = table.names;
  const { yTrue, yPred } = table.columns;
  const originals = [yTrue, yPred].flat().map(sqlName);
  let first: unknown;
  for (const path of paths) {
    const from = table.from({ path, numbered: number });
    const sql = problemsQuery(metrics, { ...source, from }, [number, ...originals]);
    const [row] = await input.engine.query(`SELECT * FROM (${sql}) ORDER BY ${number} LIMIT 1`);
    if (row)
      return new InputError(
        `${path}: row ${String(row[number])}: ${problemOf(row, table, metrics)}`,
      );
    if (table.contents.predictions !== 'scores') continue;
    const width = `len(${table.names.yPred})`;
    const [start] = await input.engine.query(
      `SELECT ${width} AS width FROM ${from} ORDER BY ${number} LIMIT 1`,
    );
    first ??= start?.['width'];
    const [other] = await input.engine.query(
      `SELECT ${number}, ${width} AS width FROM ${from} WHERE ${width} <> ${String(first)} ORDER BY ${number} LIMIT 1`,
    );
    if (other)
      return new InputError(
        `${path}: row ${String(other[number])}: ${predictionName(table)} has ${String(other['width'])} scores, where the first row has ${String(first)}`,
      );
  }
  return undefined;
}
