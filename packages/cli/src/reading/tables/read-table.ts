import type { SqlInput } from '../../inputs/input.ts';
import type { ReadOptions } from '../read-options.ts';
import { readValues } from '../values/read-values.ts';
import { ask, type Asked } from './ask.ts';
import { prepare } from './prepare.ts';

/** What is asked of a table, and the table. */
export interface TableQuestion extends Asked {
  readonly input: SqlInput;
  /** The texts that stand for NULL, where cells are text. */
  readonly nullText: readonly string[] | undefined;
}

/** Finds which column is what, and writes the query. Reads the names and types of the columns, and a few rows. */
export async function readTable(given: SqlInput, options: ReadOptions): Promise<TableQuestion> {
  const values = await readValues(given, options);
  const { input } = values;
  const table = await prepare(values, options);
  const exact = options.state === undefined ? 'area' : 'sums';
  return { ...ask(table, options, input.engine.dialect, exact), input, nullText: values.nullText };
}
