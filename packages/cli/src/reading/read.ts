import type { Input } from '../inputs/input.ts';
import { type ArrayQuestion, readArrays } from './arrays/read-arrays.ts';
import type { ReadOptions } from './read-options.ts';
import { readTable, type TableQuestion } from './tables/read-table.ts';

/** What is asked of an input: which columns hold what, and which metrics are counted. */
export type Question = TableQuestion | ArrayQuestion;

/** Finds which column is what, by names and content, and which metrics fit. */
export async function read(input: Input, options: ReadOptions): Promise<Question> {
  return 'engine' in input ? readTable(input, options) : readArrays(input, options);
}
