import type { Input } from '../inputs/input.ts';
import { type ArrayQuestion, readArrays } from './arrays/read-arrays.ts';
import type { ReadOptions } from './read-options.ts';
import { readTable, type TableQuestion } from './tables/read-table.ts';

/** A question about an input: the role of each column, and the metrics to count. */
export type Question = TableQuestion | ArrayQuestion;

/** Finds the role of each column by names and content, and the metrics. */
export async function read(input: Input, options: ReadOptions): Promise<Question> {
  return 'engine' in input ? readTable(input, options) : readArrays(input, options);
}
