import type { Column } from '../../engines/column.ts';
import type { SqlInput } from '../../inputs/input.ts';
import { InputError } from '../../process/errors.ts';
import { checkNumeric } from '../check-numeric.ts';
import type { ReadOptions } from '../read-options.ts';
import { arrange, type PreparedTable, type ReadColumns, type Scores, where } from './arrange.ts';
import { choose } from './choose.ts';
import { readColumns } from './read-columns.ts';

/** Reads the columns' names and types, and a few rows; chooses the columns. */
export async function prepare(input: SqlInput, options: ReadOptions): Promise<PreparedTable> {
  const { engine } = input;
  const all = await input.describe();
  const reading = readColumns(input, choose(all, options), all, options.where);
  if ((await engine.query(`SELECT 1 AS one FROM ${reading.from()} LIMIT 1`)).length === 0)
    throw new InputError(`${input.source} holds no rows`);
  const scores = await scoresIn(reading, input);
  const prepared = arrange(all, reading, scores, options, engine.dialect);
  const condition = where(options);
  if (condition !== '')
    await checkWhere(`SELECT 1 AS one FROM ${reading.from()}${condition} LIMIT 0`, input);
  return prepared;
}

async function checkWhere(query: string, { engine }: SqlInput): Promise<void> {
  try {
    await engine.query(query);
  } catch (error) {
    const [line = ''] = (error as Error).message.split('\n');
    throw new InputError(`--where must be a condition in SQL; ${line.replace(/^\w+ Error: /, '')}`);
  }
}

/** The columns of predictions; a list written as text, as CSV has it, is a list. */
async function scoresIn({ columns, from }: ReadColumns, input: SqlInput): Promise<Scores> {
  const { yPred } = columns;
  if (Array.isArray(yPred)) {
    for (const column of yPred as readonly Column[]) checkNumeric(column, '--y-pred', false);
    return { columns: yPred as readonly Column[], count: yPred.length, isList: true };
  }
  const column = yPred as Column;
  if (column.type === 'other' || (column.list && column.type === 'string'))
    checkNumeric(column, '--y-pred');
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
async function firstLength({ name }: Column, from: string, { engine }: SqlInput): Promise<number> {
  const column = engine.dialect.identifier(name);
  const [row] = await engine.query(
    `SELECT ${engine.dialect.width(column)} AS classes FROM ${from} WHERE ${column} IS NOT NULL LIMIT 1`,
  );
  return Number(row?.['classes'] ?? 0);
}
